package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where things are in a container: a mark about every MiB and every filemark, in memory and in a
 * file beside it, so that a cartridge opens without being read.
 *
 * <p>The file may lag behind or be missing: it is then made good by a scan. It never runs ahead,
 * because it is written after the flush that it speaks of. Its first entry names the recording it
 * belongs to; entries count up to the last END.
 */
final class ContainerIndex {
    /** A place from which the container can be walked: the object {@code block} is at offset. */
    record Mark(long block, long offset, long used, int chain) {}

    static final long SPACING = 1 << 20;
    private static final int ENTRY = 40;
    private static final int START = 1;
    private static final int MARK = 2;
    private static final int FILEMARK = 3;
    private static final int END = 4;

    private final Path file;
    private final LongList blocks = new LongList();
    private final LongList offsets = new LongList();
    private final LongList used = new LongList();
    private final LongList chains = new LongList();
    final LongList filemarks = new LongList();
    private long generation;
    private int savedMarks;
    private int savedFilemarks;
    private long fileEnd = -1;

    ContainerIndex(Path file) {
        this.file = file;
    }

    /** The last mark at or before {@code block}, or null. */
    Mark floor(long block) {
        int at = blocks.below(block + 1) - 1;
        return at < 0 ? null : mark(at);
    }

    private Mark mark(int at) {
        return new Mark(blocks.get(at), offsets.get(at), used.get(at), (int) chains.get(at));
    }

    /** Notes an object that is being appended, when it is time for a mark. */
    void note(Mark at, boolean filemark) {
        int n = offsets.size();
        if (n == 0 || at.offset() - offsets.get(n - 1) >= SPACING) {
            blocks.add(at.block());
            offsets.add(at.offset());
            used.add(at.used());
            chains.add(at.chain());
        }
        if (filemark) {
            filemarks.add(at.block());
        }
    }

    /** Forgets everything from {@code block} on, in memory. */
    void cut(long block) {
        filemarks.cut(block);
        int keep = blocks.below(block);
        blocks.resize(keep);
        offsets.resize(keep);
        used.resize(keep);
        chains.resize(keep);
        if (keep < savedMarks || filemarks.size() < savedFilemarks) {
            savedMarks = 0;
            savedFilemarks = 0;
            fileEnd = -1;
        }
    }

    /** Reads the file; returns the last END, or null when it cannot be used. */
    Mark load(long wantedGeneration) throws IOException {
        generation = wantedGeneration;
        if (!Files.exists(file)) {
            return null;
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        Mark end = null;
        while (all.remaining() >= ENTRY) {
            int at = all.position();
            int type = all.getInt();
            int chain = all.getInt();
            Mark m = new Mark(all.getLong(), all.getLong(), all.getLong(), chain);
            all.getInt();
            if (all.getInt() != RecordHeader.crcOf(all.slice(at, ENTRY - 4))
                    || at == 0 && (type != START || m.block() != generation)) {
                break;
            }
            switch (type) {
                case MARK -> note(m, false);
                case FILEMARK -> filemarks.add(m.block());
                case END -> {
                    end = m;
                    saved(all.position(), blocks.size(), filemarks.size());
                }
                default -> { }
            }
        }
        if (end == null) {
            cut(0);
        } else {
            blocks.resize(savedMarks);
            offsets.resize(savedMarks);
            used.resize(savedMarks);
            chains.resize(savedMarks);
            filemarks.resize(savedFilemarks);
        }
        return end;
    }

    private void saved(long end, int marks, int files) {
        savedMarks = marks;
        savedFilemarks = files;
        fileEnd = end;
    }

    /** Adds what is new, and that all up to {@code end} is on the medium. */
    void append(Mark end) throws IOException {
        if (fileEnd < 0) {
            rewrite(end);
            return;
        }
        ByteBuffer entries = newEntries(end);
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = entries.remaining();
            DurableFile.writeFully(c, entries, fileEnd);
            saved(fileEnd + size, blocks.size(), filemarks.size());
        }
    }

    private ByteBuffer newEntries(Mark end) {
        int marks = blocks.below(end.block());
        int files = filemarks.below(end.block());
        int count = marks - savedMarks + files - savedFilemarks + 2;
        ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(ENTRY, count));
        if (fileEnd < 0) {
            put(b, START, new Mark(generation, 0, 0, 0));
        }
        for (int i = savedMarks; i < marks; i++) {
            put(b, MARK, mark(i));
        }
        for (int i = savedFilemarks; i < files; i++) {
            put(b, FILEMARK, new Mark(filemarks.get(i), 0, 0, 0));
        }
        put(b, END, end);
        return b.flip();
    }

    /** Writes the whole file anew, durably: for a cut, which must precede the data's own. */
    void rewrite(Mark end) throws IOException {
        savedMarks = 0;
        savedFilemarks = 0;
        fileEnd = -1;
        ByteBuffer entries = newEntries(end);
        byte[] bytes = new byte[entries.remaining()];
        entries.get(bytes);
        DurableFile.replace(file, bytes);
        saved(bytes.length, blocks.below(end.block()), filemarks.below(end.block()));
    }

    private static void put(ByteBuffer b, int type, Mark m) {
        int at = b.position();
        b.putInt(type).putInt(m.chain()).putLong(m.block()).putLong(m.offset()).putLong(m.used());
        b.putInt(0);
        b.putInt(RecordHeader.crcOf(b.slice(at, ENTRY - 4)));
    }
}
