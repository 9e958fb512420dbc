package org.holdfast.device.vtl;

/**
 * Where the element addresses of each type begin, 1 to FFFFh.
 *
 * @param robot the hand
 * @param drives the first drive
 * @param mailSlots the first mail slot
 * @param slots the first slot
 */
public record ElementAddresses(int robot, int drives, int mailSlots, int slots) {
    /** As a large IBM library numbers them. */
    public static final ElementAddresses USUAL = new ElementAddresses(1, 0x101, 0x301, 0x401);
}
