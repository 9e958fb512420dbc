package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.holdfast.device.vtl.medium.ContainerIndex.Mark;
import org.holdfast.device.vtl.medium.TapeMedium.Item;

/**
 * One partition in one file: a page with the recording's number, then objects, each behind a
 * {@link RecordHeader}. Zeros up to the next page mean that the next object begins there.
 *
 * <p>When opened, what the index vouches for is trusted (and checked when it is read); what lies
 * behind it is taken over object by object as long as header, chain and payload are whole.
 */
final class ContainerPartition implements AutoCloseable {
    private static final long MAGIC = 0x484F4C4454415045L;
    private final int number;
    private final Path file;
    private final FileChannel plain;
    private final ContainerReader reader;
    private final ContainerIndex index;
    private final ByteBuffer headerRoom = ByteBuffer.allocate(RecordHeader.BYTES);
    private ContainerWriter writer;
    private Mark end;
    private Mark flushed;
    private Mark cursor;

    ContainerPartition(Path directory, int number) throws IOException {
        this.number = number;
        this.file = directory.resolve("p" + number + ".tape");
        this.index = new ContainerIndex(directory.resolve("p" + number + ".index"));
        this.plain = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.CREATE);
        this.reader = new ContainerReader(file);
        try {
            recover();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void recover() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(32);
        DurableFile.readFully(plain, first, 0);
        first.flip();
        boolean headed = first.remaining() == 32 && first.getLong(0) == MAGIC
                && first.getInt(28) == RecordHeader.crcOf(first.slice(0, 28));
        if (!headed && plain.size() > ContainerWriter.PAGE) {
            throw new IOException("not a container, or its first page is damaged: " + file);
        }
        if (!headed) {
            restart(1);
            return;
        }
        long generation = first.getLong(16);
        Mark trusted = index.load(generation);
        long size = plain.size();
        boolean stale = trusted == null || trusted.offset() > size;
        if (trusted == null) {
            trusted = start(generation);
        } else if (trusted.offset() > size) {
            Mark mark = lastMarkWithin(trusted.block(), size);
            trusted = mark == null ? start(generation) : mark;
            index.cut(trusted.block());
        }
        end = trusted;
        cursor = trusted;
        scan();
        flushed = end;
        if (stale) {
            index.rewrite(end);
        }
    }

    private Mark lastMarkWithin(long block, long size) {
        Mark mark = index.floor(block);
        while (mark != null && mark.offset() >= size) {
            mark = mark.block() == 0 ? null : index.floor(mark.block() - 1);
        }
        return mark;
    }

    private static Mark start(long generation) {
        return new Mark(0, ContainerWriter.PAGE, 0, Long.hashCode(generation));
    }

    /** Begins a new recording: an empty partition. */
    private void restart(long generation) throws IOException {
        closeWriter();
        index.cut(0);
        plain.truncate(0);
        ByteBuffer head = ByteBuffer.allocate(ContainerWriter.PAGE);
        head.putLong(MAGIC).putInt(1).putInt(number).putLong(generation).putInt(0);
        head.putInt(RecordHeader.crcOf(head.slice(0, 28)));
        DurableFile.writeFully(plain, head.clear(), 0);
        plain.force(true);
        reader.forget();
        end = start(generation);
        cursor = end;
        flushed = end;
        index.load(generation);
        index.cut(0);
        index.rewrite(end);
    }

    /** Takes over whole objects behind the end that is known. */
    private void scan() throws IOException {
        ByteBuffer payload = null;
        while (true) {
            Optional<Found> next = headerAt(end.offset());
            if (next.isEmpty() || next.get().header().block() != end.block()
                    || next.get().header().previous() != end.chain()) {
                return;
            }
            Found found = next.get();
            int length = found.header().length();
            if (payload == null || payload.capacity() < length) {
                payload = ByteBuffer.allocateDirect(Math.max(length, 1 << 20));
            }
            payload.clear().limit(length);
            reader.read(payload, found.offset() + RecordHeader.BYTES);
            if (payload.hasRemaining()
                    || RecordHeader.crcOf(payload.flip()) != found.header().payloadCrc()) {
                return;
            }
            noteAppended(found.offset(), found.header());
        }
    }

    private void noteAppended(long offset, RecordHeader header) {
        index.note(new Mark(end.block(), offset, end.used(), end.chain()), header.filemark());
        end = new Mark(end.block() + 1, offset + RecordHeader.BYTES + header.length(),
                end.used() + header.item().cost(), header.crc());
    }

    /** A header and where it really is, which may be on the next page. */
    private record Found(long offset, RecordHeader header) {}

    private Optional<Found> headerAt(long offset) throws IOException {
        long at = offset;
        RecordHeader header = readHeader(at);
        if (header == null && at % ContainerWriter.PAGE != 0) {
            at = ContainerWriter.align(at);
            header = readHeader(at);
        }
        return header == null ? Optional.empty() : Optional.of(new Found(at, header));
    }

