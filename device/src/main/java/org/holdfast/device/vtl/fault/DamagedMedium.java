package org.holdfast.device.vtl.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.vtl.medium.TapeMedium;
import org.holdfast.device.vtl.medium.UnreadableBlockException;
import org.holdfast.device.vtl.medium.UnwritableBlockException;

/**
 * A cartridge with bad spots that stay, around any other. It counts for each spot how often the
 * head really met it. Formatting mends nothing.
 *
 * <p>Thread rule: one thread at a time, like any medium.
 */
public final class DamagedMedium implements TapeMedium {
    private final TapeMedium inner;
    private final Map<BadSpot, Long> met = new LinkedHashMap<>();

    /** Around a medium that is whole. */
    public DamagedMedium(TapeMedium inner) {
        this.inner = inner;
    }

    /** From now on this is bad. */
    public void damage(BadSpot spot) {
        met.putIfAbsent(spot, 0L);
    }

    /** How often each spot was met. */
    public Map<BadSpot, Long> met() {
        return Collections.unmodifiableMap(met);
    }

    /** Whether some of these blocks cannot be read. */
    public boolean unreadable(int partition, long from, long to) {
        return met.keySet().stream().anyMatch(s -> s.reading() && s.meets(partition, from, to));
    }

    private boolean meets(int partition, long from, long to, boolean writing) {
        boolean any = false;
        for (Map.Entry<BadSpot, Long> spot : met.entrySet()) {
            boolean here = (writing ? spot.getKey().writing() : spot.getKey().reading())
                    && spot.getKey().meets(partition, from, to);
            spot.setValue(spot.getValue() + (here ? 1 : 0));
            any |= here;
        }
        return any;
    }

    private void checkWriting(int partition, long from, long to)
            throws UnwritableBlockException {
        if (meets(partition, from, to, true)) {
            throw new UnwritableBlockException(partition, from, "a bad spot");
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
        return inner.at(partition, block);
    }

    @Override
    public Item read(int partition, long block, ByteBuffer room) throws IOException {
        if (meets(partition, block, block + 1, false)) {
            throw new UnreadableBlockException(partition, block, "a bad spot");
        }
        return inner.read(partition, block, room);
    }

    @Override
    public void write(int partition, long block, ByteBuffer data) throws IOException {
        checkWriting(partition, block, block + 1);
        inner.write(partition, block, data);
    }

    @Override
    public void writeFilemarks(int partition, long block, int count) throws IOException {
        checkWriting(partition, block, block + count);
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
