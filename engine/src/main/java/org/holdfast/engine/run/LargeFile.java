package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.files.SourceFile;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.staging.BlobRequest;

/**
 * A file that becomes an object of several blobs, and how far it has come.
 *
 * <p>Each blob is accepted by itself, so that the file may be larger than staging; the object when
 * the last one is. Its holes are stored as zeros: before the object is complete nobody could tell
 * where they are. One lane.
 */
final class LargeFile implements AutoCloseable {
    private final SourceItem item;
    private final SourceFile file;
    private final UUID version;
    private final MessageDigest whole;
    private final long most;
    private int index;
    private long offset;

    private LargeFile(SourceItem item, SourceFile file, UUID version, long most) {
        this.item = item;
        this.file = file;
        this.version = version;
        this.most = most;
        try {
            whole = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    /** To be cut into blobs of at most {@code most} bytes. */
    static LargeFile open(SourceItem item, UUID version, long most) throws IOException {
        return new LargeFile(item, SourceFile.open(item.path()), version, most);
    }

    /** The version that it becomes. */
    UUID version() {
        return version;
    }

    /** Whether there is one more blob. */
    boolean more() {
        return offset < file.length();
    }

    /** Bytes of the blob that comes. */
    long length() {
        return Math.min(most, file.length() - offset);
    }

    private boolean last() {
        return offset + length() == file.length();
    }

    ReadableByteChannel content() {
        return new WithZeros(file.content(offset, length()), file.holes(offset, length()),
                length());
    }

    BlobRequest request() {
        return new BlobRequest(length(), last(), List.of(), Optional.of(whole));
    }

    /** Whether what was read belongs together; known when the last blob was. */
    void check() throws IOException {
        if (last()) {
            file.check();
        }
    }

    /** The blob that comes, as the ledger is to know it. */
    Accepting.Taken taken() {
        return new Accepting.Taken(item, version, index, offset,
                last() ? Optional.of(withoutHoles(file.metadata())) : Optional.empty(),
                last() ? Optional.of(whole) : Optional.empty());
    }

    /** The blob is taken. */
    void advance() {
        offset += length();
        index++;
    }

    private static Metadata withoutHoles(Metadata m) {
        return new Metadata(m.kind(), m.modified(), m.accessed(), m.created(), m.changed(),
                m.owner(), m.attributes(), m.linkTarget(), List.of());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