    private RecordHeader readHeader(long at) throws IOException {
        headerRoom.clear();
        reader.read(headerRoom, at);
        return RecordHeader.parse(headerRoom.flip());
    }

    /** Finds an object: walks from the nearest place that is known. */
    private Found find(long block) throws IOException {
        drain();
        Mark mark = index.floor(block);
        Mark from = cursor.block() <= block && (mark == null || cursor.block() > mark.block())
                ? cursor : mark;
        while (true) {
            Optional<Found> found = headerAt(from.offset());
            if (found.isEmpty() || found.get().header().block() != from.block()) {
                throw new UnreadableBlockException(number, from.block(), "header damaged");
            }
            RecordHeader h = found.get().header();
            cursor = new Mark(from.block(), found.get().offset(), from.used(), from.chain());
            if (from.block() == block) {
                return found.get();
            }
            from = new Mark(from.block() + 1,
                    found.get().offset() + RecordHeader.BYTES + h.length(),
                    from.used() + h.item().cost(), h.crc());
        }
    }

    long endOfData() {
        return end.block();
    }

    long usedBefore(long block) throws IOException {
        if (block == end.block()) {
            return end.used();
        }
        find(block);
        return cursor.used();
    }

    Item at(long block) throws IOException {
        Checks.object(block, end.block());
        return find(block).header().item();
    }

    Item read(long block, ByteBuffer room) throws IOException {
        Checks.object(block, end.block());
        Found found = find(block);
        int length = found.header().length();
        if (length == 0) {
            return Item.FILEMARK;
        }
        boolean fits = room.remaining() >= length;
        ByteBuffer into = fits ? room.slice(room.position(), length)
                : ByteBuffer.allocate(length);
        reader.read(into, found.offset() + RecordHeader.BYTES);
        if (into.hasRemaining()
                || RecordHeader.crcOf(into.flip()) != found.header().payloadCrc()) {
            throw new UnreadableBlockException(number, block, "checksum differs");
        }
        if (fits) {
            room.position(room.position() + length);
        } else {
            room.put(into.slice(0, room.remaining()));
        }
        cursor = new Mark(block + 1, found.offset() + RecordHeader.BYTES + length,
                cursor.used() + length, found.header().crc());
        return found.header().item();
    }

    void append(long block, Item item, ByteBuffer payload) throws IOException {
        Checks.position(block, end.block());
        if (block < end.block()) {
            truncate(block);
        }
        if (writer == null) {
            openWriter();
        }
        int crc = RecordHeader.crcOf(payload);
        reader.forget();
        try {
            ByteBuffer room = writer.room(RecordHeader.BYTES);
            long offset = writer.offset();
            RecordHeader h = RecordHeader.put(room, item, crc, block, end.chain());
            writer.put(payload);
            noteAppended(offset, h);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Bytes of a torn tail behind the end go before anything is written in their place. */
    private void openWriter() throws IOException {
        if (plain.size() > end.offset()) {
            plain.truncate(end.offset());
            plain.force(true);
            reader.forget();
        }
        writer = new ContainerWriter(file, end.offset());
    }

    void truncate(long block) throws IOException {
        Checks.position(block, end.block());
        if (block == end.block()) {
            return;
        }
        Found at = find(block);
        Mark cut = cursor;
        closeWriter();
        index.cut(block);
        end = new Mark(block, at.offset(), cut.used(), at.header().previous());
        cursor = end;
        flushed = flushed.block() > block ? end : flushed;
        index.rewrite(flushed);
        plain.truncate(end.offset());
        plain.force(true);
        reader.forget();
    }

    long filemarksBefore(long block) {
        return index.filemarks.below(block);
    }

    LongList filemarks() {
        return index.filemarks;
    }

    private void drain() throws IOException {
        if (writer != null) {
            try {
                writer.drain();
            } catch (IOException e) {
                throw lost(e);
            }
        }
    }

    /** What was not flushed went with a write that failed. */
    private IOException lost(IOException why) {
        try {
            crash();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    void flush() throws IOException {
        if (writer == null || flushed.block() == end.block()) {
            return;
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw lost(e);
        }
        flushed = end;
        index.append(end);
    }

    void format() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(32);
        DurableFile.readFully(plain, first, 0);
        restart(first.getLong(16) + 1);
    }

    /** Loses what was not flushed. */
    void crash() throws IOException {
        // Bytes of it may lie behind the end already: the next writer cuts them off.
        closeWriter();
        if (flushed.block() < end.block()) {
            index.cut(flushed.block());
            end = flushed;
            cursor = flushed;
            plain.truncate(end.offset());
            plain.force(true);
            reader.forget();
        }
    }

    private void closeWriter() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    @Override
    public void close() throws IOException {
        try (plain; reader) {
            flush();
        } finally {
            closeWriter();
        }
    }
}
