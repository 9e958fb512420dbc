package org.holdfast.engine.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountFinding;
import org.holdfast.engine.ltfs.io.Unclean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every cartridge of the reference implementation: every file of every index of both partitions,
 * names, sizes, times, attributes and bytes, the same as they are without code of ours.
 */
class ForeignCartridgesTest {
    /**
     * What each cartridge is; the table of their makers, and what follows from it.
     *
     * @param index generation of the index partition's last index
     * @param data generation of the data partition's last full index
     * @param indexes full indexes on both partitions
     * @param entries directories, files and links in the newest
     */
    private record Known(long index, long data, int indexes, int entries, Set<Unclean> unclean) {
        static Known clean(long generation, int indexes, int entries) {
            return new Known(generation, generation, indexes, entries, Set.of());
        }
    }

    private static final Map<String, Known> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("a_empty_512k", Known.clean(1, 2, 1)),
            Map.entry("a_empty_64k", Known.clean(1, 2, 1)),
            Map.entry("b_files_512k", Known.clean(2, 3, 14)),
            Map.entry("b_files_64k", Known.clean(2, 3, 15)),
            // Of this and of e the last index is on the index partition alone, which is in order.
            Map.entry("c_sessions_64k", new Known(8, 7, 8, 9, Set.of())),
            Map.entry("d1_unclean_dpindex_64k", new Known(2, 3, 4, 3,
                    Set.of(Unclean.INDEX_PARTITION_BEHIND))),
            Map.entry("d2_unclean_extrablocks_64k", new Known(2, 3, 4, 3,
                    Set.of(Unclean.INDEX_PARTITION_BEHIND, Unclean.BLOCKS_BEHIND_INDEX))),
            Map.entry("e_rules_64k", new Known(5, 4, 4, 6, Set.of())),
            Map.entry("f_nocompress_64k", Known.clean(1, 2, 1)),
            Map.entry("g_locked_64k", Known.clean(2, 3, 2)),
            Map.entry("h_noserial_64k", Known.clean(1, 2, 1)),
            // Behind the last full index is an incremental one that is not well-formed.
            Map.entry("i_spec25_incremental_64k", new Known(1, 2, 3, 5,
                    Set.of(Unclean.UNFINISHED_INDEX, Unclean.INDEX_PARTITION_BEHIND,
                            Unclean.BLOCKS_BEHIND_INDEX))),
            Map.entry("j_lto9_empty_512k", Known.clean(1, 2, 1))));

    @TempDir
    private static Path temp;
    private static TreeMap<String, Path> goldens;

    @BeforeAll
    static void unpack() throws Exception {
        goldens = Goldens.unpack(temp);
    }

    @Test
    void asTheyWerePublished() throws IOException {
        for (Map.Entry<String, Path> e : goldens.entrySet()) {
            assertEquals(Goldens.published(e.getKey()), Goldens.digests(e.getValue()));
        }
    }

    @Test
    void everyFileOfEveryIndexIsReadAndNothingIsWritten() throws IOException {
        Map<String, Known> found = new TreeMap<>();
        try (ForeignRack rack = new ForeignRack(temp.resolve("library"))) {
            for (Map.Entry<String, Path> e : goldens.entrySet()) {
                rack.visit(e.getValue(), drive -> found.put(e.getKey(),
                        read(e.getKey(), new PlainTape(e.getValue()), drive)));
            }
        }
        assertEquals(KNOWN, found);
    }

    private static Known read(String name, PlainTape plain, TapeDrive drive) throws IOException {
        Map<String, byte[]> indexes = new TreeMap<>();
        for (int p = 0; p < 2; p++) {
            for (Map.Entry<Long, byte[]> e : plain.indexes(p).entrySet()) {
                byte[] read = VolumeReading.records(drive, p, e.getKey());
                assertArrayEquals(e.getValue(), read, name + " " + p + ":" + e.getKey());
                indexes.put(p + ":" + e.getKey(), read);
            }
        }
        LtfsVolume volume = ForeignRack.mount(drive);
        MountFinding finding = volume.finding();
        assertTrue(finding.foreign() && !finding.appendable(), name);
        PlainIndex newest = null;
        for (Map.Entry<String, byte[]> e : indexes.entrySet()) {
            PlainIndex expected = new PlainIndex(plain, e.getValue());
            assertEquals(expected.entries, VolumeReading.of(volume, e.getValue()),
                    name + " " + e.getKey());
            newest = newest == null || expected.generation >= newest.generation
                    ? expected : newest;
        }
        assertEquals(newest.generation, finding.index().generation(), name);
        assertEquals(newest.entries, VolumeReading.newest(volume), name);
        assertEquals(name.startsWith("g_") ? "locked" : "unlocked",
                finding.index().lockState(), name);
        assertEquals(name.startsWith("h_"), finding.serial().isBlank(), name);
        assertThrows(IllegalStateException.class, volume::here);
        volume.unmount(Instant.EPOCH);
        return new Known(finding.indexGeneration().orElse(0), finding.dataGeneration().orElse(0),
                indexes.size(), newest.entries.size(), finding.unclean());
    }

    /** The recorder is no proof of anything if it does not see what does change a cartridge. */
    @Test
    void whatChangesACartridgeIsSeen() throws IOException {
        try (ForeignRack rack = new ForeignRack(temp.resolve("seen"))) {
            AssertionError caught = assertThrows(AssertionError.class, () -> rack.visit(
                    goldens.get("a_empty_64k"), drive -> drive.attribute(0, new MamAttribute(
                            MamAttribute.APPLICATION_NAME, MamAttribute.Format.ASCII,
                            new byte[32]))));
            assertTrue(caught.getMessage().startsWith("changed: "), caught.getMessage());
            assertEquals(Map.of("8D", 1L), rack.changing());
        }
        try (ForeignRack rack = new ForeignRack(temp.resolve("formatted"))) {
            assertThrows(AssertionError.class, () -> rack.visit(goldens.get("a_empty_64k"),
                    drive -> drive.formatTwoPartitions(1)));
            assertTrue(rack.changing().containsKey("04"), rack.changing().toString());
        }
    }
}
