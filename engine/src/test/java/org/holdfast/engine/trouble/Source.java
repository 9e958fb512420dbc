package org.holdfast.engine.trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;

/** Files to be put, with what they held; keys begin with the folder's name. */
final class Source {
    final Path directory;
    final TreeMap<String, byte[]> contents = new TreeMap<>();

    Source(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** {@code count} files of {@code bytes} each, incompressible, the same for the same seed. */
    static Source of(Path directory, int count, int bytes, long seed) throws IOException {
        Source source = new Source(directory);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] content = new byte[bytes];
            random.nextBytes(content);
            source.file("d%d/f%03d".formatted(i % 3, i), content);
        }
        return source;
    }

    void file(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        contents.put(directory.getFileName() + "/" + name, content);
    }

    long bytes() {
        return contents.values().stream().mapToLong(c -> c.length).sum();
    }

    String path() {
        return directory.toString();
    }
}
