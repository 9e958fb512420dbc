package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/** A store that counts how often files are forced to stable storage. */
record CountedStore(FileStore files, AtomicLong forces) implements FileStore {
    @Override
    public StoreFile create(Path file) throws IOException {
        return new Counted(files.create(file), forces);
    }

    @Override
    public StoreFile createStream(Path file) throws IOException {
        return new Counted(files.createStream(file), forces);
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return new Counted(files.open(file), forces);
    }

    @Override
    public StoreFile openForReading(Path file) throws IOException {
        return files.openForReading(file);
    }

    @Override
    public StoreFile openStream(Path file) throws IOException {
        return files.openStream(file);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return files.list(directory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return files.exists(path);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        files.createDirectories(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        files.delete(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        files.syncDirectory(directory);
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return files.usableBytes(path);
    }

    private record Counted(StoreFile file, AtomicLong forces) implements StoreFile {
        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public int read(ByteBuffer room, long position) throws IOException {
            return file.read(room, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
