package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What clients put: a small tree of files on the real disk, made once, the same in every process.
 * Each name exists in some editions with other content, so that there are versions. A directory has
 * one entry, since the order of more is the file system's.
 */
final class SourceTree {
    /** Editions of each file. */
    static final int EDITIONS = 3;
    /** Small files, by number. */
    static final int SMALL = 24;
    /** Files of 60 to 500 KB. */
    static final int MIDDLE = 5;
    /** Files of several blobs. */
    static final int LARGE = 2;
    private static final Instant BEGIN = Instant.parse("2026-05-17T08:00:00.123456789Z");
    private static final int NANOS = 1000;
    private static final long HOUR = 3600;
    private static final AtomicLong LIVES = new AtomicLong();
    private static final long MOST_KNOWN_BYTES = 64 << 20;
    private static final Map<String, byte[]> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicLong KNOWN_BYTES = new AtomicLong();

    private final Path root;
    private final Path targets;
    private final Map<String, byte[]> contents;

    private SourceTree(Path root, Map<String, byte[]> contents) {
        this.root = root;
        this.targets = root.resolve("restored").resolve(
                "%012d".formatted(LIVES.incrementAndGet()));
        this.contents = contents;
    }

    /** Makes the tree; the directory is deleted when the process ends. */
    static SourceTree make() throws IOException {
        SourceTree tree = begun();
        tree.fill();
        while (!tree.asLongAsAlways()) {
            tree.delete();
            tree = begun();
            tree.fill();
        }
        Path root = tree.root;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
        return tree;
    }

    private static SourceTree begun() throws IOException {
        Path memory = Path.of("/dev/shm");
        return new SourceTree(Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "holdfast-sim")
                : Files.createTempDirectory("holdfast-sim"), new HashMap<>());
    }

    private void fill() throws IOException {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int edition = 0; edition < EDITIONS; edition++) {
            for (int n = 0; n < SMALL; n++) {
                file(random, edition, n, n == 0 ? 0 : 1 + random.nextInt(12_000));
            }
            for (int n = 0; n < MIDDLE; n++) {
                file(random, edition, SMALL + n, 60_000 + random.nextInt(440_000));
            }
            for (int n = 0; n < LARGE; n++) {
                file(random, edition, SMALL + MIDDLE + n,
                        (1 << 20) + random.nextInt(1_400_000));
            }
        }
    }

    private void file(SplittableRandom random, int edition, int number, int size)
            throws IOException {
        Path file = path(edition, number);
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Files.write(file, bytes);
        contents.put(sha256(bytes), bytes);
        for (Path p = file; !p.equals(root); p = p.getParent()) {
            still(p);
        }
    }

    /**
     * Times of the same length in every process: the ledger's lines are, then. That of the last
     * reading is yet to come, so that the file system leaves it as it is.
     */
    private static void still(Path path) throws IOException {
        FileTime read = FileTime.from(Instant.now().truncatedTo(
                java.time.temporal.ChronoUnit.SECONDS).plusSeconds(HOUR).plusNanos(987_654_321));
        do {
            Files.getFileAttributeView(path, BasicFileAttributeView.class)
                    .setTimes(FileTime.from(BEGIN), read, null);
        } while (isShort(path, "ctime"));
    }

    /** The time of its making cannot be set; it may be a shorter one. */
    private boolean asLongAsAlways() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(p -> !p.equals(root)).toList()) {
                if (isShort(path, "creationTime")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isShort(Path path, String time) throws IOException {
        return ((FileTime) Files.getAttribute(path, "unix:" + time)).toInstant().getNano()
                % NANOS == 0;
    }

    /** Where a file is: some in folders, some in folders of folders. */
    private Path path(int edition, int number) {
        Path begin = root.resolve("e" + edition);
        return switch (number % 4) {
            case 0 -> begin.resolve("file" + number + ".bin");
            case 1, 2 -> begin.resolve("folder" + number).resolve("letter.txt");
            default -> begin.resolve("deep" + number).resolve("er").resolve("Ünï " + number);
        };
    }

    /** What a client names to put file {@code number}. */
    String argument(int edition, int number) {
        Path file = path(edition, number);
        return root.resolve("e" + edition).resolve(root.resolve("e" + edition).relativize(file)
                .getName(0)).toString();
    }

    /** The bytes with this digest, if they are ours. */
    byte[] content(String sha256) {
        return contents.get(sha256);
    }

    /** The same files, with targets that no other life sees; {@link #forget} in the end. */
    SourceTree ofOneLife() {
        return new SourceTree(root, contents);
    }

    /** Deletes what was restored in this life. */
    void forget() {
        delete(targets);
    }

    /** A directory for what is restored; it does not exist yet. */
    Path target(String name) {
        return targets.resolve(name);
    }

    /**
     * Whether bytes have this digest. Once some have been found to, others are compared with
     * them, which says the same and takes less time.
     */
    static boolean is(String sha256, byte[] bytes, int from, int to) {
        byte[] known = KNOWN.get(sha256);
        if (known != null) {
            return Arrays.equals(known, 0, known.length, bytes, from, to);
        }
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        boolean same = sha256(part).equals(sha256);
        if (same && KNOWN_BYTES.addAndGet(part.length) < MOST_KNOWN_BYTES) {
            KNOWN.put(sha256, part);
        }
        return same;
    }

    /** The same of a whole array. */
    static boolean is(String sha256, byte[] bytes) {
        return is(sha256, bytes, 0, bytes.length);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes all of it. */
    void delete() {
        delete(root);
    }

    /** Deletes a tree; what is not there is no error. */
    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            List<Path> paths = new ArrayList<>(all.toList());
            for (Path p : paths.reversed()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
