package org.holdfast.device.drive;

/**
 * Who a drive says it is (INQUIRY and VPD page 80h), without padding.
 *
 * @param vendor T10 vendor
 * @param product product identification
 * @param revision firmware
 * @param serial unit serial number
 */
public record DriveIdentity(String vendor, String product, String revision, String serial) {}
