package org.holdfast.device.vtl.medium;

import org.holdfast.device.media.MediaType;

/**
 * What a virtual library knows of a cartridge beside its content; kept as a JSON file.
 *
 * @param barcode its label
 * @param type its medium type
 * @param form how its content is kept
 * @param capacityBytes native capacity of the whole cartridge, 4 MiB or more
 * @param proportion how much of it SET CAPACITY lets be used, 1 to 65,535 of 65,535
 * @param partitions 1 or 2
 * @param writeProtected the switch on its shell
 * @param serial the number in its memory chip, at most 32 characters
 * @param loads how often it was loaded
 * @param bytesWritten over its life
 * @param bytesRead over its life
 */
public record CartridgeCard(String barcode, MediaType type, MediaForm form, long capacityBytes,
        int proportion, int partitions, boolean writeProtected, String serial, long loads,
        long bytesWritten, long bytesRead) {
    /** The smallest cartridge. */
    public static final long MIN_CAPACITY = 4 << 20;
    /** The proportion of an uncut cartridge. */
    public static final int WHOLE = 0xFFFF;

    /** Checks the ranges, since cards come from files. */
    public CartridgeCard {
        if (barcode == null || type == null || form == null || serial == null) {
            throw new IllegalArgumentException("cartridge card without a name");
        }
        if (capacityBytes < MIN_CAPACITY || proportion < 1 || proportion > WHOLE
                || partitions < 1 || partitions > 2 || loads < 0) {
            throw new IllegalArgumentException("cartridge " + barcode + " of " + capacityBytes
                    + " bytes, proportion " + proportion + ", partitions " + partitions);
        }
    }

    /** A new, blank cartridge. */
    public static CartridgeCard blank(String barcode, MediaType type, MediaForm form,
            long capacityBytes) {
        String serial = "HV" + Integer.toUnsignedString(barcode.hashCode(), 36).toUpperCase(
                java.util.Locale.ROOT);
        return new CartridgeCard(barcode, type, form, capacityBytes, WHOLE, 1, false, serial,
                0, 0, 0);
    }

    /** With other partitions. */
    public CartridgeCard withPartitions(int count) {
        return new CartridgeCard(barcode, type, form, capacityBytes, proportion, count,
                writeProtected, serial, loads, bytesWritten, bytesRead);
    }

    /** With another proportion. */
    public CartridgeCard withProportion(int part) {
        return new CartridgeCard(barcode, type, form, capacityBytes, part, partitions,
                writeProtected, serial, loads, bytesWritten, bytesRead);
    }

    /** With the switch set. */
    public CartridgeCard withWriteProtected(boolean on) {
        return new CartridgeCard(barcode, type, form, capacityBytes, proportion, partitions,
                on, serial, loads, bytesWritten, bytesRead);
    }

    /** With counters that have gone on. */
    public CartridgeCard withUse(long moreLoads, long moreWritten, long moreRead) {
        return new CartridgeCard(barcode, type, form, capacityBytes, proportion, partitions,
                writeProtected, serial, loads + moreLoads, bytesWritten + moreWritten,
                bytesRead + moreRead);
    }
}
