package org.holdfast.engine.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/**
 * The home's files as a session uses them: what fails here is told apart from what a drive does.
 *
 * <p>As safe for threads as the store behind it.
 */
public final class HomeDisk implements FileStore {
    private final FileStore disk;

    /** The files of {@code disk}. */
    public HomeDisk(FileStore disk) {
        this.disk = disk;
    }

    @FunctionalInterface
    private interface Work<T> {
        T perform() throws IOException;
    }

    @FunctionalInterface
    private interface Act {
        void perform() throws IOException;
    }

    private static <T> T own(Work<T> work) throws HomeException {
        try {
            return work.perform();
        } catch (IOException e) {
            throw HomeException.of(e);
        }
    }

    private static void ownAct(Act act) throws HomeException {
        own(() -> {
            act.perform();
            return true;
        });
    }

    private static StoreFile own(StoreFile file) {
        return new StoreFile() {
            @Override
            public void write(ByteBuffer source, long position) throws IOException {
                ownAct(() -> file.write(source, position));
            }

            @Override
            public int read(ByteBuffer room, long position) throws IOException {
                return own(() -> file.read(room, position));
            }

            @Override
            public long size() throws IOException {
                return own(file::size);
            }

            @Override
            public void truncate(long size) throws IOException {
                ownAct(() -> file.truncate(size));
            }

            @Override
            public void force() throws IOException {
                ownAct(file::force);
            }

            @Override
            public void close() throws IOException {
                ownAct(file::close);
            }
        };
    }

    @Override
    public StoreFile create(Path file) throws IOException {
        return own(own(() -> disk.create(file)));
    }

    @Override
    public StoreFile createStream(Path file) throws IOException {
        return own(own(() -> disk.createStream(file)));
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return own(own(() -> disk.open(file)));
    }

    @Override
    public StoreFile openForReading(Path file) throws IOException {
        return own(own(() -> disk.openForReading(file)));
    }

    @Override
    public StoreFile openStream(Path file) throws IOException {
        return own(own(() -> disk.openStream(file)));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return own(() -> disk.list(directory));
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return own(() -> disk.exists(path));
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        ownAct(() -> disk.createDirectories(directory));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        ownAct(() -> disk.rename(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        ownAct(() -> disk.delete(file));
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        ownAct(() -> disk.syncDirectory(directory));
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return own(() -> disk.usableBytes(path));
    }
}
