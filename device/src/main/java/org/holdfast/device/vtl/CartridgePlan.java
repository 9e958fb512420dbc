package org.holdfast.device.vtl;

import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.CartridgeCard;

/**
 * A blank cartridge to begin with.
 *
 * @param barcode its label, unique in the library
 * @param type its medium type
 * @param capacityBytes native capacity of the whole cartridge, 4 MiB or more
 */
public record CartridgePlan(String barcode, MediaType type, long capacityBytes) {
    /** Checks label and size. */
    public CartridgePlan {
        barcode = new org.holdfast.device.media.Barcode(barcode).value();
        if (type == null || capacityBytes < CartridgeCard.MIN_CAPACITY) {
            throw new IllegalArgumentException("cartridge " + barcode + " of " + capacityBytes
                    + " bytes");
        }
    }
}
