package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.ltfs.format.LtfsLabel;

/**
 * A volume to be made.
 *
 * @param volume its UUID
 * @param barcode the cartridge's label, if it has one
 * @param name the volume's name, which is the root directory's: at most 255 code points, or empty
 * @param blockSize bytes of a full block, {@value #MIN_BLOCK} to {@value #MAX_BLOCK}; usually
 *     {@value #USUAL_BLOCK}
 * @param compression whether the drive compresses what is written
 * @param creator who makes it: {@code HOLDFAST PRODUCT VERSION - PLATFORM - PROGRAM}
 * @param spool where its first index is kept
 */
public record VolumeSpec(UUID volume, Optional<Barcode> barcode, String name, int blockSize,
        boolean compression, String creator, IndexSpool spool) {
    /** The smallest block size of the format. */
    public static final int MIN_BLOCK = LtfsLabel.MIN_BLOCK;
    /** The largest block size that drives and connections in use carry. */
    public static final int MAX_BLOCK = 8 << 20;
    /** 512 KiB. */
    public static final int USUAL_BLOCK = 524_288;
    private static final int MAX_NAME = 255;

    /** Checks the ranges. */
    public VolumeSpec {
        Creator.check(creator);
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new IllegalArgumentException("volume name of " + name.length());
        }
        if (blockSize < MIN_BLOCK || blockSize > MAX_BLOCK) {
            throw new IllegalArgumentException("block size " + blockSize);
        }
    }
}
