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

    private final Path root;
    private final Thread hook;
    private final AtomicLong names = new AtomicLong();

    private Workplace(Path root) {
        this.root = root;
        this.hook = Thread.ofPlatform().name("bench-clean").unstarted(() -> {
            try {
                delete(root);
            } catch (IOException e) {
                System.getLogger(Workplace.class.getName()).log(System.Logger.Level.WARNING,
                        "what is left of a benchmark", e);
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Makes one below {@code directory}, which is made when it is not there. */
    static Workplace make(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new Workplace(Files.createTempDirectory(directory.toAbsolutePath(),
                "holdfast-bench-"));
    }

    /** A path that nothing has yet. */
    Path fresh(String name) {
        return root.resolve(name + "-" + names.incrementAndGet());
    }

    Path root() {
        return root;
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

    /** Deletes a file, or a directory with all that is in it; no error when there is none. */
    static void delete(Path tree) throws IOException {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                        throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                        throws IOException {
                    Files.delete(directory);
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
