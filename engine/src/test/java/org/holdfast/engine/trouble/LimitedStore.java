package org.holdfast.engine.trouble;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.env.disk.DiskFileStore;

/** Real files on a disk that gets full, or that a dead process can no longer write. Any thread. */
final class LimitedStore implements FileStore {
    private final FileStore disk = new DiskFileStore();
    private Optional<Path> folder = Optional.empty();
    private Predicate<ByteBuffer> refused = bytes -> false;
    private boolean once;
    private long room = Long.MAX_VALUE;
    private Optional<Path> rotten = Optional.empty();
    private long rottenNumber;
    private boolean dead;
    private long refusals;

    /** Writes below {@code directory} fail when {@code bytes} more have been written there. */
    synchronized void fillAfter(Path directory, long bytes) {
        folder = Optional.of(directory);
        room = bytes;
    }

    /** Every write below {@code directory} fails from the first on that contains {@code text}. */
    synchronized void failAt(Path directory, String text) {
        folder = Optional.of(directory);
        refused = bytes -> StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString()
                .contains(text);
    }

    /** One write below {@code directory} fails: the next that contains {@code text}. */
    synchronized void failOnceAt(Path directory, String text) {
        failAt(directory, text);
        once = true;
    }

    /** The file of a directory whose name is this number cannot be read any more. */
    synchronized void rot(Path directory, long number) {
        rotten = Optional.of(directory);
        rottenNumber = number;
    }

    private synchronized void sound(Path file) throws IOException {
        String digits = file.getFileName().toString().replaceAll("\\D", "");
        if (rotten.filter(file.getParent()::equals).isPresent() && !digits.isEmpty()
                && Long.parseLong(digits) == rottenNumber) {
            throw new IOException(file + ": Input/output error");
        }
    }

    /** There is room again. */
    synchronized void free() {
        rotten = Optional.empty();
        folder = Optional.empty();
        room = Long.MAX_VALUE;
        refused = bytes -> false;
        once = false;
        dead = false;
    }

    /** The process is dead: nothing it still tries reaches the disk. */
    synchronized void die() {
        dead = true;
    }

    /** How many writes failed. */
    synchronized long refusals() {
        return refusals;
    }

    private synchronized void spend(Path file, ByteBuffer source) throws IOException {
        living();
        if (folder.isEmpty() || !file.startsWith(folder.get())) {
            return;
        }
        if (refused.test(source)) {
            room = 0;
        }
        if (source.remaining() > room) {
            refusals++;
            if (once) {
                free();
            }
            throw new IOException(file + ": No space left on device");
        }
        room -= source.remaining();
    }

    private synchronized void living() throws IOException {
        if (dead) {
            throw new IOException("the process is dead");
        }
    }

    private StoreFile limited(Path path, StoreFile file) {
        return new StoreFile() {
            @Override
            public void write(ByteBuffer source, long position) throws IOException {
                spend(path, source);
                file.write(source, position);
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                sound(path);
                return file.read(into, position);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void truncate(long size) throws IOException {
                living();
                file.truncate(size);
            }

            @Override
            public void force() throws IOException {
                living();
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public StoreFile create(Path file) throws IOException {
        living();
        return limited(file, disk.create(file));
    }

    @Override
    public StoreFile createStream(Path file) throws IOException {
        living();
        return limited(file, disk.createStream(file));
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return limited(file, disk.open(file));
    }

    @Override
    public StoreFile openForReading(Path file) throws IOException {
        return limited(file, disk.openForReading(file));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return disk.exists(path);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        living();
        disk.createDirectories(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        living();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        living();
        disk.delete(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        living();
        disk.syncDirectory(directory);
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return disk.usableBytes(path);
    }
}
