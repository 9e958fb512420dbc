package org.holdfast.engine.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The reference implementation's cartridges, unpacked where they are at hand. */
final class Goldens {
    private static final Path DATA = Path.of(System.getProperty("holdfast.project", "."))
            .resolveSibling("shared/data");

    private Goldens() {}

    /** Their directories below {@code temp}, by name; skips the test when there are none. */
    static TreeMap<String, Path> unpack(Path temp) throws IOException, InterruptedException {
        Path packed = DATA.resolve("ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.isReadable(packed), "cartridges of the reference"
                + " implementation are not at hand: there is no " + packed);
        int result = new ProcessBuilder("tar", "xzf", packed.toString(), "-C", temp.toString())
                .inheritIO().start().waitFor();
        Assumptions.assumeTrue(result == 0, "tar ended with " + result);
        TreeMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(temp)) {
            all.filter(p -> Files.exists(p.resolve("0_0_R")))
                    .forEach(p -> found.put(p.getFileName().toString(), p));
        }
        return found;
    }

    /** SHA-256 of a cartridge's files by name, as they were published with it. */
    static Map<String, String> published(String cartridge) throws IOException {
        Map<String, String> found = new TreeMap<>();
        String middle = "  ./" + cartridge + "/";
        for (String line : Files.readAllLines(DATA.resolve("ltfs-golden.sha256"))) {
            int at = line.indexOf(middle);
            if (at > 0) {
                found.put(line.substring(at + middle.length()), line.substring(0, at));
            }
        }
        return found;
    }

    /** SHA-256 of the files of a directory by name. */
    static Map<String, String> digests(Path directory) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                found.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
