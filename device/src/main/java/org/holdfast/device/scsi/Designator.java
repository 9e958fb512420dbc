package org.holdfast.device.scsi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A name of a device: a designation descriptor of VPD page 83h, and what a robot says of a drive
 * (SPC-4 7.8.6).
 *
 * @param codeSet 1 binary, 2 ASCII, 3 UTF-8
 * @param association 0 logical unit, 1 port, 2 device
 * @param type 0 vendor, 1 T10 vendor ID, 2 EUI-64, 3 NAA, 8 name string and others
 * @param value its bytes; not to be changed afterwards
 */
public record Designator(int codeSet, int association, int type, byte[] value) {
    /** Vendor and product before the serial number in a T10 designator of a drive. */
    private static final int VENDOR_AND_PRODUCT = 24;

    /** The designator of {@code length} bytes that begins with its header at {@code at}. */
    static Designator at(byte[] b, int at, int length) {
        return new Designator(b[at] & 0x0F, b[at + 1] >> 4 & 0x03, b[at + 1] & 0x0F,
                Arrays.copyOfRange(b, at + 4, at + 4 + length));
    }

    /**
     * A designator with header and value at {@code at}, if one of at least a byte is all inside
     * {@code end}.
     */
    public static Optional<Designator> within(byte[] b, int at, int end) {
        if (at + 4 > end || b[at + 3] == 0 || at + 4 + BigEndian.u8(b, at + 3) > end) {
            return Optional.empty();
        }
        return Optional.of(at(b, at, BigEndian.u8(b, at + 3)));
    }

    /** Whether it is text. */
    public boolean isText() {
        return codeSet == 2 || codeSet == 3;
    }

    /**
     * The serial number in it: the text behind vendor and product, or all of a shorter text; of a
     * binary one its bytes in upper-case hexadecimal, such as {@code 5000E11100000001}.
     */
    public String serial() {
        if (!isText()) {
            return HexFormat.of().withUpperCase().formatHex(value);
        }
        String text = text(value, 0, value.length);
        return value.length > VENDOR_AND_PRODUCT
                ? text(value, VENDOR_AND_PRODUCT, value.length) : text;
    }

    /** The printable text between two offsets without padding; other bytes become blanks. */
    public static String text(byte[] b, int from, int to) {
        int end = Math.min(to, b.length);
        if (from >= end) {
            return "";
        }
        byte[] clean = Arrays.copyOfRange(b, from, end);
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] < 0x20 || clean[i] == 0x7F) {
                clean[i] = ' ';
            }
        }
        return new String(clean, StandardCharsets.US_ASCII).strip();
    }
}
