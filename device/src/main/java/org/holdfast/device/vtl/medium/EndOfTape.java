package org.holdfast.device.vtl.medium;

/**
 * How much room there is near the end of a partition, and how large an index partition is.
 *
 * @param warningPercent early warning comes when this much of the partition is left, 0 to 50
 * @param warningFloor but at least this many bytes, at most half of the partition
 * @param indexPercent the index partition's part of the cartridge, 1 to 50
 * @param indexFloor but at least this many bytes, at most a quarter of the cartridge
 */
public record EndOfTape(int warningPercent, long warningFloor, int indexPercent,
        long indexFloor) {
    /** 2 % and 8 MiB before the end; 5 % and 16 MiB for the index. */
    public static final EndOfTape USUAL = new EndOfTape(2, 8L << 20, 5, 16L << 20);

    /** Checks the ranges. */
    public EndOfTape {
        if (warningPercent < 0 || warningPercent > 50 || warningFloor < 0
                || indexPercent < 1 || indexPercent > 50 || indexFloor < 0) {
            throw new IllegalArgumentException("end of tape " + warningPercent + " %, "
                    + warningFloor + ", " + indexPercent + " %, " + indexFloor);
        }
    }

    /** Bytes of a partition of a cartridge of {@code capacity} bytes. */
    public long capacity(long capacity, int partitions, int partition) {
        if (partitions == 1) {
            return capacity;
        }
        long index = Math.min(Math.max(capacity / 100 * indexPercent, indexFloor), capacity / 4);
        return partition == 0 ? index : capacity - index;
    }

    /** Bytes behind early warning in a partition of {@code capacity} bytes. */
    public long reserve(long capacity) {
        return Math.min(Math.max(capacity / 100 * warningPercent, warningFloor), capacity / 2);
    }
}
