package org.holdfast.device.media;

import java.util.Optional;

/**
 * LTO media, with the codes that drives and labels use for them.
 *
 * <p>Source: density and medium type bytes as drives report them; sizes as published.
 */
public enum MediaType {
    LTO5("L5", 0x58, 0x58, 1_500_000L),
    LTO6("L6", 0x5A, 0x68, 2_500_000L),
    LTO7("L7", 0x5C, 0x78, 6_000_000L),
    LTO7M8("M8", 0x5D, 0x78, 9_000_000L),
    LTO8("L8", 0x5E, 0x88, 12_000_000L),
    LTO9("L9", 0x60, 0x98, 18_000_000L),
    LTO10("LA", 0x62, 0xA8, 30_000_000L);

    private final String suffix;
    private final int density;
    private final int mediumType;
    private final long nativeMegabytes;

    MediaType(String suffix, int density, int mediumType, long nativeMegabytes) {
        this.suffix = suffix;
        this.density = density;
        this.mediumType = mediumType;
        this.nativeMegabytes = nativeMegabytes;
    }

    /** The last two characters of the barcode. */
    public String suffix() {
        return suffix;
    }

    /** Density code of MODE SENSE's block descriptor. */
    public int density() {
        return density;
    }

    /** Medium type byte of MODE SENSE's header. */
    public int mediumType() {
        return mediumType;
    }

    /** Native capacity in MB of 10^6 bytes. */
    public long nativeMegabytes() {
        return nativeMegabytes;
    }

    /** The type that a label says, if it says one. */
    public static Optional<MediaType> of(Barcode barcode) {
        for (MediaType t : values()) {
            if (barcode.value().length() == 8 && barcode.value().endsWith(t.suffix)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }
}
