package org.holdfast.engine.ltfs.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an index as a stream of events (LTFS Format 1.0 to 2.99), nothing of the tree in memory.
 * The bytes are hostile until read: whatever breaks the format or a limit is a
 * {@link LtfsFormatException} that says what and where. For one thread.
 *
 * <p>Elements may come in any order with one exception: what streams cannot be held back, so the
 * contents of a directory must be the last of its known elements. Unknown elements are passed
 * over; the placement policy is one of them. Names are decoded and in normal form C; {@code .},
 * {@code ..} and names with a slash are refused. Indexes before 2.0 have no uids: entries are
 * numbered as they come.
 */
public final class IndexReader implements Closeable {
    private enum State { ROOT, TREE, TAIL, ENDED }

    /** What the index says next. */
    public sealed interface Event {
        /** A directory begins; the first is the root. */
        record Enter(DirectoryEntry directory) implements Event {}

        /** A file or link of the directory that was entered last and not left. */
        record File(FileEntry file) implements Event {}

        /** The directory that was entered last ends. */
        record Leave() implements Event {}

        /** The index is over, whole and right. */
        record End() implements Event {}
    }

    private static final Event LEAVE = new Event.Leave();
    private static final Event END = new Event.End();

    private final XmlInput xml;
    private final IndexLimits limits;
    private final HeaderParser fields;
    private final EntryParser entries;
    private State state = State.ROOT;
    private IndexHeader header;
    private int depth;

    /**
     * Reads up to the root directory.
     *
     * @param in the XML, closed by {@code close}; it stays open when this throws
     * @throws IncrementalIndexException when it is an incremental index
     */
    public IndexReader(InputStream in, IndexLimits limits) throws IOException {
        this.limits = limits;
        xml = new XmlInput(in, "index", limits.maxBytes(), limits.maxTextChars());
        fields = new HeaderParser(xml);
        entries = new EntryParser(xml, limits, fields.old());
        while (xml.child()) {
            if (xml.name().equals("directory")) {
                if (fields.missing() == null) {
                    header = fields.header();
                }
                return;
            }
            fields.field();
        }
        throw xml.bad("no root directory");
    }

    /**
     * What the index says of itself: at once when that stands before the root directory, as our
     * own indexes and those of the reference have it, else after {@link Event.End}.
     *
     * @throws IllegalStateException when it is not known yet
     */
    public IndexHeader header() {
        if (header == null) {
            throw new IllegalStateException("parts of the header follow the tree");
        }
        return header;
    }

    /** The next event; behind the end, the end again. */
    public Event next() throws IOException {
        return switch (state) {
            case ROOT -> {
                state = State.TREE;
                yield enter();
            }
            case TREE -> tree();
            case TAIL -> {
                tail();
                state = State.ENDED;
                yield END;
            }
            case ENDED -> END;
        };
    }

    private Event enter() throws IOException {
        if (depth == limits.maxDepth()) {
            throw xml.bad("directories deeper than " + depth);
        }
        DirectoryEntry directory = entries.directory(depth == 0);
        depth++;
        return new Event.Enter(directory);
    }

    private Event tree() throws IOException {
        while (xml.child()) {
            switch (xml.name()) {
                case "file" -> {
                    return new Event.File(entries.file());
                }
                case "directory" -> {
                    return enter();
                }
                default -> xml.skip();
            }
        }
        entries.afterContents();
        if (--depth == 0) {
            state = State.TAIL;
        }
        return LEAVE;
    }

    private void tail() throws IOException {
        while (xml.child()) {
            if (xml.name().equals("directory")) {
                throw xml.bad("a second root directory");
            }
            fields.field();
        }
        if (fields.missing() != null) {
            throw xml.bad("no " + fields.missing());
        }
        xml.end();
        header = fields.header();
    }

    /** Entries read so far, the root counted. */
    public long entries() {
        return entries.entries();
    }

    /** Closes the stream. */
    @Override
    public void close() throws IOException {
        xml.close();
    }
}
