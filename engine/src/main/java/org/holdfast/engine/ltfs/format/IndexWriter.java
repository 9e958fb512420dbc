package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Writes an index as a stream of XML (LTFS Format 2.4, 9.2): elements in the documented order,
 * nothing of the tree in memory. For one thread.
 *
 * <p>Order of calls: {@code enter} the root, for each directory its files and directories, each
 * directory closed with {@code leave}, the root too, and {@code finish}. What the format or the
 * reference implementation cannot hold is refused with {@link IllegalArgumentException} and leaves
 * an index that is of no use. That no two entries of a directory have the same name is the
 * caller's duty.
 */
public final class IndexWriter {
    /** The version of the format that is written. */
    public static final String VERSION = FormatVersion.WRITTEN;
    /** The longest creator. */
    public static final int MAX_CREATOR = LtfsLabel.MAX_CREATOR;
    /** The longest comment. */
    public static final int MAX_COMMENT = 65_536;
    /** The uid of the root. */
    public static final long ROOT_UID = 1;
    /** Directories in each other, the root counted. */
    public static final int MAX_DEPTH = 512;

    private static final Set<String> LOCKS = Set.of("unlocked", "locked", "permlocked");
    private static final byte[] DIRECTORY = XmlOutput.ascii("<directory>\n");
    private static final byte[] OPEN = XmlOutput.ascii("<contents>\n");
    private static final byte[] EMPTY = XmlOutput.ascii("<contents/>\n</directory>\n");
    private static final byte[] CLOSE = XmlOutput.ascii("</contents>\n</directory>\n");

    private final XmlOutput out;
    private final EntryWriter entries;
    private final long highestUid;
    private int depth;
    private boolean opening;
    private boolean rootDone;
    private long written;

    /**
     * Writes the header.
     *
     * @param out buffered here, flushed by {@code finish}, never closed
     * @param header version {@value #VERSION}; {@code highestUid} is at least every uid that will
     *     follow
     */
    public IndexWriter(OutputStream out, IndexHeader header) throws IOException {
        this.out = new XmlOutput(out);
        entries = new EntryWriter(this.out);
        highestUid = header.highestUid();
        check(header);
        header(header);
    }

    private static void check(IndexHeader h) {
        FormatVersion.checkWritten(h.version());
        IndexName.requireText("creator", h.creator(), MAX_CREATOR);
        if (h.comment().isPresent()) {
            IndexName.requireText("comment", h.comment().get(), MAX_COMMENT);
        }
        if (h.generation() < 1 || h.highestUid() < ROOT_UID || !LOCKS.contains(h.lockState())) {
            throw new IllegalArgumentException("generation " + h.generation() + ", highest uid "
                    + h.highestUid() + ", lock " + h.lockState());
        }
        check(h.location());
        if (h.previous().isPresent()) {
            check(h.previous().get());
        }
    }

    private static void check(IndexLocation at) {
        if (at.partition() < 'a' || at.partition() > 'z' || at.block() < 0) {
            throw new IllegalArgumentException("index at " + at);
        }
    }

    private void header(IndexHeader h) throws IOException {
        out.raw(XmlOutput.PROLOG);
        out.raw("<ltfsindex version=\"" + h.version() + "\">\n");
        out.element("creator", h.creator());
        if (h.comment().isPresent()) {
            out.element("comment", h.comment().get());
        }
        out.element("volumeuuid", h.volume().toString());
        out.element("generationnumber", Long.toString(h.generation()));
        out.element("updatetime", h.updated());
        location("location", h.location());
        if (h.previous().isPresent()) {
            location("previousgenerationlocation", h.previous().get());
        }
        out.element("allowpolicyupdate", Boolean.toString(h.allowPolicyUpdate()));
        out.element("highestfileuid", Long.toString(h.highestUid()));
        out.element("volumelockstate", h.lockState());
    }

    private void location(String name, IndexLocation at) throws IOException {
        out.raw("<" + name + ">\n");
        out.element("partition", String.valueOf(at.partition()));
        out.element("startblock", Long.toString(at.block()));
        out.raw("</" + name + ">\n");
    }

    /** Begins a directory; the first is the root, whose name is that of the volume. */
    public void enter(DirectoryEntry d) throws IOException {
        if (rootDone || depth == MAX_DEPTH) {
            throw new IllegalStateException(rootDone ? "a second root" : "deeper than " + depth);
        }
        boolean root = depth == 0;
        if (root == (d.uid() != ROOT_UID)) {
            throw new IllegalArgumentException("uid " + d.uid() + " at depth " + depth);
        }
        checkUid(d);
        open();
        out.raw(DIRECTORY);
        entries.directory(d, root);
        opening = true;
        depth++;
        written++;
    }

    /** A file or symbolic link of the directory that was entered last and not left. */
    public void file(FileEntry f) throws IOException {
        if (depth == 0) {
            throw new IllegalStateException("no directory for " + f.name());
        }
        if (f.uid() == ROOT_UID) {
            throw new IllegalArgumentException("uid of the root: " + f.name());
        }
        checkUid(f);
        open();
        entries.file(f);
        written++;
    }

    private void checkUid(IndexEntry entry) {
        if (entry.uid() < ROOT_UID || entry.uid() > highestUid) {
            throw new IllegalArgumentException("uid " + entry.uid() + " of " + entry.name()
                    + " is not in 1 to " + highestUid);
        }
    }

    private void open() throws IOException {
        if (opening) {
            out.raw(OPEN);
            opening = false;
        }
    }

    /** Ends the directory that was entered last. */
    public void leave() throws IOException {
        if (depth == 0) {
            throw new IllegalStateException("no directory to leave");
        }
        out.raw(opening ? EMPTY : CLOSE);
        opening = false;
        depth--;
        rootDone = depth == 0;
    }

    /** Ends the index and flushes the stream. */
    public void finish() throws IOException {
        if (!rootDone) {
            throw new IllegalStateException("the root is not left");
        }
        out.raw("</ltfsindex>\n");
        out.flush();
    }

    /** Bytes of XML so far. */
    public long bytes() {
        return out.bytes();
    }

    /** Directories and files so far, the root counted. */
    public long entries() {
        return written;
    }
}
