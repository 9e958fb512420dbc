package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.RecordsMedium;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library in which every cartridge is somebody else's: the engine has nowhere to write. */
class ForeignLibraryTest {
    /** Write, write filemarks, erase, format, mode select, write attribute, set capacity. */
    private static final List<Integer> CHANGING = List.of(0x0A, 0x8A, 0x10, 0x80, 0x19, 0x93, 0x04,
            0x15, 0x55, 0x8D, 0x0B, 0x82);

    @TempDir Path temp;

    private List<Path> goldens() throws Exception {
        Path packed = Path.of(System.getProperty("holdfast.project", "."))
                .resolveSibling("shared/data/ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.isReadable(packed), "cartridges of the reference"
                + " implementation are not at hand: there is no " + packed);
        assertEquals(0, new ProcessBuilder("tar", "xzf", packed.toString(), "-C",
                Files.createDirectories(temp.resolve("golden")).toString()).start().waitFor());
        try (Stream<Path> all = Files.walk(temp.resolve("golden"))) {
            return all.filter(p -> Files.exists(p.resolve("0_0_R"))).sorted().toList();
        }
    }

    /** Everything, the cartridge's memory as well. */
    private static Map<String, String> files(Path cartridge) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(cartridge)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), HexFormat.of().formatHex(
                        java.security.MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(file))));
            }
        }
        return all;
    }

    @Test
    void isLeftAlone() throws Exception {
        Map<String, Path> cartridges = new HashMap<>();
        for (Path golden : goldens()) {
            if (RecordsMedium.typeOf(golden) == MediaType.LTO5) {
                cartridges.put("AAA%03dL5".formatted(cartridges.size()), golden);
            }
        }
        assertEquals(12, cartridges.size());
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO5, 2, cartridges.size(), 0);
        Path media = temp.resolve("home/library/media");
        try (TroubleHouse house = new TroubleHouse(temp.resolve("home"),
                VirtualLibrary.create(temp.resolve("home/library"), plan))) {
            int slot = plan.addresses().slots();
            for (Map.Entry<String, Path> c : cartridges.entrySet()) {
                house.library.insert(c.getValue(), slot++, new Barcode(c.getKey()));
            }
            house.start();
            house.bucket(2);
            Source source = Source.of(temp.resolve("in"), 4, 100_000, 1);
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of("HF-502"), Promises.codes(put.problems()));
            house.awaitThat("all were looked at", () -> house.ask(new Query.Cartridges())
                    .cartridges().stream().allMatch(c -> c.state().equals("foreign")));
            assertEquals(cartridges.keySet(), house.ask(new Query.Cartridges()).cartridges()
                    .stream().map(c -> c.barcode()).collect(Collectors.toSet()));
            Promises.assertRestorable(house, source);
            house.stop();
            for (int drive = 1; drive <= 2; drive++) {
                ArmedTransport sent = house.devices.get("drive" + drive);
                assertTrue(sent.seen(0x08) > 0, "drive " + drive + " read nothing");
                for (int operation : CHANGING) {
                    assertEquals(0, sent.seen(operation), "%02X".formatted(operation));
                }
            }
            house.start();
        }
        for (Map.Entry<String, Path> c : cartridges.entrySet()) {
            assertEquals(files(c.getValue()), files(media.resolve(c.getKey())), c.getKey());
        }
    }
}
