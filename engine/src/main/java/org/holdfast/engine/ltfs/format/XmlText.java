package org.holdfast.engine.ltfs.format;

import java.util.Arrays;

/**
 * Text with its references and line ends undone, as UTF-8. Knows the five entities of XML and
 * characters by number; another entity is refused. For one thread.
 */
final class XmlText {
    /** Where text stands, and so what in it means something. */
    enum Place { ELEMENT, ATTRIBUTE, CDATA }

    private static final String[] ENTITIES = {"lt;", "gt;", "amp;", "quot;", "apos;"};
    private static final String CHARACTERS = "<>&\"'";
    private static final int FIRST = 256;

    /** The text. */
    byte[] bytes = new byte[FIRST];
    /** Its bytes. */
    int length;

    private final XmlWindow window;

    XmlText(XmlWindow window) {
        this.window = window;
    }

    /** Begins anew. */
    void clear() {
        length = 0;
    }

    /** Adds what stands in the window from {@code from} to {@code to}. */
    void add(int from, int to, Place place) throws LtfsFormatException {
        byte[] b = window.bytes;
        if (bytes.length - length < to - from) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + to - from));
        }
        int i = from;
        while (i < to) {
            byte c = b[i];
            if (c < 0) {
                i += sequence(i);
            } else if (c == '&' && place != Place.CDATA) {
                i = reference(i + 1, to);
            } else if (c < ' ') {
                i = control(i, place);
            } else {
                if (c == '<' && place == Place.ATTRIBUTE || c == '>' && place == Place.ELEMENT
                        && i >= from + 2 && b[i - 1] == ']' && b[i - 2] == ']') {
                    throw window.bad("a mark of XML in a text");
                }
                bytes[length++] = c;
                i++;
            }
        }
    }

    private int sequence(int i) throws LtfsFormatException {
        int count = XmlChars.sequence(window.bytes, i);
        if (count == 0) {
            throw window.bad("what is no character of UTF-8 that XML can hold");
        }
        System.arraycopy(window.bytes, i, bytes, length, count);
        length += count;
        return count;
    }

    /** A blank that is not the space, or what is none; says where to go on. */
    private int control(int i, Place place) throws LtfsFormatException {
        byte c = window.bytes[i];
        if (!XmlChars.blank(c)) {
            throw window.bad("the control character " + c);
        }
        boolean pair = c == '\r' && window.bytes[i + 1] == '\n';
        bytes[length++] = place == Place.ATTRIBUTE ? (byte) ' ' : c == '\r' ? (byte) '\n' : c;
        return pair ? i + 2 : i + 1;
    }

    /** Behind an ampersand; says where to go on. */
    private int reference(int at, int to) throws LtfsFormatException {
        byte[] b = window.bytes;
        if (at < to && b[at] == '#') {
            return number(at + 1, to);
        }
        for (int e = 0; e < ENTITIES.length; e++) {
            String entity = ENTITIES[e];
            int i = 0;
            while (i < entity.length() && at + i < to && b[at + i] == entity.charAt(i)) {
                i++;
            }
            if (i == entity.length()) {
                bytes[length++] = (byte) CHARACTERS.charAt(e);
                return at + i;
            }
        }
        throw window.bad("an entity that is not one of the five of XML");
    }

    private int number(int at, int to) throws LtfsFormatException {
        byte[] b = window.bytes;
        boolean hex = at < to && b[at] == 'x';
        int first = hex ? at + 1 : at;
        int i = first;
        int value = 0;
        while (i < to && b[i] != ';') {
            int digit = Character.digit(b[i], hex ? 16 : 10);
            value = value * (hex ? 16 : 10) + digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw window.bad("a character by a number that is none");
            }
            i++;
        }
        if (i == first || i == to || !XmlChars.allowed(value)) {
            throw window.bad("a character by a number that XML cannot hold");
        }
        put(value);
        return i + 1;
    }

    private void put(int c) {
        if (c < 0x80) {
            bytes[length++] = (byte) c;
            return;
        }
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | c >> 18);
                bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | c & 0x3F);
    }

    /** Characters, as Java counts them, of UTF-8 that has been checked. */
    static int chars(byte[] b, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (b[i] >= (byte) 0xC0) {
                count += b[i] < 0 && b[i] >= (byte) 0xF0 ? 2 : 1;
            }
        }
        return count;
    }
}
