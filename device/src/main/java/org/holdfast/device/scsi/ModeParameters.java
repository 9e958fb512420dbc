package org.holdfast.device.scsi;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What MODE SENSE(10) answers, for one page (SPC-4 7.5).
 *
 * @param mediumType medium type byte of the header
 * @param deviceSpecific device-specific parameter; of a tape: 80h write protected, 70h buffered
 *     mode, 0Fh speed
 * @param density density code of the first block descriptor, if there is one
 * @param page the page with its two bytes of header (four for a subpage)
 */
public record ModeParameters(int mediumType, int deviceSpecific, Optional<Integer> density,
        byte[] page) {
    private static final int HEADER = 8;
    private static final int ROOM = 512;

    /** Asks a device for a page. */
    public static ModeParameters read(ScsiDevice device, int page, boolean descriptors)
            throws IOException {
        return parse(device.receive(
                PrimaryCommands.modeSense(page, descriptors, ROOM), ROOM), page);
    }

    /**
     * Takes an answer apart.
     *
     * @throws IOException when a length points outside of it or the page is not there
     */
    public static ModeParameters parse(byte[] b, int page) throws IOException {
        if (b.length < HEADER) {
            throw new IOException("mode data of " + b.length + " bytes");
        }
        int descriptors = BigEndian.u16(b, 6);
        int end = Math.min(b.length, BigEndian.u16(b, 0) + 2);
        Optional<Integer> density = descriptors >= 8 && end >= HEADER + 8
                ? Optional.of(BigEndian.u8(b, HEADER)) : Optional.empty();
        for (int at = HEADER + descriptors; at + 2 <= end;) {
            boolean sub = (b[at] & 0x40) != 0;
            if (sub && at + 4 > end) {
                break;
            }
            int next = at + (sub ? 4 + BigEndian.u16(b, at + 2) : 2 + BigEndian.u8(b, at + 1));
            if (next > end) {
                throw new IOException("mode page %02Xh is cut short".formatted(b[at] & 0x3F));
            }
            if (!sub && (b[at] & 0x3F) == page) {
                return new ModeParameters(BigEndian.u8(b, 2), BigEndian.u8(b, 3), density,
                        Arrays.copyOfRange(b, at, next));
            }
            at = next;
        }
        throw new IOException("mode page %02Xh is not in the answer".formatted(page));
    }

    /**
     * The parameter list of a MODE SELECT that sets {@code changed} and leaves the rest: data
     * length, write protection and PS are zero as SPC-4 asks, the buffered mode stays.
     */
    public byte[] selecting(byte[] changed) {
        byte[] list = new byte[HEADER + changed.length];
        list[3] = (byte) (deviceSpecific & 0x7F);
        System.arraycopy(changed, 0, list, HEADER, changed.length);
        list[HEADER] &= 0x7F;
        return list;
    }

    /** Sends a changed page back to the device. */
    public void select(ScsiDevice device, byte[] changed) throws IOException {
        byte[] list = selecting(changed);
        device.send(PrimaryCommands.modeSelect(changed[0] & 0x3F, list.length), list);
    }
}
