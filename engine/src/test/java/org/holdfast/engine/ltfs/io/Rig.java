package org.holdfast.engine.ltfs.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;

/** A drive, a spool, and files with contents that can be foretold. */
final class Rig {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");
    static final UUID VOLUME = UUID.fromString("0b1c9a54-3f8e-4b65-9a4e-1c2d3e4f5a6b");
    static final String CREATOR = "HOLDFAST HOLDFAST 0.1.0 - Linux - test";

    final TapeDrive drive;
    final IndexSpool spool;
    final int blockSize;

    Rig(ScsiTransport transport, int blockSize) {
        this(transport, new IndexSpool(new FakeFileStore(), Path.of("/home/indexes")),
                blockSize);
    }

    Rig(ScsiTransport transport, IndexSpool spool, int blockSize) {
        this.drive = new TapeDrive(transport);
        this.spool = spool;
        this.blockSize = blockSize;
    }

    VolumeSpec spec() {
        return new VolumeSpec(VOLUME, Optional.of(new Barcode("AB0012L8")), "Täst volume",
                blockSize, true, CREATOR, spool);
    }

    CommitReceipt format() throws IOException {
        return LtfsVolume.format(drive, spec(), NOW);
    }

    MountPlan plan(MountPlan.Access access) {
        return new MountPlan(access, CREATOR, spool, IndexLimits.DEFAULT, Optional.empty());
    }

    LtfsVolume mount() throws IOException {
        return LtfsVolume.mount(drive, plan(MountPlan.Access.APPEND));
    }

    LtfsVolume mountReadOnly() throws IOException {
        return LtfsVolume.mount(drive, plan(MountPlan.Access.READ_ONLY));
    }

    /** Bytes that follow from the seed. */
    static byte[] bytes(long seed, int count) {
        byte[] b = new byte[count];
        new java.util.SplittableRandom(seed).nextBytes(b);
        return b;
    }

    /** Appends a file and puts it into the root directory. */
    static void add(LtfsVolume volume, String name, byte[] content) throws IOException {
        ByteBuffer direct = ByteBuffer.allocateDirect(content.length).put(content).flip();
        TapePoint at = volume.append(direct);
        volume.put(new IndexChange.Put(List.of(name), file(volume, name, at, content.length)));
    }

    static FileEntry file(LtfsVolume volume, String name, TapePoint at, long length) {
        List<Extent> extents = length == 0 ? List.of() : List.of(new Extent(
                volume.dataPartition(), at.startBlock(), at.byteOffset(), length, 0));
        return new FileEntry(name, volume.newUid(), EntryTimes.all(NOW), false, List.of(),
                length, false, extents, Optional.empty());
    }

    static DirectoryEntry directory(LtfsVolume volume, String name) {
        return new DirectoryEntry(name, volume.newUid(), EntryTimes.all(NOW), false, List.of());
    }

    /** All files of the newest index by path. */
    static Map<String, FileEntry> list(LtfsVolume volume) throws IOException {
        Map<String, FileEntry> found = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (IndexReader reader = volume.openIndex()) {
            while (true) {
                switch (reader.next()) {
                    case IndexReader.Event.Enter(DirectoryEntry d) ->
                        path.addLast(path.isEmpty() ? "" : path.getLast() + d.name() + "/");
                    case IndexReader.Event.File(FileEntry f) ->
                        found.put(path.getLast() + f.name(), f);
                    case IndexReader.Event.Leave _ -> path.removeLast();
                    case IndexReader.Event.End _ -> {
                        return found;
                    }
                }
            }
        }
    }

    /** A file's bytes from the tape; holes are zeros. */
    static byte[] content(LtfsVolume volume, FileEntry file) throws IOException {
        byte[] whole = new byte[Math.toIntExact(file.length())];
        for (Extent e : file.extents()) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            volume.read(e, b -> {
                byte[] bytes = new byte[b.remaining()];
                b.get(bytes);
                part.writeBytes(bytes);
            });
            System.arraycopy(part.toByteArray(), 0, whole, (int) e.fileOffset(), part.size());
        }
        return whole;
    }

    /** Whether the volume holds exactly these files with these bytes. */
    static List<String> differences(LtfsVolume volume, Map<String, byte[]> expected)
            throws IOException {
        Map<String, FileEntry> found = list(volume);
        List<String> wrong = new ArrayList<>();
        if (!found.keySet().equals(expected.keySet())) {
            wrong.add("names " + found.keySet() + " instead of " + expected.keySet());
            return wrong;
        }
        for (Map.Entry<String, byte[]> e : expected.entrySet()) {
            if (!Arrays.equals(e.getValue(), content(volume, found.get(e.getKey())))) {
                wrong.add(e.getKey());
            }
        }
        return wrong;
    }
}
