package org.holdfast.engine.model;

/** How digests are written down. */
public final class Digests {
    private static final int SHA256_DIGITS = 64;

    private Digests() {}

    /**
     * Whether {@code text} is a SHA-256 in lower-case hexadecimal digits. It is asked several times
     * for every file on its way through the archive, so it is a loop and no pattern.
     */
    public static boolean sha256(String text) {
        if (text.length() != SHA256_DIGITS) {
            return false;
        }
        for (int i = 0; i < SHA256_DIGITS; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
