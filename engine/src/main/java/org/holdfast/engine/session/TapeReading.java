package org.holdfast.engine.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.holdfast.engine.ltfs.io.LtfsVolume;

/** Reads blobs one after the other; a bad spot costs the blob that lies on it. */
final class TapeReading {
    /** So many blocks with bad blobs one after the other, and it is not a spot any more. */
    private static final int MAX_BAD = 20;

    private final LtfsVolume volume;

    TapeReading(LtfsVolume volume) {
        this.volume = volume;
    }

    /** The failure of whoever takes the bytes, not of the tape. */
    private static final class TakerException extends IOException {
        private static final long serialVersionUID = 1L;

        TakerException(IOException cause) {
            super(cause);
        }
    }

    void perform(ReadWork work) throws IOException {
        int bad = 0;
        long badBlock = -1;
        while (!work.cancelled()) {
            Optional<BlobRead> next = work.next();
            if (next.isEmpty()) {
                return;
            }
            if (one(next.get())) {
                bad = 0;
            } else if (next.get().startBlock() != badBlock) {
                badBlock = next.get().startBlock();
                bad++;
            }
            if (bad > MAX_BAD) {
                throw new IOException(MAX_BAD + " blocks one after the other cannot be read");
            }
        }
    }

    /** Whether the tape gave the blob. */
    private boolean one(BlobRead blob) throws IOException {
        try {
            if (blob.bytes() > 0) {
                volume.read(blob.startBlock(), blob.byteOffset(), blob.bytes(),
                        bytes -> take(blob, bytes));
            }
        } catch (TakerException e) {
            blob.failed((IOException) e.getCause(), false);
            return true;
        } catch (IOException e) {
            blob.failed(e, true);
            if (!Faults.readingGoesOn(e)) {
                throw e;
            }
            return false;
        }
        try {
            blob.complete();
        } catch (IOException e) {
            blob.failed(e, false);
        } catch (RuntimeException e) {
            blob.failed(new IOException(e), false);
        }
        return true;
    }

    private static void take(BlobRead blob, ByteBuffer bytes) throws TakerException {
        try {
            blob.accept(bytes);
        } catch (IOException e) {
            throw new TakerException(e);
        } catch (RuntimeException e) {
            // A mistake of ours costs one blob, not the drive and everybody who waits for it.
            throw new TakerException(new IOException(e));
        }
    }
}
