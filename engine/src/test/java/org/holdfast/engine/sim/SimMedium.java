package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.vtl.fault.DamagedMedium;
import org.holdfast.device.vtl.medium.MemoryMedium;
import org.holdfast.device.vtl.medium.TapeMedium;
import org.holdfast.device.vtl.medium.UnreadableBlockException;

/** A cartridge that can be destroyed: then no block of it can be read or written. Or a part of it. */
final class SimMedium implements TapeMedium {
    private final MemoryMedium content;
    private final DamagedMedium inner;
    private boolean destroyed;

    SimMedium(IntUnaryOperator kept) {
        content = new MemoryMedium(kept);
        inner = new DamagedMedium(content);
    }

    void destroy() {
        destroyed = true;
    }

    boolean destroyed() {
        return destroyed;
    }

    /** What is on it, whether it can be read or not. */
    MemoryMedium content() {
        return content;
    }

    /** Its bad spots. */
    DamagedMedium spots() {
        return inner;
    }

    private void check(int partition, long block) throws UnreadableBlockException {
        if (destroyed) {
            throw new UnreadableBlockException(partition, block, "destroyed");
        }
    }

    @Override
    public int partitions() {
        return inner.partitions();
    }

    @Override
    public long endOfData(int partition) {
        return inner.endOfData(partition);
    }

    @Override
    public boolean endOfDataMissing(int partition) {
        return inner.endOfDataMissing(partition);
    }

    @Override
    public long usedBefore(int partition, long block) throws IOException {
        return inner.usedBefore(partition, block);
    }

    @Override
    public Item at(int partition, long block) throws IOException {
        check(partition, block);
        return inner.at(partition, block);
    }

    @Override
    public Item read(int partition, long block, ByteBuffer room) throws IOException {
        check(partition, block);
        return inner.read(partition, block, room);
    }

    @Override
    public void write(int partition, long block, ByteBuffer data) throws IOException {
        check(partition, block);
        inner.write(partition, block, data);
    }

    @Override
    public void writeFilemarks(int partition, long block, int count) throws IOException {
        check(partition, block);
        inner.writeFilemarks(partition, block, count);
    }

    @Override
    public void truncate(int partition, long block) throws IOException {
        inner.truncate(partition, block);
    }

    @Override
    public long filemarksBefore(int partition, long block) {
        return inner.filemarksBefore(partition, block);
    }

    @Override
    public OptionalLong filemark(int partition, long index) {
        return inner.filemark(partition, index);
    }

    @Override
    public void flush() throws IOException {
        inner.flush();
    }

    @Override
    public void format(int partitions) throws IOException {
        check(0, 0);
        inner.format(partitions);
    }

    @Override
    public Optional<MamAttribute> attribute(int partition, int id) throws IOException {
        return inner.attribute(partition, id);
    }

    @Override
    public void attribute(int partition, MamAttribute attribute) throws IOException {
        inner.attribute(partition, attribute);
    }

    @Override
    public List<Integer> attributeIds(int partition) throws IOException {
        return inner.attributeIds(partition);
    }

    @Override
    public void crash() throws IOException {
        inner.crash();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
