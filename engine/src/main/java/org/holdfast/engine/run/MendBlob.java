package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.session.BlobRead;
import org.holdfast.engine.staging.Restaging;

/** One blob on its way from a good copy back into staging; counted when its digest is right. */
final class MendBlob implements BlobRead {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private final MendRound round;
    private final BlobRow row;
    private final Stretch stretch;
    private final Restaging file;
    private final MessageDigest digest;
    private final List<Metadata.Hole> holes;
    /** In the object; moves over holes. */
    private long position;
    /** Of the segment's stored bytes. */
    private long stored;

    MendBlob(MendRound round, BlobRow row, Stretch stretch, Restaging file) {
        this.round = round;
        this.row = row;
        this.stretch = stretch;
        this.file = file;
        this.position = row.blob().offset();
        this.stored = row.blob().segmentOffset();
        // Objects of several blobs are stored with their zeros, and have no holes then.
        this.holes = row.object().map(o -> o.metadata().holes()).orElse(List.of());
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    BlobRow row() {
        return row;
    }

    Stretch stretch() {
        return stretch;
    }

    @Override
    public long startBlock() {
        return stretch.run().run().blockOf(row.blob().segmentOffset(), stretch.run().blockSize());
    }

    @Override
    public int byteOffset() {
        return stretch.run().run().byteOf(row.blob().segmentOffset(), stretch.run().blockSize());
    }

    @Override
    public long bytes() {
        return row.blob().stored();
    }

    private long end() {
        return row.blob().offset() + row.blob().length();
    }

    /** Feeds the zeros of a hole that begins here; the position of the next one, or the end. */
    private long passHoles() {
        for (Metadata.Hole hole : holes) {
            long to = Math.min(hole.offset() + hole.length(), end());
            if (hole.offset() > position) {
                return Math.min(hole.offset(), end());
            }
            while (position < to) {
                int n = (int) Math.min(to - position, ZEROS.capacity());
                digest.update(ZEROS.slice(0, n));
                position += n;
            }
        }
        return end();
    }

    @Override
    public void accept(ByteBuffer bytes) throws IOException {
        ByteBuffer all = bytes.duplicate();
        while (bytes.hasRemaining()) {
            int n = (int) Math.min(bytes.remaining(), passHoles() - position);
            if (n <= 0) {
                throw new IOException("more bytes than were stored");
            }
            digest.update(bytes.slice(bytes.position(), n));
            bytes.position(bytes.position() + n);
            position += n;
        }
        long at = stored;
        stored += all.remaining();
        file.write(all, at);
    }

    @Override
    public void complete() throws IOException {
        passHoles();
        String got = HexFormat.of().formatHex(digest.digest());
        if (!got.equals(row.blob().sha256()) || position != end()) {
            throw new RestoredBlob.WrongDigestException(got, row.blob().sha256());
        }
        round.good(this);
    }

    @Override
    public void failed(IOException why, boolean byTape) {
        round.failed(this, why, byTape || why instanceof RestoredBlob.WrongDigestException);
    }
}
