package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.device.changer.MediumChanger;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountPlan;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cartridges that are not what the ledger says: named, never written, the rest goes on. */
class OtherCartridgeTest {
    private static final LibraryPlan PLAN =
            TroubleHouse.plan(2, 4, 64L << 20).withForm(MediaForm.RECORDS);

    private static final MediaType GOLDEN_TYPE = MediaType.LTO5;

    @TempDir Path temp;

    private Path media(String home, String barcode) {
        return temp.resolve(home).resolve("library/media").resolve(barcode);
    }

    private TroubleHouse made(String home) throws IOException {
        TroubleHouse house = new TroubleHouse(temp.resolve(home),
                VirtualLibrary.create(temp.resolve(home).resolve("library"), PLAN));
        house.start();
        house.bucket(2);
        return house;
    }

    private TroubleHouse again(String home) throws IOException {
        TroubleHouse house = new TroubleHouse(temp.resolve(home),
                VirtualLibrary.open(temp.resolve(home).resolve("library")));
        house.start();
        return house;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** What is recorded: attributes belong to the cartridge's memory, which counts loads. */
    private static Map<String, String> records(Path cartridge) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(cartridge)) {
            for (Path file : files.filter(f -> !f.toString().contains("attr")).toList()) {
                all.put(file.getFileName().toString(), HexFormat.of().formatHex(
                        java.security.MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(file))));
            }
        }
        return all;
    }

    private static String state(TroubleHouse house, String barcode) {
        return house.ask(new Query.Cartridge(barcode)).row().state();
    }

    private static String cartridgeOf(TroubleHouse house, String key, int copy) {
        return house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, key)).copies().stream()
                .filter(c -> c.copy() == copy).findFirst().orElseThrow().barcode();
    }

    private static boolean ledgerSays(TroubleHouse house, String barcode, String what) {
        return house.ask(new Query.LedgerEntries(1, 1_000)).entries().stream().anyMatch(
                e -> e.content().contains(barcode) && e.content().contains(what));
    }

    /** Puts more, sees everything safe elsewhere, and nothing written to the cartridge. */
    private void assertLeftAlone(String barcode, String difference, Source first)
            throws Exception {
        Map<String, String> before = records(media("home", barcode));
        Source more = Source.of(temp.resolve("more"), 4, 100_000, 3);
        try (TroubleHouse house = again("home")) {
            Promises.assertState(JobSnapshot.State.DONE, house.put(more));
            assertEquals("read_only", state(house, barcode));
            assertTrue(ledgerSays(house, barcode, difference), difference);
            assertTrue(house.ask(new Query.Status()).drives().stream()
                    .allMatch(d -> d.offline().isEmpty()));
            house.evict();
            Source all = new Source(temp.resolve("all"));
            all.contents.putAll(first.contents);
            all.contents.putAll(more.contents);
            assertEquals(all.contents.keySet(), Promises.accepted(house));
            Promises.assertRestored(house, all, house.restore(Optional.of(2)));
            Promises.assertRestorable(house, all);
            Promises.assertPlaces(house);
        }
        assertEquals(before, records(media("home", barcode)));
    }

    @Test
    void anotherVolumeUnderTheSameLabel() throws Exception {
        Source source = Source.of(temp.resolve("in"), 4, 100_000, 1);
        String barcode;
        try (TroubleHouse house = made("home")) {
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            barcode = cartridgeOf(house, "in/d0/f000", 1);
        }
        try (TroubleHouse other = made("other")) {
            Promises.assertState(JobSnapshot.State.DONE, other.put(source));
        }
        copy(media("other", barcode), media("home", barcode));
        assertLeftAlone(barcode, "the ledger says", source);
    }

    @Test
    void anOlderStateOfTheCartridge() throws Exception {
        Source source = Source.of(temp.resolve("in"), 4, 100_000, 1);
        String barcode;
        try (TroubleHouse house = made("home")) {
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            barcode = cartridgeOf(house, "in/d0/f000", 1);
        }
        copy(media("home", barcode), temp.resolve("older"));
        Source later = Source.of(temp.resolve("later"), 4, 100_000, 2);
        try (TroubleHouse house = again("home")) {
            Promises.assertState(JobSnapshot.State.DONE, house.put(later));
            assertEquals(barcode, cartridgeOf(house, "later/d0/f000", 1));
            house.evict();
        }
        copy(temp.resolve("older"), media("home", barcode));
        source.contents.putAll(later.contents);
        assertLeftAlone(barcode, "generation", source);
    }

    @Test
    void writtenByOtherSoftwareMeanwhile() throws Exception {
        Source source = Source.of(temp.resolve("in"), 4, 100_000, 1);
        String barcode;
        try (TroubleHouse house = made("home")) {
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            barcode = cartridgeOf(house, "in/d0/f000", 1);
        }
        try (VirtualLibrary library = VirtualLibrary.open(temp.resolve("home/library"))) {
            int slot = slot(library, barcode);
            int drive = library.plan().addresses().drives();
            try (MediumChanger arm = new MediumChanger(library.changer().orElseThrow());
                    TapeDrive tape = new TapeDrive(library.drives().getFirst())) {
                arm.ready();
                arm.move(slot, drive);
                tape.load(Duration.ofMinutes(1));
                LtfsVolume volume = LtfsVolume.mount(tape, new MountPlan(
                        MountPlan.Access.APPEND, "HOLDFAST Other 1.0 - Linux - test",
                        new IndexSpool(new DiskFileStore(), temp.resolve("spool")),
                        IndexLimits.DEFAULT, Optional.empty()));
                volume.put(new IndexChange.Put(List.of("theirs"), new DirectoryEntry("theirs",
                        volume.newUid(), EntryTimes.all(Instant.ofEpochSecond(1)), false,
                        List.of())));
                volume.commit("other", Instant.ofEpochSecond(2_000_000_000L), Map.of());
                volume.unmount(Instant.ofEpochSecond(2_000_000_001L));
                tape.unload();
                arm.move(drive, slot);
            }
        }
        assertLeftAlone(barcode, "generation", source);
    }

    private static int slot(VirtualLibrary library, String barcode) throws IOException {
        for (int i = 0; i < library.plan().slots(); i++) {
            int slot = library.plan().addresses().slots() + i;
            if (library.inElement(slot).equals(Optional.of(new Barcode(barcode)))) {
                return slot;
            }
        }
        throw new IOException(barcode + " is in no slot");
    }

    @Test
    void aForeignCartridgeIsNeverWritten() throws Exception {
        Path packed = Path.of(System.getProperty("holdfast.project", "."))
                .resolveSibling("shared/data/ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.isReadable(packed),
                "the reference's cartridges are not at " + packed);
        assertEquals(0, new ProcessBuilder("tar", "xzf", packed.toString(), "-C",
                Files.createDirectories(temp.resolve("golden")).toString()).start().waitFor());
        Path golden;
        try (Stream<Path> all = Files.walk(temp.resolve("golden"))) {
            golden = all.filter(p -> Files.exists(p.resolve("0_0_R"))).sorted().findFirst()
                    .orElseThrow();
        }
        LibraryPlan plan = LibraryPlan.of(GOLDEN_TYPE, 1, 3, 2)
                .withBlanks(1, GOLDEN_TYPE, 64L << 20).withForm(MediaForm.RECORDS);
        Source source = Source.of(temp.resolve("in"), 4, 100_000, 1);
        try (TroubleHouse house = new TroubleHouse(temp.resolve("home"),
                VirtualLibrary.create(temp.resolve("home/library"), plan))) {
            house.library.insert(golden, plan.addresses().slots() + 1, new Barcode("AAA001L5"));
            Map<String, String> before = records(media("home", "AAA001L5"));
            house.start();
            house.bucket(2);
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of("HF-502"), Promises.codes(put.problems()));
            assertEquals(List.of("foreign"), house.ask(new Query.Cartridges()).cartridges()
                    .stream().filter(c -> c.barcode().equals("AAA001L5"))
                    .map(c -> c.state()).toList());
            assertFalse(house.ask(new Query.Status()).problems().stream()
                    .anyMatch(f -> f.code().equals("HF-503")));
            Promises.assertRestorable(house, source);
            Promises.assertInvariants(house);
            house.stop();
            assertEquals(before, records(media("home", "AAA001L5")));
            house.start();
        }
    }
}
