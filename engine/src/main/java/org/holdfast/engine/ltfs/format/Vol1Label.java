package org.holdfast.engine.ltfs.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first record of each partition, 80 bytes of ASCII (LTFS Format 2.4, 6.1.1).
 *
 * @param serial the volume serial, six characters of {@code 0-9 A-Z}, or empty when the cartridge
 *     was formatted without a barcode; as read, it may be anything printable without blanks around
 */
public record Vol1Label(String serial) {
    /** Bytes of the record. */
    public static final int BYTES = 80;
    private static final int SERIAL_AT = 4;
    private static final int SERIAL_BYTES = 6;
    private static final int ACCESS_AT = 10;
    private static final int SYSTEM_AT = 24;

    /** Checks the length. */
    public Vol1Label {
        if (serial.length() > SERIAL_BYTES) {
            throw new IllegalArgumentException("volume serial " + serial);
        }
    }

    /**
     * The record's 80 bytes.
     *
     * @throws IllegalArgumentException when the serial is one that the reference refuses
     */
    public byte[] encode() {
        if (!serial.isEmpty() && !serial.matches("[0-9A-Z]{6}")) {
            throw new IllegalArgumentException("volume serial " + serial);
        }
        byte[] record = new byte[BYTES];
        Arrays.fill(record, (byte) ' ');
        put(record, 0, "VOL1");
        put(record, SERIAL_AT, serial);
        put(record, ACCESS_AT, "L");
        put(record, SYSTEM_AT, "LTFS");
        put(record, BYTES - 1, "4");
        return record;
    }

    private static void put(byte[] record, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, record, at, bytes.length);
    }

    /**
     * Reads a record of at least 80 bytes.
     *
     * @throws LtfsFormatException when it is not the label of an LTFS volume
     */
    public static Vol1Label parse(byte[] record) throws LtfsFormatException {
        if (record.length < BYTES) {
            throw new LtfsFormatException("VOL1 label has " + record.length + " bytes, not 80");
        }
        String text = new String(record, 0, BYTES, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("VOL1")) {
            throw new LtfsFormatException("no VOL1 at byte 0 of the first record");
        }
        if (!text.startsWith("LTFS", SYSTEM_AT)) {
            throw new LtfsFormatException("no LTFS at byte 24 of the VOL1 label");
        }
        String serial = text.substring(SERIAL_AT, SERIAL_AT + SERIAL_BYTES).strip();
        if (!serial.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new LtfsFormatException("VOL1 label: volume serial is not printable");
        }
        return new Vol1Label(serial);
    }
}
