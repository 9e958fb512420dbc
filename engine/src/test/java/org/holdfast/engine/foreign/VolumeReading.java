package org.holdfast.engine.foreign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.io.LtfsVolume;

/** What a mounted volume holds, by the code that the engine uses. */
final class VolumeReading {
    private static final int ROOM = 1 << 20;

    private VolumeReading() {}

    /** Everything that the newest index names. */
    static Map<String, Entry> newest(LtfsVolume volume) throws IOException {
        try (IndexReader index = volume.openIndex()) {
            return all(volume, index);
        }
    }

    /** Everything that an index names which is not the newest. */
    static Map<String, Entry> of(LtfsVolume volume, byte[] xml) throws IOException {
        try (IndexReader index = new IndexReader(new ByteArrayInputStream(xml),
                IndexLimits.DEFAULT)) {
            return all(volume, index);
        }
    }

    /** The records up to the next filemark. */
    static byte[] records(TapeDrive drive, int partition, long block) throws IOException {
        drive.locate(partition, block);
        ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (drive.read(room.clear()) instanceof ReadOutcome.Block) {
            whole.write(bytes(room));
        }
        return whole.toByteArray();
    }

    private static byte[] bytes(ByteBuffer room) {
        byte[] bytes = new byte[room.remaining()];
        room.get(bytes);
        return bytes;
    }

    private static Map<String, Entry> all(LtfsVolume volume, IndexReader index)
            throws IOException {
        Map<String, Entry> found = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        while (true) {
            switch (index.next()) {
                case IndexReader.Event.Enter(DirectoryEntry d) -> {
                    path.addLast(path.isEmpty() ? "/" : path.getLast() + d.name() + "/");
                    found.put(path.getLast(), entry(d, "directory", 0, false, ""));
                }
                case IndexReader.Event.File(FileEntry f) ->
                    found.put(path.getLast() + f.name(), file(volume, f));
                case IndexReader.Event.Leave _ -> path.removeLast();
                case IndexReader.Event.End _ -> {
                    return found;
                }
            }
        }
    }

    private static Entry file(LtfsVolume volume, FileEntry f) throws IOException {
        return f.symlink().isPresent()
                ? entry(f, "link", 0, f.openForWrite(), f.symlink().get())
                : entry(f, "file", f.length(), f.openForWrite(),
                        Goldens.sha256(content(volume, f)));
    }

    /** A file's bytes from the tape; holes are zeros. */
    private static byte[] content(LtfsVolume volume, FileEntry file) throws IOException {
        byte[] whole = new byte[Math.toIntExact(file.length())];
        for (Extent e : file.extents()) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            volume.read(e, b -> part.writeBytes(bytes(b)));
            System.arraycopy(part.toByteArray(), 0, whole, (int) e.fileOffset(), part.size());
        }
        return whole;
    }

    private static Entry entry(IndexEntry e, String kind, long length, boolean open,
            String content) {
        EntryTimes t = e.times();
        Map<String, String> attributes = new TreeMap<>();
        for (ExtendedAttribute a : e.attributes()) {
            attributes.put(a.key(), HexFormat.of().formatHex(a.value()));
        }
        return new Entry(kind, e.uid(), length, e.readOnly(), open, List.of(t.creation(),
                t.change(), t.modify(), t.access(), t.backup()), attributes, content);
    }
}
