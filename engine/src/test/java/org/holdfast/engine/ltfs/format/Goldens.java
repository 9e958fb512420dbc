package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The cartridges that the reference implementation wrote, unpacked where they are at hand. */
final class Goldens {
    private Goldens() {}

    /** The cartridges' directories below {@code temp}; skips the test when there are none. */
    static List<Path> unpack(Path temp) throws IOException, InterruptedException {
        String project = System.getProperty("holdfast.project", ".");
        Path packed = Path.of(project).resolveSibling("shared/data/ltfs-golden.tgz");
        Assumptions.assumeTrue(Files.isReadable(packed),
                "the reference's cartridges are not at " + packed);
        int result = new ProcessBuilder("tar", "xzf", packed.toString(), "-C", temp.toString())
                .inheritIO().start().waitFor();
        Assumptions.assumeTrue(result == 0, "tar ended with " + result);
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(p -> Files.exists(p.resolve("0_0_R"))).sorted().toList();
        }
    }

    /** The first block of each index of a cartridge, with its bytes, as {@code part_block}. */
    static TreeMap<String, byte[]> indexes(Path cartridge) throws IOException {
        TreeMap<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(cartridge)) {
            for (Path record : all.filter(p -> p.toString().endsWith("_R")).toList()) {
                byte[] bytes = Files.readAllBytes(record);
                String head = new String(bytes, 0, Math.min(bytes.length, 100));
                if (!head.startsWith("<?xml") || head.contains("<ltfslabel")) {
                    continue;
                }
                String[] at = record.getFileName().toString().split("_");
                var whole = new java.io.ByteArrayOutputStream();
                int block = Integer.parseInt(at[1]);
                Path next = record;
                while (Files.exists(next)) {
                    whole.write(Files.readAllBytes(next));
                    next = cartridge.resolve(at[0] + "_" + ++block + "_R");
                }
                found.put(at[0] + "_" + at[1], whole.toByteArray());
            }
        }
        return found;
    }
}
