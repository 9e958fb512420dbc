package org.holdfast.device.vtl.unit;

/**
 * Who a unit says it is (INQUIRY), as data.
 *
 * @param vendor T10 vendor, at most 8 characters
 * @param product at most 16 characters
 * @param revision firmware, at most 4 characters
 * @param serial unit serial number, 1 to 20 characters
 */
public record UnitIdentity(String vendor, String product, String revision, String serial) {
    /** Checks the lengths and that all is printable ASCII. */
    public UnitIdentity {
        check(vendor, 8);
        check(product, 16);
        check(revision, 4);
        check(serial, 20);
        if (serial.isBlank()) {
            throw new IllegalArgumentException("a unit without a serial number");
        }
    }

    private static void check(String text, int length) {
        if (text.length() > length || !text.matches("[ -~]*")) {
            throw new IllegalArgumentException("inquiry text: " + text);
        }
    }
}
