package org.holdfast.engine.foreign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** A directory of records, read as files: no drive, no code of ours. */
final class PlainTape {
    private final Path directory;
    private final int blockSize;
    private final Map<String, Integer> partitions = new TreeMap<>();

    PlainTape(Path directory) throws IOException {
        this.directory = directory;
        Element label = PlainIndex.parse(record(0, 2));
        blockSize = Integer.parseInt(PlainIndex.text(label, "blocksize"));
        for (int p = 0; p < 2; p++) {
            Element location = PlainIndex.child(PlainIndex.parse(record(p, 2)), "location")
                    .orElseThrow();
            partitions.put(PlainIndex.text(location, "partition"), p);
        }
    }

    private byte[] record(int partition, long block) throws IOException {
        return Files.readAllBytes(directory.resolve(partition + "_" + block + "_R"));
    }

    private boolean is(int partition, long block, String what) {
        return Files.exists(directory.resolve(partition + "_" + block + "_" + what));
    }

    /** Copies bytes of the tape into a file's bytes. */
    void copy(String partition, long block, int offset, byte[] file, int at, int count)
            throws IOException {
        int p = partitions.get(partition);
        int done = 0;
        while (done < count) {
            long place = (long) offset + done;
            byte[] record = record(p, block + place / blockSize);
            int inside = (int) (place % blockSize);
            int some = Math.min(count - done, blockSize - inside);
            System.arraycopy(record, inside, file, at + done, some);
            done += some;
        }
    }

    /** The indexes of a partition, each between two filemarks, by their first blocks. */
    TreeMap<Long, byte[]> indexes(int partition) throws IOException {
        TreeMap<Long, byte[]> found = new TreeMap<>();
        for (long block = 4; !is(partition, block, "E"); block++) {
            if (!is(partition, block, "F") || !is(partition, block + 1, "R")) {
                continue;
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            long next = block + 1;
            while (is(partition, next, "R")) {
                whole.write(record(partition, next++));
            }
            String text = whole.toString(StandardCharsets.ISO_8859_1);
            if (is(partition, next, "F") && text.startsWith("<?xml")
                    && text.contains("<ltfsindex ")) {
                found.put(block + 1, whole.toByteArray());
            }
        }
        return found;
    }
}
