package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.engine.ltfs.io.VolumeSpec;

/**
 * What a drive gives to somebody who only writes or reads blocks: the same SCSI path, the same form
 * of medium, the same block size, and nothing else.
 */
final class BareDrive {
    private static final int BUFFER = 4 << 20;

    private final TapeDrive drive;
    private final long blocks;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /** The drive has a cartridge that nobody needs; {@code bytes}: how many to write. */
    BareDrive(TapeDrive drive, long bytes) {
        this.drive = drive;
        this.blocks = Math.max(1, bytes / VolumeSpec.USUAL_BLOCK);
        byte[] content = new byte[BUFFER];
        new SplittableRandom(1).nextBytes(content);
        buffer.put(content);
    }

    /**
     * Bytes a second, in so many stretches; behind each two filemarks that wait for the medium, as
     * before and behind an index.
     */
    double write(int stretches) throws IOException {
        drive.rewind();
        StopWatch watch = new StopWatch();
        for (long i = 0; i < blocks; i++) {
            int at = (int) (i * VolumeSpec.USUAL_BLOCK % BUFFER);
            drive.write(buffer.limit(at + VolumeSpec.USUAL_BLOCK).position(at));
            if ((i + 1) * stretches / blocks > i * stretches / blocks) {
                drive.writeFilemarks(1, false);
                drive.writeFilemarks(1, false);
            }
        }
        return watch.rate((double) blocks * VolumeSpec.USUAL_BLOCK);
    }

    /** Bytes a second of what {@link #write} wrote. */
    double read() throws IOException {
        drive.rewind();
        StopWatch watch = new StopWatch();
        long found = 0;
        while (found < blocks) {
            switch (drive.read(buffer)) {
                case ReadOutcome.Block(int length) when length == VolumeSpec.USUAL_BLOCK ->
                    found++;
                case ReadOutcome.Filemark _ -> { }
                case ReadOutcome other ->
                    throw new IOException(other + " instead of block " + found);
            }
        }
        return watch.rate((double) blocks * VolumeSpec.USUAL_BLOCK);
    }
}
