package org.holdfast.engine.walk;

import org.holdfast.device.vtl.medium.MediaForm;

/**
 * What a {@link WalkRig} is made of.
 *
 * @param form of its cartridges
 * @param blockSize of its volumes
 * @param cartridges how many there are
 * @param cartridgeBytes capacity of each
 * @param stagingBytes the most that staging holds
 */
record WalkShape(MediaForm form, int blockSize, int cartridges, long cartridgeBytes,
        long stagingBytes) {
    /** Two drives' worth of cartridges that nothing here fills. */
    static WalkShape of(MediaForm form, int blockSize) {
        return new WalkShape(form, blockSize, 4, 1L << 30, 256L << 20);
    }
}
