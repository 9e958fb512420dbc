package org.holdfast.engine.foreign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A copy of a cartridge's records, and what can have become of it. */
final class Damage {
    final Path directory;

    Damage(Path original, Path copy) throws IOException {
        directory = Files.createDirectories(copy);
        try (Stream<Path> all = Files.list(original)) {
            for (Path file : all.toList()) {
                Files.write(copy.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    private Path record(int partition, long block) {
        return directory.resolve(partition + "_" + block + "_R");
    }

    /** Cartridge memory names no index. */
    Damage forget() throws IOException {
        for (int p = 0; p < 2; p++) {
            Files.delete(directory.resolve("attr_" + p + "_80c"));
        }
        return this;
    }

    /** The partition ends before this block. */
    Damage cut(int partition, long end) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                String[] name = file.getFileName().toString().split("_");
                if (name[0].equals(Integer.toString(partition))
                        && Long.parseLong(name[1]) >= end) {
                    Files.delete(file);
                }
            }
        }
        Files.createFile(directory.resolve(partition + "_" + end + "_E"));
        return this;
    }

    /** More records behind the end. */
    Damage add(int partition, byte[]... records) throws IOException {
        long end = 0;
        while (!Files.deleteIfExists(directory.resolve(partition + "_" + end + "_E"))) {
            end++;
        }
        for (byte[] record : records) {
            Files.write(record(partition, end++), record);
        }
        Files.createFile(directory.resolve(partition + "_" + end + "_E"));
        return this;
    }

    Damage put(int partition, long block, byte[] bytes) throws IOException {
        Files.write(record(partition, block), bytes);
        return this;
    }

    /** Only the first half of a record is there. */
    Damage half(int partition, long block) throws IOException {
        byte[] whole = Files.readAllBytes(record(partition, block));
        return put(partition, block, Arrays.copyOf(whole, whole.length / 2));
    }

    /** Other words in a record. */
    Damage replace(int partition, long block, String from, String to) throws IOException {
        String text = Files.readString(record(partition, block));
        if (!text.contains(from)) {
            throw new IllegalArgumentException("no " + from + " in " + text);
        }
        return put(partition, block, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
