package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory of one run, with everything in it; gone when closed, also when the process is asked
 * to end before.
 */
final class Workplace implements AutoCloseable {
    /** What stays free for everybody else. */
    private static final long SPARE = 1L << 30;
    private static final int LOOKS = 100;

    private final Path root;
    private final Thread hook;
    private final AtomicLong names = new AtomicLong();

    private Workplace(Path root) {
        this.root = root;
        this.hook = Thread.ofPlatform().name("bench-clean").unstarted(() -> clean(root));
    }

    /** Makes one below {@code directory}, which is made when it is not there. */
    static Workplace make(Path directory) throws IOException {
        Files.createDirectories(directory);
        Workplace place = new Workplace(Files.createTempDirectory(directory.toAbsolutePath(),
                "holdfast-bench-"));
        Runtime.getRuntime().addShutdownHook(place.hook);
        return place;
    }

    /** The process ends while somebody may still be writing here: several looks. */
    private static void clean(Path root) {
        for (int look = 0; look < LOOKS && Files.exists(root); look++) {
            try {
                delete(root);
            } catch (IOException e) {
                System.getLogger(Workplace.class.getName()).log(System.Logger.Level.DEBUG,
                        "still in use", e);
            }
        }
    }

    /** A path that nothing has yet. */
    Path fresh(String name) {
        return root.resolve(name + "-" + names.incrementAndGet());
    }

    /**
     * Says no before a disk is filled.
     *
     * @throws IOException when {@code bytes} and something for everybody else are not free
     */
    void require(long bytes) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free - SPARE < bytes) {
            throw new IOException("this takes " + bytes / 1_000_000 + " MB and leaves "
                    + SPARE / 1_000_000 + " MB free; there are " + free / 1_000_000 + " MB");
        }
    }

    /** Deletes what one benchmark has left. */
    void empty() throws IOException {
        try (var left = Files.list(root)) {
            for (Path path : left.toList()) {
                delete(path);
            }
        }
    }

    /** Deletes a file, or a directory with all that is in it; no error when there is none. */
    static void delete(Path tree) throws IOException {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                        throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            System.getLogger(Workplace.class.getName()).log(System.Logger.Level.DEBUG,
                    "nothing at {0}", tree);
        }
    }

    /** Bytes of all files below; those that vanish meanwhile do not count. */
    static long bytes(Path tree) throws IOException {
        long[] sum = new long[1];
        if (!Files.exists(tree)) {
            return 0;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(Workplace.class.getName()).log(System.Logger.Level.DEBUG,
                    "the machine is ending; the hook deletes", e);
            return;
        }
        delete(root);
    }
}
