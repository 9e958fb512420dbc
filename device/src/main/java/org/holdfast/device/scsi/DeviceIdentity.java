package org.holdfast.device.scsi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who a device says it is, without padding (INQUIRY, VPD pages 80h and 83h).
 *
 * @param deviceType peripheral device type: 01h tape, 08h robot
 * @param vendor T10 vendor
 * @param product product identification
 * @param revision firmware
 * @param serial unit serial number; empty when the device does not tell
 * @param designators its other names, for a robot that knows its drives by them
 */
public record DeviceIdentity(int deviceType, String vendor, String product, String revision,
        String serial, List<Designator> designators) {
    /** Peripheral device type of a tape drive. */
    public static final int TAPE = 0x01;
    /** Peripheral device type of a robot. */
    public static final int CHANGER = 0x08;

    private static final int STANDARD_ROOM = 96;
    private static final int PAGE_ROOM = 252;

    /** Copies the list. */
    public DeviceIdentity {
        designators = List.copyOf(designators);
    }

    /**
     * Asks a device.
     *
     * <p>Pages that the device does not list are not asked for: some targets drop the connection.
     *
     * @throws IOException when nothing is connected there or the answer makes no sense
     */
    public static DeviceIdentity read(ScsiDevice device) throws IOException {
        byte[] b = device.receive(PrimaryCommands.inquiry(STANDARD_ROOM), STANDARD_ROOM);
        if (b.length < 36) {
            throw new IOException(device.address() + ": INQUIRY of " + b.length + " bytes");
        }
        if ((b[0] & 0xE0) != 0) {
            throw new IOException(device.address() + ": no device is connected there");
        }
        List<Integer> pages = pages(device);
        return new DeviceIdentity(b[0] & 0x1F, Designator.text(b, 8, 16),
                Designator.text(b, 16, 32), Designator.text(b, 32, 36),
                pages.contains(0x80) ? serial(page(device, 0x80)) : "",
                pages.contains(0x83) ? designators(page(device, 0x83)) : List.of());
    }

    private static List<Integer> pages(ScsiDevice device) throws IOException {
        byte[] b;
        try {
            b = page(device, 0x00);
        } catch (ScsiException e) {
            if (e.sense().key() == 5) {
                return List.of(0x80);
            }
            throw e;
        }
        List<Integer> pages = new ArrayList<>();
        for (int i = 4; i < end(b); i++) {
            pages.add(BigEndian.u8(b, i));
        }
        return pages;
    }

    private static byte[] page(ScsiDevice device, int page) throws IOException {
        byte[] b = device.receive(PrimaryCommands.vitalProductData(page, PAGE_ROOM), PAGE_ROOM);
        if (b.length < 4 || BigEndian.u8(b, 1) != page) {
            throw new IOException(device.address() + ": not VPD page %02Xh".formatted(page));
        }
        return b;
    }

    /** The serial number in page 80h (SPC-4 7.8.15). */
    static String serial(byte[] b) {
        return Designator.text(b, 4, end(b));
    }

    /** The designators in page 83h; one that is cut off ends the list (SPC-4 7.8.6). */
    static List<Designator> designators(byte[] b) {
        List<Designator> found = new ArrayList<>();
        int end = end(b);
        for (int at = 4; at + 4 <= end; at += 4 + BigEndian.u8(b, at + 3)) {
            Designator.within(b, at, end).ifPresent(found::add);
        }
        return found;
    }

    private static int end(byte[] b) {
        return Math.min(b.length, 4 + BigEndian.u16(b, 2));
    }
}
