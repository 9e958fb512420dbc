package org.holdfast.engine.ltfs.format;

/** The characters of XML 1.0 (fifth edition), as UTF-8. */
final class XmlChars {
    private static final int[] NAME_START = {0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2FF, 0x370, 0x37D,
        0x37F, 0x1FFF, 0x200C, 0x200D, 0x2070, 0x218F, 0x2C00, 0x2FEF, 0x3001, 0xD7FF, 0xF900,
        0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0xEFFFF};
    private static final int[] NAME_MORE = {0xB7, 0xB7, 0x300, 0x36F, 0x203F, 0x2040};

    private XmlChars() {}

    /** A blank of XML. */
    static boolean blank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * Bytes of the XML character at {@code i} whose first byte is negative, 0 when there is none:
     * neither the longer forms, nor surrogates, nor U+FFFE and U+FFFF are one.
     */
    static int sequence(byte[] b, int i) {
        int first = b[i] & 0xFF;
        if (first < 0xC2 || first > 0xF4 || b[i + 1] >= (byte) 0xC0) {
            return 0;
        }
        if (first < 0xE0) {
            return 2;
        }
        int second = b[i + 1] & 0xFF;
        if (b[i + 2] >= (byte) 0xC0) {
            return 0;
        }
        if (first < 0xF0) {
            boolean wrong = first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0
                    || first == 0xEF && second == 0xBF && (b[i + 2] & 0xFF) >= 0xBE;
            return wrong ? 0 : 3;
        }
        boolean wrong = b[i + 3] >= (byte) 0xC0 || first == 0xF0 && second < 0x90
                || first == 0xF4 && second >= 0x90;
        return wrong ? 0 : 4;
    }

    /** The character of such a sequence. */
    static int character(byte[] b, int i, int bytes) {
        return switch (bytes) {
            case 2 -> (b[i] & 0x1F) << 6 | b[i + 1] & 0x3F;
            case 3 -> (b[i] & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F;
            default -> (b[i] & 0x07) << 18 | (b[i + 1] & 0x3F) << 12 | (b[i + 2] & 0x3F) << 6
                    | b[i + 3] & 0x3F;
        };
    }

    /** Whether XML can hold the character. */
    static boolean allowed(int c) {
        return c >= ' ' ? c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x10000 && c <= 0x10FFFF
                : c == '\t' || c == '\n' || c == '\r';
    }

    /** Where the first thing stands that is no XML character, or {@code to}. */
    static int wrong(byte[] b, int from, int to) {
        int i = from;
        while (i < to) {
            if (b[i] >= ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
                i++;
                continue;
            }
            int bytes = b[i] < 0 ? sequence(b, i) : 0;
            if (bytes == 0) {
                return i;
            }
            i += bytes;
        }
        return to;
    }

    /** Where the name that begins at {@code from} ends; {@code from} when there is none. */
    static int nameEnd(byte[] b, int from, int to) {
        int i = from;
        while (i < to) {
            int bytes = 1;
            boolean part;
            if (b[i] >= 0) {
                part = named(b[i], i > from);
            } else {
                bytes = sequence(b, i);
                part = bytes > 0 && named(character(b, i, bytes), i > from);
            }
            if (!part) {
                return i;
            }
            i += bytes;
        }
        return i;
    }

    private static boolean named(int c, boolean inside) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':'
                    || inside && (c >= '0' && c <= '9' || c == '-' || c == '.');
        }
        return in(NAME_START, c) || inside && in(NAME_MORE, c);
    }

    private static boolean in(int[] ranges, int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
