package org.holdfast.engine.walk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.vtl.medium.ContainerMedium;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.device.vtl.medium.RecordsMedium;
import org.holdfast.device.vtl.medium.TapeMedium;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexScan;
import org.holdfast.engine.ltfs.format.LtfsLabel;

/**
 * A cartridge as it lies in its slot, read block by block without drive, ledger or catalog: what
 * any other software would find on it.
 */
final class WrittenTape implements AutoCloseable {
    private final TapeMedium medium;
    private final Map<Integer, List<Index>> indexes = new TreeMap<>();
    /** Block size of the label of partition 0. */
    final int blockSize;

    /** An index: where it begins, and its bytes. */
    record Index(int partition, long block, byte[] xml) {
        IndexHeader header() throws IOException {
            try (IndexReader in = reader()) {
                return in.header();
            }
        }

        IndexReader reader() throws IOException {
            return new IndexReader(new ByteArrayInputStream(xml), IndexLimits.DEFAULT);
        }

        /** All entries but the root, by path. */
        TreeMap<String, IndexEntry> entries() throws IOException {
            TreeMap<String, IndexEntry> all = new TreeMap<>();
            try (IndexReader in = reader()) {
                IndexScan.scan(in, List.of(), (directory, e) -> {
                    String path = "/" + String.join("/", directory)
                            + (directory.isEmpty() ? "" : "/") + e.name();
                    if (all.put(path, e) != null) {
                        throw new IOException("twice: " + path);
                    }
                });
            }
            return all;
        }
    }

    private WrittenTape(TapeMedium medium) throws IOException {
        this.medium = medium;
        this.blockSize = LtfsLabel.parse(block(0, 2)).blockSize();
    }

    static WrittenTape open(Path directory, MediaForm form) throws IOException {
        return new WrittenTape(switch (form) {
            case CONTAINER -> new ContainerMedium(directory, 2);
            case RECORDS -> new RecordsMedium(directory, 2);
        });
    }

    @Override
    public void close() throws IOException {
        medium.close();
    }

    long end(int partition) {
        return medium.endOfData(partition);
    }

    /** Bytes of a block; -1: a filemark. */
    int length(int partition, long block) throws IOException {
        TapeMedium.Item item = medium.at(partition, block);
        return item.filemark() ? -1 : item.length();
    }

    byte[] block(int partition, long block) throws IOException {
        ByteBuffer room = ByteBuffer.allocateDirect(Math.max(1, length(partition, block)));
        medium.read(partition, block, room);
        byte[] bytes = new byte[room.flip().remaining()];
        room.get(bytes);
        return bytes;
    }

    Optional<byte[]> attribute(int partition, int id) throws IOException {
        return medium.attribute(partition, id).map(MamAttribute::value);
    }

    /** Every index of a partition, in the order of the tape. */
    List<Index> indexes(int partition) throws IOException {
        if (indexes.get(partition) == null) {
            indexes.put(partition, look(partition));
        }
        return indexes.get(partition);
    }

    private List<Index> look(int partition) throws IOException {
        List<Index> found = new ArrayList<>();
        for (long b = 4; b + 1 < end(partition); b++) {
            if (length(partition, b) < 0 && length(partition, b + 1) > 0 && isIndex(partition,
                    b + 1)) {
                ByteArrayOutputStream xml = new ByteArrayOutputStream();
                long at = b + 1;
                while (at < end(partition) && length(partition, at) > 0) {
                    xml.write(block(partition, at++));
                }
                found.add(new Index(partition, b + 1, xml.toByteArray()));
                b = at - 1;
            }
        }
        return found;
    }

    private boolean isIndex(int partition, long block) throws IOException {
        byte[] bytes = block(partition, block);
        String text = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.UTF_8);
        return text.startsWith("<?xml") && text.contains("<ltfsindex");
    }

    /** The newest index: of the index partition, as a mount finds it after an unmount. */
    Index newest() throws IOException {
        return indexes(0).getLast();
    }

    /** The bytes of a file, found by its extents alone; what they leave out is zeros. */
    byte[] content(FileEntry file) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        for (Extent e : file.extents()) {
            int done = 0;
            while (done < e.byteCount()) {
                long position = e.byteOffset() + (long) done;
                byte[] block = block(1, e.startBlock() + position / blockSize);
                int from = (int) (position % blockSize);
                int n = (int) Math.min(block.length - from, e.byteCount() - done);
                if (n <= 0) {
                    throw new IOException(file.name() + " ends in block " + e.startBlock());
                }
                System.arraycopy(block, from, bytes, Math.toIntExact(e.fileOffset()) + done, n);
                done += n;
            }
        }
        return bytes;
    }
}
