package org.holdfast.device.vtl.fault;

/**
 * A stretch of a cartridge that is bad and stays so, whatever drive it is in.
 *
 * @param partition 0 or 1
 * @param first the first bad block's number
 * @param end the number behind the last, greater than {@code first}
 * @param reading whether what lies there cannot be read (3/11/00)
 * @param writing whether nothing can be written there (3/0C/00)
 */
public record BadSpot(int partition, long first, long end, boolean reading, boolean writing) {
    /** Checks the ranges. */
    public BadSpot {
        if (partition < 0 || partition > 1 || first < 0 || end <= first || !reading && !writing) {
            throw new IllegalArgumentException("bad spot at " + partition + ":" + first + ".."
                    + end);
        }
    }

    /** Whether it reaches into the blocks from {@code from} to {@code to}, that one excluded. */
    public boolean meets(int inPartition, long from, long to) {
        return partition == inPartition && first < to && from < end;
    }
}
