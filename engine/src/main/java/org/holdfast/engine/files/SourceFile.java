package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * A file that is read to be put: its content without holes, its metadata, and at the end whether it
 * was the same file all the time. For one thread.
 */
public final class SourceFile implements AutoCloseable {
    /** How often a file that changes while it is read is read again. */
    public static final int RETRIES = 2;

    /** What of a file must not change while it is read: its attribute, its name in reports. */
    private record Watched(String attribute, String name) {}

    private static final List<Watched> WATCHED = List.of(new Watched("dev", "inode"),
            new Watched("ino", "inode"), new Watched("size", "size"),
            new Watched("lastModifiedTime", "mtime"), new Watched("ctime", "ctime"));
    /** Those and no others: each that is asked for costs. */
    private static final String WATCHED_ATTRIBUTES = "unix:" + WATCHED.stream()
            .map(Watched::attribute).collect(Collectors.joining(","));
    /** The clock that file systems stamp with advances in steps of at most this. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(20);

    private final Path path;
    private final FileChannel channel;
    private final Map<String, Object> before;
    private final Metadata metadata;

    private SourceFile(Path path, FileChannel channel, Map<String, Object> before)
            throws IOException {
        this.path = path;
        this.channel = channel;
        this.before = before;
        this.metadata = MetadataCapture.read(path, before, Holes.of(path, length()));
    }

    /** What {@link #read} does with the open file. */
    public interface Attempt<T> {
        /** Reads it; what comes back counts only when the file did not change meanwhile. */
        T read(SourceFile file) throws IOException;

        /** Takes back what {@link #read} returned: the file has changed. */
        void discard(T result) throws IOException;
    }

    /**
     * Opens a file, which must not be a link.
     *
     * @throws SourceVanishedException it is not there
     * @throws SourceChangedException it is being replaced
     */
    public static SourceFile open(Path path) throws IOException {
        SourceFile file = opened(path);
        try {
            // what was opened is what was looked at, and its holes and attributes are its own
            file.check();
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Nothing of it may be believed before it has been checked once. */
    private static SourceFile opened(Path path) throws IOException {
        Map<String, Object> before = look(path);
        if (!Boolean.TRUE.equals(before.get("isRegularFile"))) {
            throw new SourceChangedException(path, "inode");
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path, Set.of(StandardOpenOption.READ,
                    LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            throw vanished(path, e);
        }
        try {
            return new SourceFile(path, channel, before);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads a file, again when it changes meanwhile, at most {@value #RETRIES} times more. */
    public static <T> T read(Path path, Attempt<T> attempt) throws IOException {
        for (int retries = 0;; retries++) {
            try {
                return once(path, attempt);
            } catch (SourceChangedException e) {
                if (retries == RETRIES) {
                    throw e;
                }
            }
        }
    }

    private static <T> T once(Path path, Attempt<T> attempt) throws IOException {
        // The check at the end is enough: nothing counts before it.
        try (SourceFile file = opened(path)) {
            T result = attempt.read(file);
            try {
                file.check();
            } catch (IOException e) {
                attempt.discard(result);
                throw e;
            }
            return result;
        }
    }

    /** Bytes of the file when it was opened, holes included. */
    public long length() {
        return (Long) before.get("size");
    }

    /** Its metadata when it was opened; holes count from its begin. */
    public Metadata metadata() {
        return metadata;
    }

    /** The holes within {@code length} bytes from {@code offset}, counted from there. */
    public List<Hole> holes(long offset, long length) {
        List<Hole> inside = new ArrayList<>();
        for (Hole hole : metadata.holes()) {
            long from = Math.max(hole.offset(), offset);
            long to = Math.min(hole.offset() + hole.length(), offset + length);
            if (to > from) {
                inside.add(new Hole(from - offset, to - from));
            }
        }
        return inside;
    }

    /**
     * The stored bytes of {@code length} bytes from {@code offset}: without the holes. When
     * {@code offset + length} is the file's length, bytes that came behind it follow, so that
     * growing is noticed at once.
     */
    public ReadableByteChannel content(long offset, long length) {
        long end = offset + length == length() ? Long.MAX_VALUE : offset + length;
        return new DataRanges(channel, offset, end, metadata.holes());
    }

    /**
     * Whether everything read so far belongs together.
     *
     * @throws SourceChangedException size, times or identity are not what they were
     * @throws SourceVanishedException the name is gone
     */
    public void check() throws IOException {
        Map<String, Object> now = glance(path);
        for (Watched watched : WATCHED) {
            if (!Objects.equals(before.get(watched.attribute()), now.get(watched.attribute()))) {
                throw new SourceChangedException(path, watched.name());
            }
        }
        if (channel.size() != length()) {
            throw new SourceChangedException(path, "size");
        }
    }

    /**
     * Whether a change after opening would surely show. File systems stamp with a coarse clock: a
     * file that was changed just before it was opened, and again just after, with the same size,
     * has the same times. A caller that wants to be sure comes back to it later.
     */
    public boolean settledAt(Instant opened) {
        return metadata.changed().plus(CLOCK_STEP).isBefore(opened);
    }

    private static Map<String, Object> look(Path path) throws IOException {
        try {
            return MetadataCapture.look(path);
        } catch (NoSuchFileException e) {
            throw vanished(path, e);
        }
    }

    private static Map<String, Object> glance(Path path) throws IOException {
        try {
            return Files.readAttributes(path, WATCHED_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw vanished(path, e);
        }
    }

    private static SourceVanishedException vanished(Path path, IOException cause) {
        SourceVanishedException vanished = new SourceVanishedException(path);
        vanished.initCause(cause);
        return vanished;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads a stretch of a file, jumping over its holes. */
    private static final class DataRanges implements ReadableByteChannel {
        private final FileChannel channel;
        private final List<Hole> holes;
        private final long end;
        private long position;
        private int next;

        DataRanges(FileChannel channel, long position, long end, List<Hole> holes) {
            this.channel = channel;
            this.position = position;
            this.end = end;
            this.holes = holes;
        }

        @Override
        public int read(ByteBuffer room) throws IOException {
            while (next < holes.size() && holes.get(next).offset() <= position) {
                Hole hole = holes.get(next++);
                position = Math.max(position, hole.offset() + hole.length());
            }
            long stop = next < holes.size() ? Math.min(end, holes.get(next).offset()) : end;
            if (position >= stop) {
                return -1;
            }
            int most = (int) Math.min(room.remaining(), stop - position);
            int limit = room.limit();
            room.limit(room.position() + most);
            try {
                int n = channel.read(room, position);
                position += Math.max(0, n);
                return n;
            } finally {
                room.limit(limit);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {
            position = end;
        }
    }
}
