package org.holdfast.engine.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.RecordsMedium;
import org.holdfast.device.vtl.unit.DriveModel;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountPlan;

/**
 * A virtual library with a drive for LTO-5 and one for LTO-9, which hears what is sent to them.
 * A cartridge that comes out of a visit changed, or to which anything was sent that could change
 * it, fails the test.
 */
final class ForeignRack implements AutoCloseable {
    private static final String CREATOR = "HOLDFAST HOLDFAST 0.1.0 - Linux - test";
    private static final int SLOTS = 64;

    private final Path directory;
    private final VirtualLibrary library;
    private final MediumChanger robot;
    private final List<RecordingTransport> heard = new ArrayList<>();
    private final List<TapeDrive> drives = new ArrayList<>();
    private int cartridges;

    ForeignRack(Path directory) throws IOException {
        this.directory = directory;
        LibraryPlan usual = LibraryPlan.of(MediaType.LTO9, 1, SLOTS, 0);
        library = VirtualLibrary.create(directory, new LibraryPlan(usual.library(), true, List.of(
                DriveModel.usual(MediaType.LTO5, "HV5"), DriveModel.usual(MediaType.LTO9, "HV9")),
                SLOTS, 0, usual.addresses(), List.of(), usual.form(), usual.ends(), false));
        robot = new MediumChanger(library.changer().orElseThrow());
        for (var transport : library.drives()) {
            heard.add(new RecordingTransport(transport));
            drives.add(new TapeDrive(heard.getLast()));
        }
    }

    /** What is done with a cartridge in a drive. */
    @FunctionalInterface
    interface Visit {
        void with(TapeDrive drive) throws IOException;
    }

    /** Puts a copy of a cartridge into a drive, and takes it out again. */
    void visit(Path cartridge, Visit visit) throws IOException {
        boolean new9 = RecordsMedium.typeOf(cartridge) == MediaType.LTO9;
        int drive = new9 ? 1 : 0;
        int slot = library.plan().addresses().slots() + cartridges++;
        Barcode barcode = new Barcode("GLD%03d%s".formatted(cartridges, new9 ? "L9" : "L5"));
        Map<String, String> before = Goldens.digests(cartridge);
        library.insert(cartridge, slot, barcode);
        robot.ready();
        robot.move(slot, library.plan().addresses().drives() + drive);
        drives.get(drive).load(Duration.ofSeconds(1));
        visit.with(drives.get(drive));
        drives.get(drive).unload();
        robot.move(library.plan().addresses().drives() + drive, slot);
        assertEquals(before, Goldens.digests(directory.resolve("media")
                .resolve(barcode.value())), "changed: " + cartridge);
        assertEquals(Map.of(), heard.get(drive).changing(), "sent to " + cartridge);
        assertTrue(heard.get(drive).seen().getOrDefault(0x08, 0L) > 0, "nothing was read");
    }

    /** Mounted as the engine mounts what it would like to append to. */
    static LtfsVolume mount(TapeDrive drive) throws IOException {
        return LtfsVolume.mount(drive, new MountPlan(MountPlan.Access.APPEND, CREATOR,
                new IndexSpool(new FakeFileStore(), Path.of("/home/indexes")),
                IndexLimits.DEFAULT, Optional.empty()));
    }

    /** What was sent to any drive that may change a cartridge. */
    SortedMap<String, Long> changing() {
        SortedMap<String, Long> all = new TreeMap<>();
        heard.forEach(h -> h.changing().forEach((op, n) -> all.merge(op, n, Long::sum)));
        return all;
    }

    @Override
    public void close() throws IOException {
        library.close();
    }
}
