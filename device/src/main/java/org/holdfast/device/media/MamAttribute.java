package org.holdfast.device.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One attribute of the cartridge's memory chip (SPC-4 7.4).
 *
 * @param id 0 to FFFFh
 * @param format how the value is to be read
 * @param value at most 65,535 bytes; not to be changed afterwards
 */
public record MamAttribute(int id, Format format, byte[] value) {
    public static final int VOLUME_CHANGE_REFERENCE = 0x0009;
    public static final int APPLICATION_VENDOR = 0x0800;
    public static final int APPLICATION_NAME = 0x0801;
    public static final int APPLICATION_VERSION = 0x0802;
    public static final int USER_MEDIUM_TEXT_LABEL = 0x0803;
    public static final int TEXT_LOCALIZATION = 0x0805;
    public static final int BARCODE = 0x0806;
    public static final int MEDIA_POOL = 0x0808;
    public static final int APPLICATION_FORMAT_VERSION = 0x080B;
    public static final int VOLUME_COHERENCY = 0x080C;
    public static final int VOLUME_LOCK = 0x1623;

    /** SPC-4 table 448. */
    public enum Format { BINARY, ASCII, TEXT }

    /** Checks the ranges. */
    public MamAttribute {
        if (id < 0 || id > 0xFFFF || value.length > 0xFFFF) {
            throw new IllegalArgumentException("attribute " + id + " of " + value.length);
        }
    }

    /** A text of fixed length, padded with {@code pad}; a longer one is cut. */
    public static MamAttribute padded(int id, Format format, String text, int length, int pad) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[length];
        java.util.Arrays.fill(value, (byte) pad);
        System.arraycopy(source, 0, value, 0, Math.min(length, source.length));
        return new MamAttribute(id, format, value);
    }

    /** The value as an unsigned big-endian number of at most eight bytes. */
    public long number() {
        if (value.length > 8) {
            throw new IllegalStateException("attribute of " + value.length + " bytes");
        }
        long n = 0;
        for (byte b : value) {
            n = (n << 8) | (b & 0xFF);
        }
        return n;
    }

    /** The value as text without padding. */
    public String text() {
        String s = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(value)).toString();
        int end = s.length();
        while (end > 0 && (s.charAt(end - 1) == 0 || s.charAt(end - 1) == ' ')) {
            end--;
        }
        return s.substring(0, end);
    }
}
