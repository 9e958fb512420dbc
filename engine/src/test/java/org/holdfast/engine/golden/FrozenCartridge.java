package org.holdfast.engine.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexScan;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountFinding;
import org.holdfast.engine.ltfs.io.MountPlan;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.ObjectFile;

/** A cartridge put into a virtual library and mounted for reading, by robot and drive. */
final class FrozenCartridge implements AutoCloseable {
    private static final String READER = "HOLDFAST HOLDFAST 0.1.0 - Linux - test";
    private final VirtualLibrary library;
    private final TapeDrive drive;
    private final LtfsVolume volume;
    private final SortedMap<String, IndexEntry> entries = new TreeMap<>();

    FrozenCartridge(Path libraryDirectory, Path records, Barcode barcode) throws IOException {
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO8, 1, 1, 0);
        library = VirtualLibrary.create(libraryDirectory, plan);
        library.insert(records, plan.addresses().slots(), barcode);
        MediumChanger robot = new MediumChanger(library.changer().orElseThrow());
        robot.ready();
        robot.move(plan.addresses().slots(), plan.addresses().drives());
        drive = new TapeDrive(library.drives().getFirst());
        drive.load(Duration.ofSeconds(1));
        volume = LtfsVolume.mount(drive, new MountPlan(MountPlan.Access.READ_ONLY, READER,
                new IndexSpool(new FakeFileStore(), Path.of("/home/indexes")),
                IndexLimits.DEFAULT, Optional.empty()));
        try (IndexReader index = volume.openIndex()) {
            IndexScan.scan(index, List.of(), (directory, entry) -> {
                List<String> path = new ArrayList<>(directory);
                path.add(entry.name());
                entries.put("/" + String.join("/", path), entry);
            });
        }
    }

    MountFinding finding() {
        return volume.finding();
    }

    /** The archive's objects by path. */
    SortedMap<String, ObjectFile> objects() throws IOException {
        SortedMap<String, ObjectFile> objects = new TreeMap<>();
        for (var e : entries.entrySet()) {
            Attributes.read(e.getValue(), path -> content("/" + String.join("/", path)))
                    .ifPresent(object -> objects.put(e.getKey(), object));
        }
        return objects;
    }

    /** The bytes of a file, holes as zeros; none of a directory. */
    byte[] content(String path) throws IOException {
        if (!(entries.get(path) instanceof FileEntry file)) {
            return new byte[0];
        }
        byte[] content = new byte[Math.toIntExact(file.length())];
        for (Extent extent : file.extents()) {
            int[] at = {Math.toIntExact(extent.fileOffset())};
            volume.read(extent, bytes -> {
                int count = bytes.remaining();
                bytes.get(content, at[0], count);
                at[0] += count;
            });
        }
        return content;
    }

    /** What is wrong with an object's content; empty when each of its pieces has its digest. */
    List<String> wrong(String path, ObjectFile object) throws IOException {
        byte[] content = content(path);
        List<String> wrong = new ArrayList<>();
        for (ObjectFile.Piece p : object.pieces()) {
            byte[] piece = Arrays.copyOfRange(content, (int) p.offset(),
                    (int) (p.offset() + p.length()));
            if (!digest(piece).equals(p.sha256())) {
                wrong.add(path + " from " + p.offset());
            }
        }
        if (!object.sha256().equals(Optional.of(digest(content)))) {
            wrong.add(path);
        }
        return wrong;
    }

    private static String digest(byte[] bytes) {
        MessageDigest sha256 = Golden.sha256();
        return HexFormat.of().formatHex(sha256.digest(bytes));
    }

    @Override
    public void close() throws IOException {
        volume.abandon();
        drive.unload();
        library.close();
    }
}
