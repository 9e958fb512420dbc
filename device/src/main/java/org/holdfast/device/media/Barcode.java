package org.holdfast.device.media;

import java.util.regex.Pattern;

/**
 * The label of a cartridge, as the robot reads it: six characters of volume serial and two of
 * medium type, such as {@code AB0012L8}.
 *
 * @param value 1 to 32 characters of {@code 0-9 A-Z} and {@code _ -}, since labels of other
 *     software exist
 */
public record Barcode(String value) implements Comparable<Barcode> {
    private static final Pattern FORM = Pattern.compile("[0-9A-Z_-]{1,32}");

    /** Checks the characters. */
    public Barcode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a barcode: " + value);
        }
    }

    /** Whether {@code text} can be a barcode. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** The first six characters (all of a shorter label): what VOL1 carries. */
    public String volumeSerial() {
        return value.length() <= 6 ? value : value.substring(0, 6);
    }

    @Override
    public int compareTo(Barcode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
