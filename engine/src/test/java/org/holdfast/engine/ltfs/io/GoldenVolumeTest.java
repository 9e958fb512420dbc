package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.DriveModel;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cartridges that the reference implementation wrote: read, and not changed by a bit. */
class GoldenVolumeTest {
    private static final Map<String, Long> GENERATIONS = Map.ofEntries(
            Map.entry("a_empty_512k", 1L), Map.entry("a_empty_64k", 1L),
            Map.entry("b_files_512k", 2L), Map.entry("b_files_64k", 2L),
            Map.entry("c_sessions_64k", 8L), Map.entry("d1_unclean_dpindex_64k", 3L),
            Map.entry("d2_unclean_extrablocks_64k", 3L), Map.entry("e_rules_64k", 5L),
            Map.entry("f_nocompress_64k", 1L), Map.entry("g_locked_64k", 2L),
            Map.entry("h_noserial_64k", 1L), Map.entry("i_spec25_incremental_64k", 2L),
            Map.entry("j_lto9_empty_512k", 1L));
    @TempDir
    private static Path temp;
    private static List<Path> cartridges;

    @BeforeAll
    static void unpack() throws Exception {
        cartridges = GoldenTapes.unpack(temp);
    }

    @Test
    void everyOneMountsWithItsGenerationAndItsFilesAreRead() throws IOException {
        int files = 0;
        assertEquals(GENERATIONS.size(), cartridges.size());
        for (Path cartridge : cartridges) {
            String name = cartridge.getFileName().toString();
            FakeTape tape = GoldenTapes.load(cartridge);
            String before = tape.content();
            Rig rig = new Rig(tape, 0);
            LtfsVolume volume = rig.mount();
            MountFinding found = volume.finding();
            assertEquals(GENERATIONS.get(name), found.index().generation(), name);
            assertTrue(found.foreign(), name);
            assertFalse(found.appendable(), name);
            assertEquals(expectedUnclean(name), found.unclean(), name);
            for (FileEntry f : Rig.list(volume).values()) {
                assertTrue(Arrays.equals(fromRecords(cartridge, f, volume.blockSize()),
                        Rig.content(volume, f)), name + " " + f.name());
                files++;
            }
            volume.unmount(Rig.NOW);
            assertEquals(before, tape.content(), name);
        }
        assertTrue(files > 30, files + " files");
    }

    static Set<Unclean> expectedUnclean(String name) {
        return switch (name) {
            case "d1_unclean_dpindex_64k" -> Set.of(Unclean.INDEX_PARTITION_BEHIND);
            case "d2_unclean_extrablocks_64k" -> Set.of(Unclean.INDEX_PARTITION_BEHIND,
                    Unclean.BLOCKS_BEHIND_INDEX);
            case "i_spec25_incremental_64k" -> Set.of(Unclean.BLOCKS_BEHIND_INDEX,
                    Unclean.UNFINISHED_INDEX, Unclean.INDEX_PARTITION_BEHIND);
            default -> Set.of();
        };
    }

    @Test
    void inAVirtualLibraryNotABitOfTheirFilesChanges() throws IOException {
        LibraryPlan usual = LibraryPlan.of(MediaType.LTO9, 1, cartridges.size(), 0);
        LibraryPlan plan = new LibraryPlan(usual.library(), true, List.of(
                DriveModel.usual(MediaType.LTO5, "HV5"), DriveModel.usual(MediaType.LTO9, "HV9")),
                usual.slots(), 0, usual.addresses(), List.of(), usual.form(), usual.ends(), false);
        Path dir = temp.resolve("library");
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan)) {
            MediumChanger robot = new MediumChanger(library.changer().orElseThrow());
            List<TapeDrive> drives = library.drives().stream().map(TapeDrive::new).toList();
            for (int i = 0; i < cartridges.size(); i++) {
                int slot = plan.addresses().slots() + i;
                library.insert(cartridges.get(i), slot, barcode(i));
                robot.ready();
                int drive = name(i).startsWith("j_") ? 1 : 0;
                robot.move(slot, plan.addresses().drives() + drive);
                mountAndRead(drives.get(drive), i);
                robot.move(plan.addresses().drives() + drive, slot);
            }
        }
        for (int i = 0; i < cartridges.size(); i++) {
            assertEquals(GoldenTapes.digests(name(i)),
                    GoldenTapes.digestsOf(dir.resolve("media").resolve(barcode(i).value())),
                    name(i));
        }
    }

    private static Barcode barcode(int i) {
        return new Barcode("GOLD%02d%s".formatted(i, name(i).startsWith("j_") ? "L9" : "L5"));
    }

    private static String name(int i) {
        return cartridges.get(i).getFileName().toString();
    }

    private static void mountAndRead(TapeDrive drive, int i) throws IOException {
        drive.load(Duration.ofSeconds(1));
        IndexSpool spool = new IndexSpool(new FakeFileStore(), Path.of("/home/indexes"));
        LtfsVolume volume = LtfsVolume.mount(drive, new MountPlan(MountPlan.Access.APPEND,
                Rig.CREATOR, spool, IndexLimits.DEFAULT, Optional.empty()));
        assertEquals(GENERATIONS.get(name(i)), volume.finding().index().generation(), name(i));
        assertEquals(expectedUnclean(name(i)), volume.finding().unclean(), name(i));
        for (FileEntry f : Rig.list(volume).values()) {
            assertTrue(Arrays.equals(fromRecords(cartridges.get(i), f, volume.blockSize()),
                    Rig.content(volume, f)), name(i) + " " + f.name());
        }
        volume.unmount(Rig.NOW);
        drive.unload();
    }

    @Test
    void deadWeightIsCounted() throws IOException {
        Path d2 = cartridges.stream().filter(p -> p.endsWith("d2_unclean_extrablocks_64k"))
                .findFirst().orElseThrow();
        LtfsVolume volume = new Rig(GoldenTapes.load(d2), 0).mountReadOnly();
        assertEquals(7, volume.finding().deadBlocks());
    }

    /** The bytes of a file by another way: record files, put together by the extents. */
    private static byte[] fromRecords(Path cartridge, FileEntry file, int blockSize)
            throws IOException {
        byte[] all = new byte[(int) file.length()];
        Map<Long, byte[]> records = new TreeMap<>();
        for (Extent e : file.extents()) {
            for (long i = 0; i < e.byteCount(); i++) {
                long place = e.byteOffset() + i;
                long block = e.startBlock() + place / blockSize;
                byte[] record = records.get(block);
                if (record == null) {
                    record = Files.readAllBytes(cartridge.resolve(
                            (e.partition() - 'a') + "_" + block + "_R"));
                    records.put(block, record);
                }
                all[(int) (e.fileOffset() + i)] = record[(int) (place % blockSize)];
            }
            records.clear();
        }
        return all;
    }
}
