package org.holdfast.engine.boot;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a home is told: its libraries, how much staging may hold, how long puts wait.
 *
 * @param libraries address by name; {@value #BUILT_IN} is the home's own virtual library
 * @param zone the archive's time zone
 * @param stagingBytes the most that staging holds
 * @param patience how long puts wait when nothing can become safe
 * @param blockSize bytes of a full block on volumes to be made
 */
record HomeConfig(SortedMap<String, String> libraries, ZoneId zone, long stagingBytes,
        Duration patience, int blockSize) {
    /** The address of the library in the home's own folder, wherever the home is. */
    static final String BUILT_IN = "virtual:library";
    private static final int BLOCK = 524_288;
    private static final long LEAST_STAGING = 16L << 20;
    private static final int SHARE_OF_DISK = 4;

    static HomeConfig initial(String address, ZoneId zone, long usableBytes) {
        return new HomeConfig(new TreeMap<>(Map.of("library", address)), zone,
                Math.max(LEAST_STAGING, usableBytes / SHARE_OF_DISK), Duration.ofSeconds(30),
                BLOCK);
    }

    HomeConfig withLibrary(String name, String address) {
        SortedMap<String, String> more = new TreeMap<>(libraries);
        more.put(name, address);
        return new HomeConfig(more, zone, stagingBytes, patience, blockSize);
    }

    static HomeConfig read(Path file) throws IOException {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            p.load(in);
        }
        SortedMap<String, String> libraries = new TreeMap<>();
        for (String key : p.stringPropertyNames()) {
            if (key.startsWith("library.")) {
                libraries.put(key.substring("library.".length()), p.getProperty(key));
            }
        }
        int block = (int) number(p, "block.size.bytes", BLOCK, 4_096, 8 << 20);
        return new HomeConfig(libraries, ZoneId.of(p.getProperty("zone", "UTC")),
                number(p, "staging.limit.bytes", LEAST_STAGING, 1, Long.MAX_VALUE),
                Duration.ofSeconds(number(p, "patience.seconds", 30, 1, 86_400)), block);
    }

    private static long number(Properties p, String key, long otherwise, long least, long most) {
        String text = p.getProperty(key);
        if (text == null) {
            return otherwise;
        }
        long n = Long.parseLong(text.strip());
        if (n < least || n > most) {
            throw new IllegalArgumentException(key + " = " + n + ", allowed are " + least + " to "
                    + most);
        }
        return n;
    }

    /** Replaces the file in one step, durable on return. */
    void write(Path file) throws IOException {
        Properties p = new Properties();
        libraries.forEach((name, address) -> p.setProperty("library." + name, address));
        p.setProperty("zone", zone.getId());
        p.setProperty("staging.limit.bytes", Long.toString(stagingBytes));
        p.setProperty("patience.seconds", Long.toString(patience.toSeconds()));
        p.setProperty("block.size.bytes", Integer.toString(blockSize));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            p.store(out, "Holdfast");
        }
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
