package org.holdfast.app.firstwalk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two trees of files, compared entry by entry: names, kinds, content (every byte is read), times
 * of files and folders to the nanosecond, modes, targets of symbolic links.
 *
 * <p>Not compared: owners (only an administrator can give them back) and the times of symbolic
 * links (the JDK cannot set them to the nanosecond).
 *
 * @param entries how many entries the original has
 * @param files how many of them are plain files
 * @param bytes content of the plain files
 * @param differences the first {@value #MAX_DIFFERENCES} by path
 * @param differenceCount all of them
 * @param digests SHA-256 of the original's plain files by path, the first {@value #MAX_DIGESTS}
 * @param digestOfAll SHA-256 over the sorted names, kinds and contents of the restored tree
 */
public record TreeComparison(long entries, long files, long bytes, List<Difference> differences,
        long differenceCount, SortedMap<String, String> digests, String digestOfAll) {
    /** The most differences that are kept by name. */
    public static final int MAX_DIFFERENCES = 100;
    /** The most digests that are kept. */
    public static final int MAX_DIGESTS = 5;

    /** How an entry can differ. */
    public enum Kind { MISSING, EXTRA, KIND, CONTENT, TIME, MODE }

    /**
     * One entry that differs.
     *
     * @param path relative to the tree, with slashes; empty for the tree's own folder
     */
    public record Difference(Kind kind, String path) {}

    /** Whether nothing differs. */
    public boolean same() {
        return differenceCount == 0;
    }

    /** Reads and compares two trees. */
    public static TreeComparison of(Path original, Path restored) throws IOException {
        SortedMap<String, Entry> left = read(original);
        SortedMap<String, Entry> right = read(restored);
        List<Difference> differences = new ArrayList<>();
        long count = 0;
        TreeMap<String, Entry> both = new TreeMap<>(left);
        right.forEach(both::putIfAbsent);
        for (String path : both.keySet()) {
            for (Kind kind : differ(left.get(path), right.get(path))) {
                count++;
                if (differences.size() < MAX_DIFFERENCES) {
                    differences.add(new Difference(kind, path));
                }
            }
        }
        SortedMap<String, String> digests = new TreeMap<>();
        long files = 0;
        long bytes = 0;
        for (Map.Entry<String, Entry> e : left.entrySet()) {
            if (e.getValue().kind.equals("file")) {
                files++;
                bytes += e.getValue().size;
                if (digests.size() < MAX_DIGESTS) {
                    digests.put(e.getKey(), e.getValue().content);
                }
            }
        }
        return new TreeComparison(left.size(), files, bytes, List.copyOf(differences), count,
                digests, digestOfAll(right));
    }

    private record Entry(String kind, long size, String content, String time, String mode) {}

    private static Set<Kind> differ(Entry left, Entry right) {
        if (left == null) {
            return Set.of(Kind.EXTRA);
        }
        if (right == null) {
            return Set.of(Kind.MISSING);
        }
        if (!left.kind.equals(right.kind)) {
            return Set.of(Kind.KIND);
        }
        Set<Kind> kinds = new java.util.TreeSet<>();
        if (left.size != right.size || !left.content.equals(right.content)) {
            kinds.add(Kind.CONTENT);
        }
        if (!left.time.equals(right.time)) {
            kinds.add(Kind.TIME);
        }
        if (!left.mode.equals(right.mode)) {
            kinds.add(Kind.MODE);
        }
        return kinds;
    }

    private static SortedMap<String, Entry> read(Path root) throws IOException {
        TreeMap<String, Entry> entries = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes a)
                    throws IOException {
                return visitFile(path, a);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes a)
                    throws IOException {
                String name = root.relativize(path).toString().replace('\\', '/');
                entries.put(name, entry(path, a));
                return FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    private static Entry entry(Path path, BasicFileAttributes a) throws IOException {
        String mode = mode(path);
        String time = a.lastModifiedTime().toInstant().toString();
        if (a.isSymbolicLink()) {
            return new Entry("link", 0, Files.readSymbolicLink(path).toString(), "", "");
        }
        if (a.isDirectory()) {
            return new Entry("folder", 0, "", time, mode);
        }
        return a.isRegularFile() ? new Entry("file", a.size(), sha256(path), time, mode)
                : new Entry("other", 0, "", "", "");
    }

    private static String mode(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.readAttributes(path, PosixFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS).permissions().stream().sorted().toList()
                        .toString()
                : "";
    }

    private static String digestOfAll(SortedMap<String, Entry> entries) {
        MessageDigest all = sha256();
        entries.forEach((path, e) -> all.update((path + "\0" + e.kind + "\0" + e.content + "\n")
                .getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(all.digest());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // The stream feeds the digest.
                continue;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
