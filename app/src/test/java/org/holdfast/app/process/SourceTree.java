package org.holdfast.app.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Trees of files for the archive, and what must be the same of them afterwards. */
final class SourceTree {
    private static final Instant OLDEST = Instant.parse("2001-09-09T01:46:40.123456789Z");
    private static final int FOLDER = 40;
    private static final int SMALL = 6_000;

    private SourceTree() {}

    /** Makes a new folder with small files in subfolders, one link, and one large file or none. */
    static void make(Path folder, long seed, int files, int largeBytes) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        Files.createDirectories(folder);
        for (int i = 0; i < files; i++) {
            Path inside = folder.resolve("Größe %02d".formatted(i / FOLDER));
            Files.createDirectories(inside);
            write(inside.resolve("file-%04d.bin".formatted(i)), chance.nextInt(SMALL), chance);
        }
        Files.createSymbolicLink(folder.resolve("latest"), Path.of("file"));
        if (largeBytes > 0) {
            write(folder.resolve("large.bin"), largeBytes, chance);
        }
        try (var all = Files.walk(folder)) {
            for (Path p : all.filter(Files::isDirectory)
                    .sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.setLastModifiedTime(p, time(chance));
            }
        }
    }

    private static void write(Path file, int bytes, SplittableRandom chance)
            throws IOException {
        byte[] content = new byte[bytes];
        chance.nextBytes(content);
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
                chance.nextBoolean() ? "rw-r-----" : "rwxr-xr-x"));
        Files.setLastModifiedTime(file, time(chance));
    }

    private static FileTime time(SplittableRandom chance) {
        return FileTime.from(OLDEST.plusSeconds(chance.nextInt(600_000_000))
                .plusNanos(chance.nextInt(1_000_000_000)));
    }

    /** Every entry by its path from {@code root}: kind, content, time to the nanosecond, mode. */
    static SortedMap<String, String> read(Path root) throws IOException {
        SortedMap<String, String> entries = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes a)
                    throws IOException {
                return visitFile(path, a);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes a)
                    throws IOException {
                entries.put(root.relativize(path).toString(), entry(path, a));
                return FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    private static String entry(Path path, BasicFileAttributes a) throws IOException {
        if (a.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(path);
        }
        String rest = a.lastModifiedTime().toInstant() + " " + PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        return a.isDirectory() ? "folder " + rest : "file " + content(path) + " " + rest;
    }

    /** Length and SHA-256 of a file. */
    static String content(Path file) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length + " " + HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
