package org.holdfast.engine.ltfs.io;

import org.holdfast.engine.ltfs.format.LtfsLabel;

/** The words by which software signs labels and indexes. */
final class Creator {
    private static final String VENDOR = "HOLDFAST";
    private static final String SIGNATURE = VENDOR + " ";
    private static final int MAX_REASON = 64;

    private Creator() {}

    static void check(String creator) {
        if (!ours(creator) || creator.length() > LtfsLabel.MAX_CREATOR - MAX_REASON - 3) {
            throw new IllegalArgumentException("creator " + creator);
        }
    }

    /** Whether software of ours wrote it, of any version. */
    static boolean ours(String creator) {
        return creator.startsWith(SIGNATURE);
    }

    /** The creator of an index: with the reason why it was written. */
    static String because(String creator, String reason) {
        if (reason.isEmpty() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason " + reason);
        }
        return creator + " - " + reason;
    }

    static String vendor() {
        return VENDOR;
    }

    /** The third word, for cartridge memory; empty when there is none. */
    static String version(String creator) {
        String[] words = creator.split(" ", 4);
        return words.length > 2 ? words[2] : "";
    }
}
