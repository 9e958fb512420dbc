package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.files.RestoredFile;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.session.BlobRead;

/**
 * One blob on its way from a cartridge, or from staging, into the file it belongs to.
 *
 * <p>A long one is hashed and written beside the reading. Whether its digest is right is known when
 * {@link #complete} returns; the file gets its name later, behind all its bytes.
 */
final class RestoredBlob implements BlobRead {
    private static final System.Logger LOG = System.getLogger(RestoredBlob.class.getName());
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private final GetJob job;
    private final BlobRow row;
    private final Optional<Stretch> stretch;
    private final RestoreBeside beside;
    private final boolean isLong;
    private final MessageDigest digest;
    private final List<Metadata.Hole> holes;
    private Optional<RestoredFile> file = Optional.empty();
    /** Why bytes that were handed over could not be written. */
    private volatile IOException unwritten;
    private ByteBuffer block;
    /** Where in {@link #block} the bytes begin that are not handed over, and where in the file. */
    private int blockFrom;
    private long blockPosition;
    /** Position in the object; moves over holes. */
    private long position;
    private int nextHole;

    /** The digest of what was read is not the one that was accepted. */
    static final class WrongDigestException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongDigestException(String got, String expected) {
            super("SHA-256 " + got + ", accepted was " + expected);
        }
    }

    RestoredBlob(GetJob job, BlobRow row, Optional<Stretch> stretch, RestoreBeside beside) {
        this.job = job;
        this.row = row;
        this.stretch = stretch;
        this.beside = beside;
        this.isLong = row.blob().length() >= RestoreBeside.LONG_BYTES;
        this.holes = row.object().map(o -> o.metadata().holes()).orElse(List.of());
        this.position = row.blob().offset();
        while (nextHole < holes.size() && end(holes.get(nextHole)) <= position) {
            nextHole++;
        }
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    private static long end(Metadata.Hole hole) {
        return hole.offset() + hole.length();
    }

    BlobRow row() {
        return row;
    }

    Optional<Stretch> stretch() {
        return stretch;
    }

    @Override
    public long startBlock() {
        return stretch.orElseThrow().run().run().blockOf(row.blob().segmentOffset(),
                stretch.get().run().blockSize());
    }

    @Override
    public int byteOffset() {
        return stretch.orElseThrow().run().run().byteOf(row.blob().segmentOffset(),
                stretch.get().run().blockSize());
    }

    @Override
    public long bytes() {
        return row.blob().stored();
    }

    private RestoredFile file() throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(job.file(row));
        }
        return file.get();
    }

    @Override
    public void accept(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            passHole();
            long stop = nextHole < holes.size() ? holes.get(nextHole).offset() : Long.MAX_VALUE;
            int n = (int) Math.min(bytes.remaining(), stop - position);
            ByteBuffer part = bytes.slice(bytes.position(), n);
            if (isLong) {
                n = fill(part);
            } else {
                digest.update(part.duplicate());
                file().write(part, position);
            }
            bytes.position(bytes.position() + n);
            position += n;
        }
    }

    /** How many of these bytes there was room for. */
    private int fill(ByteBuffer part) throws IOException {
        if (block == null) {
            writable();
            block = beside.take();
            // so that the next block begins where direct writes want it
            blockFrom = (int) (position % RestoreBeside.ALIGNMENT);
            blockPosition = position;
            block.position(blockFrom);
        }
        int n = Math.min(part.remaining(), block.remaining());
        block.put(part.limit(n));
        if (!block.hasRemaining()) {
            handOver();
        }
        return n;
    }

    private void writable() throws IOException {
        file();
        if (unwritten != null) {
            throw unwritten;
        }
    }

    /** The bytes that are here are to be hashed and written; the buffer is not needed any more. */
    private void handOver() {
        if (block == null) {
            return;
        }
        ByteBuffer bytes = block.slice(blockFrom, block.position() - blockFrom);
        long at = blockPosition;
        beside.hash(block, () -> digest.update(bytes.duplicate()));
        beside.keep(block, () -> write(bytes.duplicate(), at));
        beside.give(block);
        block = null;
    }

    private void write(ByteBuffer bytes, long at) {
        if (unwritten != null) {
            return;
        }
        try {
            file().write(bytes, at);
        } catch (IOException e) {
            unwritten = e;
        } catch (RuntimeException e) {
            unwritten = new IOException(e);
        }
    }

    private void passHole() {
        long blobEnd = row.blob().offset() + row.blob().length();
        while (nextHole < holes.size() && holes.get(nextHole).offset() <= position
                && position < blobEnd) {
            long to = Math.min(end(holes.get(nextHole)), blobEnd);
            zeros(to - position);
            position = to;
            if (end(holes.get(nextHole)) <= position) {
                nextHole++;
            }
        }
    }

    private void zeros(long count) {
        if (isLong) {
            handOver();
            beside.hash(ZEROS, () -> hashZeros(count));
        } else {
            hashZeros(count);
        }
    }

    private void hashZeros(long count) {
        for (long left = count; left > 0; left -= ZEROS.capacity()) {
            digest.update(ZEROS.slice(0, (int) Math.min(left, ZEROS.capacity())));
        }
    }

    @Override
    public void complete() throws IOException {
        AcceptedBlob blob = row.blob();
        passHole();
        if (isLong) {
            handOver();
            beside.hashed();
        }
        String got = HexFormat.of().formatHex(digest.digest());
        if (!got.equals(blob.sha256()) || position != blob.offset() + blob.length()) {
            throw new WrongDigestException(got, blob.sha256());
        }
        Metadata.Kind kind = row.object().map(o -> o.metadata().kind())
                .orElse(Metadata.Kind.FILE);
        if (kind == Metadata.Kind.FILE) {
            file();
        }
        beside.keep(this, this::keep);
    }

    /** Behind its bytes. */
    private void keep() {
        try {
            if (unwritten != null) {
                throw unwritten;
            }
            job.complete(this, file);
        } catch (IOException e) {
            job.failed(this, e, false);
        } catch (RuntimeException e) {
            job.failed(this, new IOException(e), false);
        }
    }

    /** Gives up what was written; of an object of several blobs the rest stays. */
    void discard() {
        boolean whole = row.object().filter(o -> row.blob().length() == o.length()).isPresent();
        try {
            if (whole && file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a half restored file stays", e);
        }
    }

    /** Nobody gives the rest of it: what was handed over is done with when this returns. */
    void stop() {
        if (block != null) {
            beside.give(block);
            block = null;
        }
        beside.settle();
    }

    @Override
    public void failed(IOException why, boolean byTape) {
        stop();
        job.failed(this, why, byTape || why instanceof WrongDigestException);
    }
}
