package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * A file that is read to be put: its content without holes, its metadata, and at the end whether it
 * was the same file all the time. For one thread.
 */
public final class SourceFile implements AutoCloseable {
    /** How often a file that changes while it is read is read again. */
    public static final int RETRIES = 2;

    /** The clock that file systems stamp with advances in steps of at most this. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(20);

    private final Path path;
    private final SourceBytes bytes;
    private final FileLook before;
    private final Metadata metadata;

    private SourceFile(Path path, SourceBytes bytes) throws IOException {
        this.path = path;
        this.bytes = bytes;
        this.before = bytes.look();
        if (!before.regular()) {
            throw new SourceChangedException(path, "inode");
        }
        this.metadata = MetadataCapture.read(path, before, bytes.noAttributes(),
                bytes.holes(length()));
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
        // a device or a pipe may have taken its place, and opening is an effect there
        if (!look(path).regular()) {
            throw new SourceChangedException(path, "inode");
        }
        SourceBytes bytes;
        try {
            bytes = SourceBytes.open(path);
        } catch (NoSuchFileException e) {
            throw vanished(path, e);
        }
        try {
            return new SourceFile(path, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
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
        return before.size();
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
        return new DataRanges(bytes, offset, end, metadata.holes());
    }

    /**
     * Whether everything read so far belongs together.
     *
     * @throws SourceChangedException size, times or identity are not what they were
     * @throws SourceVanishedException the name is gone
     */
    public void check() throws IOException {
        Optional<String> change = look(path).differs(before);
        if (change.isPresent()) {
            throw new SourceChangedException(path, change.get());
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

    private static FileLook look(Path path) throws IOException {
        try {
            return FileLook.at(path);
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
        bytes.close();
    }

    /** Reads a stretch of a file, jumping over its holes. */
    private static final class DataRanges implements ReadableByteChannel {
        private final SourceBytes bytes;
        private final List<Hole> holes;
        private final long end;
        private long position;
        private int next;

        DataRanges(SourceBytes bytes, long position, long end, List<Hole> holes) {
            this.bytes = bytes;
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
                int n = bytes.read(room, position);
                position += Math.max(0, n);
                return n;
            } finally {
                room.limit(limit);
            }
        }

        @Override
        public boolean isOpen() {
            return position < end;
        }

        @Override
        public void close() {
            position = end;
        }
    }
}
