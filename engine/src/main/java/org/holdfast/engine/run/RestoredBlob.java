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

/** One blob on its way from a cartridge, or from staging, into the file it belongs to. */
final class RestoredBlob implements BlobRead {
    private static final System.Logger LOG = System.getLogger(RestoredBlob.class.getName());
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private final GetJob job;
    private final BlobRow row;
    private final Optional<Stretch> stretch;
    private final MessageDigest digest;
    private final List<Metadata.Hole> holes;
    private Optional<RestoredFile> file = Optional.empty();
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

    RestoredBlob(GetJob job, BlobRow row, Optional<Stretch> stretch) {
        this.job = job;
        this.row = row;
        this.stretch = stretch;
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
            digest.update(part.duplicate());
            file().write(part, position);
            bytes.position(bytes.position() + n);
            position += n;
        }
    }

    private void passHole() {
        long blobEnd = row.blob().offset() + row.blob().length();
        while (nextHole < holes.size() && holes.get(nextHole).offset() <= position
                && position < blobEnd) {
            long to = Math.min(end(holes.get(nextHole)), blobEnd);
            for (long left = to - position; left > 0;) {
                int n = (int) Math.min(left, ZEROS.capacity());
                digest.update(ZEROS.slice(0, n));
                left -= n;
            }
            position = to;
            if (end(holes.get(nextHole)) <= position) {
                nextHole++;
            }
        }
    }

    @Override
    public void complete() throws IOException {
        AcceptedBlob blob = row.blob();
        passHole();
        String got = HexFormat.of().formatHex(digest.digest());
        if (!got.equals(blob.sha256()) || position != blob.offset() + blob.length()) {
            throw new WrongDigestException(got, blob.sha256());
        }
        Metadata.Kind kind = row.object().map(o -> o.metadata().kind())
                .orElse(Metadata.Kind.FILE);
        if (kind == Metadata.Kind.FILE) {
            file();
        }
        job.complete(this, file);
    }

    /** Gives up what was written; of an object of several blobs the rest stays. */
    void discard(boolean whole) {
        try {
            if (whole && file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a half restored file stays", e);
        }
    }

    @Override
    public void failed(IOException why, boolean byTape) {
        job.failed(this, why, byTape || why instanceof WrongDigestException);
    }
}
