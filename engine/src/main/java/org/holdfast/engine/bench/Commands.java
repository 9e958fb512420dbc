package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The commands of this machine that controls are made of. */
final class Commands {
    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

    private Commands() {}

    /** Runs one to its end; fails when it says so or is not there. */
    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Everything of the file system of {@code path} is on stable storage on return. */
    static void sync(Path path) throws IOException {
        run("sync", "-f", path.toString());
    }

    /** Seconds that copying and syncing took; the copy is deleted. */
    static double copy(String option, Path from, Path to) throws IOException {
        double seconds = copyAndKeep(option, from, to);
        Workplace.delete(to);
        return seconds;
    }

    /**
     * Seconds that copying and syncing took. Many files are better kept until the end: ext4 without
     * a journal passes over each inode that was deleted within some minutes whenever a file is
     * made, which makes the next thousands of files many times slower.
     */
    static double copyAndKeep(String option, Path from, Path to) throws IOException {
        sync(from);
        StopWatch watch = new StopWatch();
        run("cp", option, from.toString(), to.toString());
        sync(to);
        return watch.seconds();
    }

    /** Empties the page cache of the machine, if this process may. */
    static void dropCaches(Path synced) throws IOException {
        sync(synced);
        Files.writeString(DROP_CACHES, "3\n");
    }
}
