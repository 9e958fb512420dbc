package org.holdfast.device.drive;

import java.io.IOException;
import java.util.OptionalLong;
import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.LogPage;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;

/**
 * Room in partitions: log page 17h, volume statistics, and for drives without it page 31h, tape
 * capacity (SSC-4 8.4).
 */
final class CapacityLog {
    private static final int STATISTICS = 0x17;
    private static final int NATIVE = 0x202;
    private static final int REMAINING = 0x204;
    private static final int CAPACITY = 0x31;
    private static final long MEGABYTE = 1_000_000;
    private static final long MEBIBYTE = 1 << 20;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    /** A record without its first byte: reserved, partition(2), megabytes(4). */
    private static final int RECORD = 7;

    private CapacityLog() {
    }

    static PartitionSpace read(ScsiDevice device, int partition) throws IOException {
        LogPage page;
        try {
            page = LogPage.read(device, STATISTICS);
        } catch (ScsiException e) {
            if (e.sense().is(5, 0x24, 0)) {
                return old(LogPage.read(device, CAPACITY), partition);
            }
            throw e;
        }
        OptionalLong capacity = megabytes(page, NATIVE, partition);
        OptionalLong remaining = megabytes(page, REMAINING, partition);
        if (capacity.isEmpty() || remaining.isEmpty()) {
            throw new IOException(device.address() + ": no size of partition " + partition);
        }
        return new PartitionSpace(capacity.getAsLong() * MEGABYTE,
                remaining.getAsLong() * MEGABYTE);
    }

    /** What a parameter of partition records says of one partition. */
    static OptionalLong megabytes(LogPage page, int parameter, int partition) {
        byte[] b = page.value(parameter).orElse(new byte[0]);
        for (int at = 0; at < b.length; at += 1 + BigEndian.u8(b, at)) {
            if (BigEndian.u8(b, at) >= RECORD && at + RECORD < b.length
                    && BigEndian.u16(b, at + 2) == partition
                    && BigEndian.u32(b, at + 4) != UNKNOWN) {
                return OptionalLong.of(BigEndian.u32(b, at + 4));
            }
        }
        return OptionalLong.empty();
    }

    /** Page 31h: parameters 1 and 2 are what is left in MiB, 3 and 4 the most, of 0 and 1. */
    static PartitionSpace old(LogPage page, int partition) throws IOException {
        if (partition > 1) {
            throw new IOException("no size of partition " + partition);
        }
        long capacity = page.number(3 + partition)
                .orElseThrow(() -> new IOException("no size of partition " + partition));
        long remaining = page.number(1 + partition)
                .orElseThrow(() -> new IOException("no room of partition " + partition));
        return new PartitionSpace(capacity * MEBIBYTE, remaining * MEBIBYTE);
    }
}
