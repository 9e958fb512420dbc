package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The reference's cartridges, unpacked where they are at hand, and loaded into a fake drive. */
final class GoldenTapes {
    private GoldenTapes() {}

    /** Their directories below {@code temp}; skips the test when there are none. */
    static List<Path> unpack(Path temp) throws IOException, InterruptedException {
        Path packed = packed().resolve("ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.isReadable(packed),
                "the reference's cartridges are not at " + packed);
        int result = new ProcessBuilder("tar", "xzf", packed.toString(), "-C", temp.toString())
                .inheritIO().start().waitFor();
        Assumptions.assumeTrue(result == 0, "tar ended with " + result);
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(p -> Files.exists(p.resolve("0_0_R"))).sorted().toList();
        }
    }

    static Path packed() {
        return Path.of(System.getProperty("holdfast.project", ".")).resolveSibling("shared/data");
    }

    /** SHA-256 of a cartridge's files by name, as they were published with it. */
    static Map<String, String> digests(String cartridge) throws IOException {
        Map<String, String> found = new TreeMap<>();
        String middle = "  ./" + cartridge + "/";
        for (String line : Files.readAllLines(packed().resolve("ltfs-golden.sha256"))) {
            int at = line.indexOf(middle);
            if (at > 0) {
                found.put(line.substring(at + middle.length()), line.substring(0, at));
            }
        }
        return found;
    }

    /** SHA-256 of the files of a directory by name. */
    static Map<String, String> digestsOf(Path directory) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                SpoolDigest digest = new SpoolDigest(OutputStream.nullOutputStream());
                byte[] bytes = Files.readAllBytes(file);
                digest.write(bytes, 0, bytes.length);
                found.put(file.getFileName().toString(), digest.hex());
            }
        }
        return found;
    }

    static FakeTape load(Path cartridge) throws IOException {
        FakeTape tape = new FakeTape(200_000_000, 4_000_000_000L);
        tape.partitions(2);
        byte[] mark = tape.mark();
        for (int p = 0; p < 2; p++) {
            for (int block = 0; !Files.exists(cartridge.resolve(p + "_" + block + "_E")); block++) {
                Path record = cartridge.resolve(p + "_" + block + "_R");
                tape.append(p, Files.exists(record) ? Files.readAllBytes(record) : mark);
            }
        }
        try (Stream<Path> all = Files.list(cartridge)) {
            for (Path a : all.filter(f -> f.toString().contains("attr_")).toList()) {
                String[] name = a.getFileName().toString().split("_");
                byte[] bytes = Files.readAllBytes(a);
                tape.attribute(Integer.parseInt(name[1]), Integer.parseInt(name[2], 16),
                        Arrays.copyOfRange(bytes, 5, bytes.length));
            }
        }
        return tape;
    }
}
