package org.holdfast.engine.ltfs.names;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.holdfast.engine.ltfs.format.LtfsFormatException;

/**
 * Any text as printable ASCII without blank, {@code %} and {@code =}: those, and all that is not
 * ASCII, are {@code %HH} of the bytes of UTF-8. A lone surrogate, which UTF-8 does not have, is
 * {@code %uHHHH}.
 */
final class PercentText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int UTF16_DIGITS = 4;

    private PercentText() {}

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c > ' ' && c < 0x7F && c != '%' && c != '=') {
                out.append((char) c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append("%u").append(HEX.toHexDigits((short) c));
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    HEX.toHexDigits(out.append('%'), b);
                }
            }
        }
        return out.toString();
    }

    /**
     * Undoes it.
     *
     * @throws LtfsFormatException when the text is not of this form
     */
    static String decode(String text) throws LtfsFormatException {
        StringBuilder out = new StringBuilder(text.length());
        byte[] bytes = new byte[text.length()];
        int n = 0;
        try {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    throw new LtfsFormatException("not percent-encoded: " + text);
                }
                if (c == '%' && text.startsWith("u", i + 1)) {
                    flush(bytes, n, out);
                    n = 0;
                    out.append((char) HexFormat.fromHexDigits(text, i + 2, i + 2 + UTF16_DIGITS));
                    i += 1 + UTF16_DIGITS;
                } else if (c == '%') {
                    bytes[n++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
                    i += 2;
                } else {
                    bytes[n++] = (byte) c;
                }
            }
            flush(bytes, n, out);
            return out.toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException
                | CharacterCodingException e) {
            throw new LtfsFormatException("not percent-encoded: " + text, e);
        }
    }

    private static void flush(byte[] bytes, int n, StringBuilder out)
            throws CharacterCodingException {
        out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, n)));
    }
}
