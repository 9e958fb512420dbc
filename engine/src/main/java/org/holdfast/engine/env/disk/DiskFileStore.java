package org.holdfast.engine.env.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/**
 * Files of this machine.
 *
 * <p>Names from {@link #list} are file names without their directory. Safe for any thread, but a
 * thread that uses it must not be interrupted: an interrupt closes the file under every other
 * thread that has it open ({@link java.nio.channels.InterruptibleChannel}).
 */
public final class DiskFileStore implements FileStore {

    @Override
    public StoreFile create(Path file) throws IOException {
        return new DiskFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public StoreFile createStream(Path file) throws IOException {
        return StreamFile.create(file);
    }

    @Override
    public StoreFile open(Path file) throws IOException {
        return new DiskFile(FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public StoreFile openForReading(Path file) throws IOException {
        return new DiskFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public StoreFile openStream(Path file) throws IOException {
        return StreamFile.open(file);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(entry.getFileName());
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path p = directory.toAbsolutePath(); p != null && !Files.isDirectory(p);
                p = p.getParent()) {
            missing.push(p);
        }
        for (Path p : missing) {
            try {
                Files.createDirectory(p);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(p)) {
                    throw e;
                }
            }
            syncDirectory(p.getParent());
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }
}
