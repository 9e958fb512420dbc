package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one engine of a home: held by a process, let go of by its end, whatever ends it. */
final class HomeLock implements AutoCloseable {
    /**
     * The homes that this process has: POSIX lets go of all locks of a file when a process closes
     * the file, so one that is held here must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, if nobody has it. */
    static Optional<HomeLock> take(Home home) throws IOException {
        Path directory = home.directory().toRealPath();
        if (!HELD.add(directory)) {
            return Optional.empty();
        }
        Optional<HomeLock> taken = Optional.empty();
        try {
            taken = take(directory, home.folder("keys").resolve("lock"));
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(directory);
            }
        }
        return taken;
    }

    private static Optional<HomeLock> take(Path directory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(l -> new HomeLock(directory, channel, l));
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            channel.close();
        } finally {
            HELD.remove(directory);
        }
    }
}
