package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.ContainerMedium;
import org.holdfast.device.vtl.medium.RecordsMedium;
import org.holdfast.device.vtl.medium.TapeCopy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cartridges that the reference LTFS software wrote, through the drive and in every form. */
class GoldenCartridgesTest {
    @TempDir
    Path dir;
    private List<Path> golden;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        Path tar = Path.of(System.getProperty("holdfast.project", "."), "..", "shared", "data",
                "ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.exists(tar),
                "the golden cartridges are not beside this project");
        Process p = new ProcessBuilder("tar", "xzf", tar.toString(), "-C", dir.toString())
                .inheritIO().start();
        assertEquals(0, p.waitFor());
        try (Stream<Path> list = Files.list(dir.resolve("golden"))) {
            golden = list.sorted().toList();
        }
    }

    @Test
    void everyRecordIsReadThroughTheDriveAndNothingChanges() throws IOException {
        Path library = dir.resolve("library");
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO5, 1, golden.size(), 0);
        try (VirtualLibrary v = VirtualLibrary.create(library, plan)) {
            RawScsi robot = new RawScsi(v.changer().orElseThrow());
            RawScsi drive = new RawScsi(v.drives().getFirst());
            int read = 0;
            for (int i = 0; i < golden.size(); i++) {
                Path original = golden.get(i);
                if (RecordsMedium.typeOf(original) != MediaType.LTO5) {
                    continue;
                }
                Barcode barcode = new Barcode("GLD%03dL5".formatted(i));
                v.insert(original, 0x401 + i, barcode);
                Path copy = library.resolve("media").resolve(barcode.value());
                Map<String, byte[]> before = files(copy);
                robot.settle();
                assertEquals("good", robot.move(0x401 + i, 0x101));
                assertEquals("good", drive.settle());
                read += readAll(drive, before);
                assertEquals("good", drive.none("1B0000000000"));
                assertEquals("good", robot.move(0x101, 0x401 + i));
                same(before, files(copy));
                same(files(original), files(copy));
            }
            assertTrue(read > 200, "only " + read + " records read");
        }
    }

    /** Follows the file names block by block; returns how many there were. */
    private static int readAll(RawScsi drive, Map<String, byte[]> files) throws IOException {
        int count = 0;
        for (int p = 0; p < 2; p++) {
            assertEquals("good", drive.locate(p, 0));
            for (int block = 0; ; block++) {
                assertEquals(p + ":" + block, drive.position());
                String answer = drive.read(1 << 20);
                if (files.containsKey(p + "_" + block + "_E")) {
                    assertEquals("8/00/05", answer);
                    break;
                }
                if (files.containsKey(p + "_" + block + "_F")) {
                    assertEquals("0/00/01", answer);
                } else {
                    byte[] wanted = files.get(p + "_" + block + "_R");
                    assertEquals("0/00/00", answer, p + "_" + block + "_R");
                    assertEquals((1 << 20) - wanted.length, drive.sense().information());
                    assertArrayEquals(wanted, drive.data());
                }
                count++;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"b_files_64k", "d2_unclean_extrablocks_64k", "e_rules_64k"})
    void aTapeIsTheSameInEveryForm(String name) throws IOException {
        Path original = dir.resolve("golden").resolve(name);
        Path copy = dir.resolve("copy-" + original.getFileName());
        Path container = dir.resolve("container-" + original.getFileName());
        try (RecordsMedium from = new RecordsMedium(original, 2);
                ContainerMedium to = new ContainerMedium(container, 1)) {
            TapeCopy.copy(from, to);
        }
        try (ContainerMedium from = new ContainerMedium(container, 2);
                RecordsMedium to = RecordsMedium.create(copy, MediaType.LTO5, 3L << 30)) {
            TapeCopy.copy(from, to);
        }
        Map<String, byte[]> wanted = files(original);
        Map<String, byte[]> got = files(copy);
        wanted.remove("filedebug_tc_conf.xml");
        got.remove("filedebug_tc_conf.xml");
        same(wanted, got);
    }

    private static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path f : list.toList()) {
                all.put(f.getFileName().toString(), Files.readAllBytes(f));
            }
        }
        return all;
    }

    private static void same(Map<String, byte[]> wanted, Map<String, byte[]> got) {
        assertEquals(wanted.keySet(), got.keySet());
        wanted.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, got.get(name)), name));
    }
}
