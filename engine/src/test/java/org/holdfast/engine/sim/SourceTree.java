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
    private static final long MOST_KNOWN_BYTES = 64 << 20;
    private static final Map<String, byte[]> KNOWN = new ConcurrentHashMap<>();
    private static final AtomicLong KNOWN_BYTES = new AtomicLong();

    private final Path root;
    private final Map<String, byte[]> contents = new HashMap<>();

    private SourceTree(Path root) {
        this.root = root;
    }

    /** Makes the tree; the directory is deleted when the process ends. */
    static SourceTree make() throws IOException {
        Path memory = Path.of("/dev/shm");
        SourceTree tree = new SourceTree(Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "holdfast-sim")
                : Files.createTempDirectory("holdfast-sim"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(tree.root)));
        SplittableRandom random = new SplittableRandom(20261122);
        for (int edition = 0; edition < EDITIONS; edition++) {
            for (int n = 0; n < SMALL; n++) {
                tree.file(random, edition, n, n == 0 ? 0 : 1 + random.nextInt(12_000));
            }
            for (int n = 0; n < MIDDLE; n++) {
                tree.file(random, edition, SMALL + n, 60_000 + random.nextInt(440_000));
            }
            for (int n = 0; n < LARGE; n++) {
                tree.file(random, edition, SMALL + MIDDLE + n,
                        (1 << 20) + random.nextInt(1_400_000));
            }
        }
        return tree;
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

    /** Times of the same length in every process: the ledger's lines are, then. */
    private static void still(Path path) throws IOException {
        FileTime read = FileTime.from(Instant.now().truncatedTo(
                java.time.temporal.ChronoUnit.SECONDS).plusNanos(987_654_321));
        do {
            Files.getFileAttributeView(path, BasicFileAttributeView.class)
                    .setTimes(FileTime.from(BEGIN), read, null);
        } while (((FileTime) Files.getAttribute(path, "unix:ctime")).toInstant().getNano()
                % NANOS == 0);
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

    /** A directory for what is restored; it does not exist yet. */
    Path target(String name) {
        return root.resolve("restored").resolve(name);
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
