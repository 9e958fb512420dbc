package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.env.BesideQueue;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * Fills segments of one set of storage domains: small blobs one behind the other in an open
 * segment, each large one in a segment of its own. For one thread at a time.
 */
public final class SegmentFiller implements AutoCloseable {
    /** A source that gives nothing so many times in a row is broken. */
    private static final int EMPTY_READS = 1000;

    private static final class FileFailure extends Exception {
        private static final long serialVersionUID = 1;

        FileFailure(IOException cause) {
            super(cause);
        }

        @Override
        public synchronized IOException getCause() {
            return (IOException) super.getCause();
        }
    }

    private final Staging staging;
    private final List<String> domains;
    private final BlobDigest digest;
    private final BesideQueue writing;
    private final Blocks blocks;
    private final List<OpenSegment> touched = new ArrayList<>();
    private final List<SealedSegment> sealed = new ArrayList<>();
    private OpenSegment current;
    private boolean newNames;

    /** What runs beside the copying: hashing of blobs and of whole objects, and writing. */
    record Beside(Lanes.Lane digests, Lanes.Lane wholes, Lanes.Lane writes) {}

    SegmentFiller(Staging staging, List<String> domains, Beside beside) {
        this.staging = staging;
        this.domains = domains;
        this.digest = new BlobDigest(beside.digests(), beside.wholes());
        this.writing = new BesideQueue(beside.writes(), Blocks.MOST);
        this.blocks = new Blocks(staging.options().bufferBytes(), digest, writing);
    }

    /**
     * Copies one blob into a segment. What it returns is not durable before the commit point.
     *
     * @param room reserved bytes, at least {@code request.stored()}; what is stored is taken of it
     * @param content the stored bytes, those of holes left out
     * @throws StagingWriteException the staging device failed or is full; earlier blobs of the
     *     same segment that were not durable are dropped too
     * @throws IOException the content failed; only this blob is dropped
     */
    public Filled fill(Reservation room, ReadableByteChannel content, BlobRequest request)
            throws IOException {
        if (request.stored() > room.left()) {
            throw new IllegalArgumentException(request.stored() + " bytes of " + room.left()
                    + " reserved");
        }
        boolean large = request.stored() > staging.options().largeBytes();
        OpenSegment open = large ? create() : small(request.stored());
        long begin = open.writer.end();
        boolean filled = false;
        try {
            digest.begin(request.length(), request.whole());
            long length = copy(open.writer, content, request);
            boolean surplus = length == request.length() && request.last()
                    && content.read(ByteBuffer.allocate(1)) > 0;
            open.complete |= large;
            if (large) {
                handOver(open.writer);
            }
            StagedBlob blob = open.add(begin, length, digest.finish());
            filled = true;
            room.spend(blob.stored());
            afterFill(open);
            return new Filled(blob, request.length(), surplus);
        } catch (FileFailure e) {
            throw fail(open, e.getCause());
        } finally {
            if (!filled) {
                digest.abandon();
                undo(open, begin);
            }
        }
    }

    private long copy(SegmentWriter writer, ReadableByteChannel content, BlobRequest request)
            throws IOException, FileFailure {
        long length = 0;
        for (Hole hole : request.holes()) {
            long data = hole.offset() - length;
            long taken = copy(writer, content, data);
            length += taken;
            if (taken < data) {
                return length;
            }
            digest.zeros(hole.length());
            length += hole.length();
        }
        return length + copy(writer, content, request.length() - length);
    }

    private long copy(SegmentWriter writer, ReadableByteChannel content, long length)
            throws IOException, FileFailure {
        long left = length;
        int empty = 0;
        while (left > 0) {
            ByteBuffer space = space(writer);
            if (space.remaining() > left) {
                space.limit((int) left);
            }
            int n = content.read(space);
            if (n < 0) {
                break;
            }
            empty = n == 0 ? empty + 1 : 0;
            if (empty > EMPTY_READS) {
                throw new IOException("the content gives nothing and does not end");
            }
            if (n > 0) {
                digest.took(writer.block(), writer.offset(), writer.offset() + n);
                writer.advance(n);
                left -= n;
            }
        }
        return length - left;
    }

