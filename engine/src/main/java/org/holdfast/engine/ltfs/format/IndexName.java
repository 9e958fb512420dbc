package org.holdfast.engine.ltfs.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a name in an index may be, and how it is written (LTFS Format 2.4, 7.4 and 9.2; the
 * reference implementation where it is stricter).
 */
public final class IndexName {
    /** The longest name of a file or directory. */
    public static final int MAX_CODE_POINTS = 255;
    private static final char UNIT_SEPARATOR = 0x1F;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private IndexName() {}

    /**
     * Why a file or directory cannot have this name in an index that we write; nothing when it can.
     */
    public static Optional<String> refusal(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.of("is empty or dots");
        }
        if (name.length() > MAX_CODE_POINTS
                && name.codePointCount(0, name.length()) > MAX_CODE_POINTS) {
            return Optional.of("has more than " + MAX_CODE_POINTS + " code points");
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of("has a slash");
        }
        if (!carried(name)) {
            return Optional.of("has a NUL, 0x1F or what XML cannot carry");
        }
        return Normalizer.isNormalized(name, Normalizer.Form.NFC) ? Optional.empty()
                : Optional.of("is not in normal form C");
    }

    /**
     * Whether an index can carry the text as a target of a symbolic link or, when it has no slash
     * and is not longer than a name, as the key of an attribute.
     */
    public static boolean carried(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                if (c == 0 || c == UNIT_SEPARATOR) {
                    return false;
                }
            } else if (c >= Character.MIN_SURROGATE) {
                int step = xmlCharacter(text, i);
                if (step == 0) {
                    return false;
                }
                i += step - 1;
            }
        }
        return true;
    }

    /** Chars of the XML 1.0 character at {@code i}, or 0 when there is none. */
    static int xmlCharacter(String text, int i) {
        char c = text.charAt(i);
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r' ? 1 : 0;
        }
        if (Character.isSurrogate(c)) {
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            return pair ? 2 : 0;
        }
        return c < 0xFFFE ? 1 : 0;
    }

    /** Refuses what cannot stand as plain text of an element. */
    static void requireText(String what, String text, int maxChars) {
        if (text.length() > maxChars) {
            throw new IllegalArgumentException(what + " of " + text.length() + " characters");
        }
        for (int i = 0; i < text.length();) {
            int step = xmlCharacter(text, i);
            if (step == 0) {
                throw new IllegalArgumentException(what + " is not XML text at " + i);
            }
            i += step;
        }
    }

    /**
     * Whether the name must be percent-encoded: it has a colon or a control character. The
     * reference writes TAB, LF and CR as they are; we encode them too, and a name of nothing but
     * blanks, because XML parsers alter or drop them.
     */
    static boolean needsPercent(String name) {
        boolean ink = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == ':') {
                return true;
            }
            ink |= c != ' ';
        }
        return !ink && !name.isEmpty();
    }

    /** Everything but printable ASCII, and blank, {@code %} and {@code :}, as {@code %HH}. */
    static String percentEncode(String name) {
        StringBuilder out = new StringBuilder(name.length() + 16);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7F && b != '%' && b != ':') {
                out.append((char) b);
            } else {
                HEX.toHexDigits(out.append('%'), b);
            }
        }
        return out.toString();
    }

    /**
     * Undoes it. A slash, NUL or 0x1F that comes out stays {@code %HH} as it was, and so does a
     * {@code %} without two hex digits: so does the reference.
     *
     * @throws CharacterCodingException when the bytes are not UTF-8
     */
    static String percentDecode(String text) throws CharacterCodingException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            int value = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
            if (value < 0 || value == '/' || value == 0 || value == UNIT_SEPARATOR) {
                out[n++] = in[i];
            } else {
                out[n++] = (byte) value;
                i += 2;
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, n)).toString();
    }

    private static int hex(byte high, byte low) {
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low) : -1;
    }
}
