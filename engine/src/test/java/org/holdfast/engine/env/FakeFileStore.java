package org.holdfast.engine.env;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file store in memory that knows what has been made durable.
 *
 * <p>It behaves as a careful reading of POSIX allows and no better:
 *
 * <ul>
 *   <li>bytes are durable after {@link StoreFile#force}, names after {@link #syncDirectory} of
 *       their directory; neither makes the other durable;
 *   <li>{@link #crash} keeps what is durable. Of the rest each page of 512 bytes is kept or lost
 *       by itself (a lost page that was never durable reads as zeros), the size may be old, new or
 *       between, and each change of a name (create, rename, delete) is kept or lost by itself;
 *   <li>a force that fails makes nothing durable, and the pages count as clean afterwards: the next
 *       force does not write them either;
 *   <li>a file that was deleted or replaced can still be read through files already open.
 * </ul>
 *
 * <p>Faults: {@link #fillAfter} (no space), {@link #failEffect} (one effect fails),
 * {@link #cutPowerAtEffect} (that effect and everything after it fails until {@link #crash}). An
 * effect is whatever changes the store: create, write, truncate, force, rename, delete,
 * syncDirectory, createDirectories. Same calls and same seeds, same behaviour. Safe for any thread.
 */
public final class FakeFileStore implements FileStore {
    private final Map<Path, FakeContent> names = new TreeMap<>();
    private final Map<Path, FakeContent> durableNames = new TreeMap<>();
    private final List<NameChange> unsynced = new ArrayList<>();
    private final Set<Path> directories = new TreeSet<>();
    private long effects;
    private long forces;
    private long failAt = -1;
    private long cutAt = -1;
    private long roomBytes = Long.MAX_VALUE;
    private int epoch;

    private Witness witness = (what, file) -> { };

    /** Hears of every effect before it happens. */
    @FunctionalInterface
    public interface Witness {
        /** What it throws is what the caller gets, and nothing happens then. */
        void before(String what, Path file) throws IOException;
    }

    /** A name that now means a file ({@code content}) or nothing, not yet durable. */
    private record NameChange(Path name, FakeContent content, Path also) {}

    // ---- what tests do ----

    /** Who hears of effects from now on, beyond crashes too. */
    public synchronized void witness(Witness hears) {
        witness = hears;
    }

    /** How many effects there have been. */
    public synchronized long effects() {
        return effects;
    }

    /** How many of them were forces of files. */
    public synchronized long forces() {
        return forces;
    }

    /** The effect numbered {@code number}, counted from 0 since the beginning, fails once. */
    public synchronized void failEffect(long number) {
        failAt = number;
    }

    /** From the effect numbered {@code number} on nothing works any more until {@link #crash}. */
    public synchronized void cutPowerAtEffect(long number) {
        cutAt = number;
    }

    /** After {@code bytes} more bytes there is no space; a write may be done in part. */
    public synchronized void fillAfter(long bytes) {
        roomBytes = bytes;
    }

    /** The machine loses its power and comes back; open files are gone, faults are cleared. */
    public synchronized void crash(Random random) {
        // the first numbers of java.util.Random are alike for small seeds; these are not
        SplittableRandom dice = new SplittableRandom(random.nextLong());
        for (NameChange change : unsynced) {
            if (dice.nextBoolean()) {
                makeDurable(change);
            }
        }
        unsynced.clear();
        names.clear();
        names.putAll(durableNames);
        // each file has chance of its own: what one is made of says nothing about the others
        new java.util.LinkedHashSet<>(names.values()).forEach(
                content -> content.crash(dice.split()));
        failAt = -1;
        cutAt = -1;
        roomBytes = Long.MAX_VALUE;
        epoch++;
    }

    /** The bytes of a file as programs see them. */
    public synchronized byte[] bytes(Path file) throws IOException {
        return content(file).bytes();
    }

    /** The bytes that would surely be there after a crash, if the name is. */
    public synchronized byte[] durableBytes(Path file) throws IOException {
        return content(file).durableBytes();
    }

    /** Rot: flips the bits of {@code mask} in one byte, on the medium too. Not an effect. */
    public synchronized void flip(Path file, int position, int mask) throws IOException {
        content(file).flip(position, mask);
    }

    /** The device under a directory is a new one: all files in it are gone, durably. */
    public synchronized void lose(Path directory) {
        unsynced.removeIf(change -> change.name().startsWith(directory));
        names.keySet().removeIf(name -> name.startsWith(directory));
        durableNames.keySet().removeIf(name -> name.startsWith(directory));
    }

    /** Puts a file there, durable; replaces what there was. Not an effect. */
    public synchronized void place(Path file, byte[] bytes) {
        FakeContent content = new FakeContent();
        content.write(bytes, 0);
        content.force();
        names.put(file, content);
        durableNames.put(file, content);
        addDirectories(file.getParent());
    }

    // ---- what the engine does ----

    @Override
    public synchronized StoreFile create(Path file) throws IOException {
        effect("create", file);
        if (names.containsKey(file) || directories.contains(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (file.getParent() != null && !directories.contains(file.getParent())) {
            throw new NoSuchFileException(file.getParent().toString());
        }
        FakeContent content = new FakeContent();
        names.put(file, content);
        unsynced.add(new NameChange(file, content, null));
        return new Open(file, content, true);
    }

    @Override
    public synchronized StoreFile open(Path file) throws IOException {
        return new Open(file, content(file), true);
    }

    @Override
    public synchronized StoreFile openForReading(Path file) throws IOException {
        return new Open(file, content(file), false);
    }

    @Override
    public synchronized List<Path> list(Path directory) {
        Set<Path> found = new TreeSet<>();
        for (Path name : names.keySet()) {
            if (directory.equals(name.getParent())) {
                found.add(name.getFileName());
            }
        }
        for (Path name : directories) {
            if (directory.equals(name.getParent())) {
                found.add(name.getFileName());
            }
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized boolean exists(Path path) {
        return names.containsKey(path) || directories.contains(path);
    }

    @Override
    public synchronized void createDirectories(Path directory) throws IOException {
        effect("createDirectories", directory);
        addDirectories(directory);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        effect("rename", from);
        FakeContent content = content(from);
        names.remove(from);
        names.put(to, content);
        unsynced.add(new NameChange(to, content, from));
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        effect("delete", file);
        if (names.remove(file) != null) {
            unsynced.add(new NameChange(file, null, null));
        }
    }

    @Override
    public synchronized void syncDirectory(Path directory) throws IOException {
        effect("syncDirectory", directory);
        if (!directories.contains(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        for (NameChange change : List.copyOf(unsynced)) {
            if (directory.equals(change.name().getParent())) {
                makeDurable(change);
                unsynced.remove(change);
            }
        }
    }

    @Override
    public synchronized long usableBytes(Path path) {
        return roomBytes;
    }

    private void addDirectories(Path directory) {
        for (Path p = directory; p != null; p = p.getParent()) {
            directories.add(p);
        }
    }

    private void makeDurable(NameChange change) {
        if (change.also() != null && durableNames.get(change.also()) == change.content()) {
            durableNames.remove(change.also());
        }
        if (change.content() == null) {
            durableNames.remove(change.name());
        } else {
            durableNames.put(change.name(), change.content());
        }
    }

    private FakeContent content(Path file) throws NoSuchFileException {
        FakeContent content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    private void effect(String what, Path file) throws IOException {
        long number = effects++;
        if (cutAt >= 0 && number >= cutAt) {
            throw new IOException("power is cut: " + what + " " + file);
        }
        if (number == failAt) {
            failAt = -1;
            throw new IOException("Input/output error: " + what + " " + file);
        }
        witness.before(what, file);
    }

    /** An open file. */
    private final class Open implements StoreFile {
        private final Path file;
        private final FakeContent content;
        private final boolean writable;
        private final int opened = epoch;
        private boolean closed;

        Open(Path file, FakeContent content, boolean writable) {
            this.file = file;
            this.content = content;
            this.writable = writable;
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (FakeFileStore.this) {
                change("write");
                int grow = (int) Math.max(0, position + source.remaining() - content.size());
                boolean full = grow > roomBytes;
                int fits = full ? source.remaining() - (int) (grow - roomBytes)
                        : source.remaining();
                byte[] bytes = new byte[Math.max(0, fits)];
                source.get(bytes);
                content.write(bytes, Math.toIntExact(position));
                roomBytes -= Math.min(grow, roomBytes);
                if (full) {
                    throw new IOException("No space left on device: " + file);
                }
            }
        }

        @Override
        public int read(ByteBuffer room, long position) throws IOException {
            synchronized (FakeFileStore.this) {
                usable();
                return content.read(room, (int) Math.min(position, Integer.MAX_VALUE));
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (FakeFileStore.this) {
                usable();
                return content.size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FakeFileStore.this) {
                change("truncate");
                content.truncate(Math.toIntExact(size));
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (FakeFileStore.this) {
                try {
                    change("force");
                } catch (IOException e) {
                    content.failForce();
                    throw e;
                }
                forces++;
                content.force();
            }
        }

        @Override
        public void close() {
            synchronized (FakeFileStore.this) {
                closed = true;
            }
        }

        private void change(String what) throws IOException {
            usable();
            if (!writable) {
                throw new java.nio.channels.NonWritableChannelException();
            }
            effect(what, file);
        }

        private void usable() throws IOException {
            if (closed) {
                throw new java.nio.channels.ClosedChannelException();
            }
            if (opened != epoch) {
                throw new IOException("opened before the crash: " + file);
            }
        }
    }
}