    private static ByteBuffer space(SegmentWriter writer) throws FileFailure {
        try {
            return writer.room();
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }

    private static void handOver(SegmentWriter writer) throws FileFailure {
        try {
            writer.handOver();
        } catch (IOException e) {
            throw new FileFailure(e);
        }
    }

    private void afterFill(OpenSegment open) throws FileFailure {
        if (!touched.contains(open)) {
            touched.add(open);
        }
        StagingOptions options = staging.options();
        if (open == current && (open.writer.end() >= options.segmentBytes()
                || open.members() >= options.segmentMembers())) {
            retire();
        }
    }

    /** The open segment gets no more blobs; it is sealed at the next commit point. */
    private void retire() throws FileFailure {
        OpenSegment open = current;
        current = null;
        open.complete = true;
        if (!touched.contains(open)) {
            touched.add(open);
        }
        handOver(open.writer);
    }

    private OpenSegment small(long stored) throws IOException {
        if (current != null && current.members() > 0
                && current.writer.end() + stored > staging.options().segmentBytes()) {
            OpenSegment open = current;
            try {
                retire();
            } catch (FileFailure e) {
                throw fail(open, e.getCause());
            }
        }
        if (current == null) {
            current = create();
        }
        return current;
    }

    private OpenSegment create() throws IOException {
        OpenSegment open = staging.newSegment(domains, blocks, writing);
        newNames = true;
        return open;
    }

    /** Takes the last part of an open segment back; the failure that led here is on its way. */
    private void undo(OpenSegment open, long begin) {
        if (open.writer.closed()) {
            return;
        }
        open.writer.rewind(begin);
        if (open != current && !touched.contains(open)) {
            try {
                open.writer.close();
                staging.forget(open.segment);
            } catch (IOException e) {
                System.getLogger(SegmentFiller.class.getName()).log(
                        System.Logger.Level.WARNING, "segment " + open.segment.number
                                + " stays behind until the next opening", e);
            }
        }
    }

    /**
     * Takes back what {@link #fill} returned last, for instance because the file has changed.
     * Possible until the next fill or commit point.
     */
    public void drop(Filled filled) throws IOException {
        StagedBlob blob = filled.blob();
        OpenSegment open = touched.stream()
                .filter(s -> s.segment.number == blob.segment()).findFirst()
                .filter(s -> !s.fresh.isEmpty() && s.fresh.getLast().equals(blob))
                .orElseThrow(() -> new IllegalStateException("not the last: " + blob));
        open.fresh.removeLast();
        staging.room().unstaged(blob.stored());
        open.writer.rewind(blob.segmentOffset());
        if (open.complete && open.members() == 0) {
            touched.remove(open);
            open.writer.close();
            staging.forget(open.segment);
        }
    }

    /**
     * Makes durable what was filled: one fsync for each segment, one for new names.
     *
     * @throws StagingWriteException the device failed; what it names has to be filled again, blobs
     *     of other segments come with the next commit point
     */
    public Committed commitPoint() throws IOException {
        for (OpenSegment open : List.copyOf(touched)) {
            try {
                open.writer.force();
            } catch (IOException e) {
                throw fail(open, e);
            }
        }
        syncNames();
        List<StagedBlob> blobs = new ArrayList<>();
        for (OpenSegment open : touched) {
            blobs.addAll(open.committed());
            staging.shelf().committed(open.segment, open.committedBytes, open.committedMembers);
            if (open.complete) {
                open.writer.close();
                sealed.add(staging.shelf().seal(open.segment));
            }
        }
        touched.clear();
        Committed committed = new Committed(blobs, sealed);
        sealed.clear();
        return committed;
    }

    private void syncNames() throws StagingWriteException {
        if (!newNames) {
            return;
        }
        try {
            staging.syncNames();
            newNames = false;
        } catch (IOException e) {
            StagingWriteException failure = null;
            for (OpenSegment open : List.copyOf(touched)) {
                failure = fail(open, e);
            }
            throw failure == null ? new StagingWriteException(0, 0, e) : failure;
        }
    }

    /** A commit point after which no segment of this filler is open. */
    public Committed seal() throws IOException {
        if (current != null && current.members() == 0) {
            OpenSegment open = current;
            current = null;
            touched.remove(open);
            open.writer.close();
            staging.forget(open.segment);
        } else if (current != null) {
            OpenSegment open = current;
            try {
                retire();
            } catch (FileFailure e) {
                throw fail(open, e.getCause());
            }
        }
        return commitPoint();
    }

    /**
     * After a failed write or fsync nothing of the file can be trusted but what was durable before:
     * it is cut there and gets no further bytes.
     */
    private StagingWriteException fail(OpenSegment open, IOException cause) {
        int dropped = open.fresh.size();
        if (open == current) {
            current = null;
        }
        touched.remove(open);
        try {
            giveUpFresh(open);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new StagingWriteException(open.segment.number, dropped, cause);
    }

    private void giveUpFresh(OpenSegment open) throws IOException {
        long bytes = open.freshBytes();
        open.fresh.clear();
        try {
            open.writer.abandon(open.committedBytes);
        } finally {
            if (open.committedMembers > 0) {
                sealed.add(staging.shelf().seal(open.segment));
            } else {
                staging.forget(open.segment);
            }
            staging.room().unstaged(bytes);
        }
    }

    /**
     * Drops what is not durable and ends the open segment; what it holds is then among
     * {@link Staging#sealed}. After {@link #seal} there is nothing of either.
     */
    @Override
    public void close() throws IOException {
        List<OpenSegment> all = new ArrayList<>(touched);
        if (current != null && !all.contains(current)) {
            all.add(current);
        }
        touched.clear();
        current = null;
        IOException failure = null;
        for (OpenSegment open : all) {
            try {
                giveUpFresh(open);
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
