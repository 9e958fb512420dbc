package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the midst of moves and writes leaves a library that opens. */
class KilledLibraryTest {
    private static final int SLOT = 0x401;
    private static final int DRIVE = 0x101;

    @TempDir
    Path dir;

    @Test
    void everyCartridgeIsInOnePlaceAndFlushedBlocksAreThere()
            throws IOException, InterruptedException {
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO8, 1, 8, 0)
                .withBlanks(3, MediaType.LTO8, 64L << 20);
        VirtualLibrary.create(dir, plan).close();
        String classes = Stream.of(VirtualLibrary.class, KilledLibraryTest.class,
                        ObjectMapper.class, JsonFactory.class, JsonProperty.class)
                .map(c -> new File(c.getProtectionDomain().getCodeSource().getLocation()
                        .getPath()).getPath())
                .distinct().collect(Collectors.joining(File.pathSeparator));
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-cp", classes, Mover.class.getName(), dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            String line = out.readLine();
            while (line != null) {
                said.add(line);
                if (said.size() == 40) {
                    child.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        }
        child.waitFor();
        assertTrue(said.size() >= 40, "the child stopped by itself after " + said);
        try (VirtualLibrary library = VirtualLibrary.open(dir)) {
            int found = library.shelf().size();
            for (int i = 0; i < 8; i++) {
                found += library.inElement(SLOT + i).isPresent() ? 1 : 0;
            }
            found += library.inDrive(0).isPresent() ? 1 : 0;
            assertEquals(3, found);
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            RawScsi drive = new RawScsi(library.drives().getFirst());
            robot.settle();
            drive.settle();
            Optional<Barcode> left = library.inDrive(0);
            if (left.isPresent()) {
                assertEquals("good", drive.none("1B0000000000"));
                int free = SLOT;
                while (library.inElement(free).isPresent()) {
                    free++;
                }
                assertEquals("good", robot.move(DRIVE, free));
            }
            for (int slot = SLOT; slot < SLOT + 8; slot++) {
                Optional<Barcode> b = library.inElement(slot);
                if (b.isPresent()) {
                    assertEquals("good", robot.move(slot, DRIVE));
                    drive.settle();
                    assertEquals("good", drive.none("110300000000"));
                    long written = said.stream().filter(b.get().value()::equals).count();
                    long block = Long.parseLong(drive.position().substring(2));
                    assertTrue(block >= written, b + ": " + block + " of " + written);
                    drive.none("1B0000000000");
                    assertEquals("good", robot.move(DRIVE, slot));
                }
            }
        }
    }

    /** Moves cartridges round, writes one block on each, and says so when it is flushed. */
    static final class Mover {
        private Mover() {}

        public static void main(String[] args) throws IOException {
            VirtualLibrary library = VirtualLibrary.open(Path.of(args[0]));
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            RawScsi drive = new RawScsi(library.drives().getFirst());
            robot.settle();
            for (int i = 0; ; i++) {
                int from = SLOT + i % 8;
                int to = SLOT + (i + 3) % 8;
                Optional<Barcode> b = library.inElement(from);
                if (b.isEmpty() || !robot.move(from, DRIVE).equals("good")) {
                    continue;
                }
                drive.settle();
                drive.none("110300000000");
                if (drive.write(new byte[1000]).equals("good")
                        && drive.filemarks(0, false).equals("good")) {
                    System.out.println(b.get());
                }
                drive.none("1B0000000000");
                if (!robot.move(DRIVE, to).equals("good")) {
                    robot.move(DRIVE, from);
                }
            }
        }
    }
}
