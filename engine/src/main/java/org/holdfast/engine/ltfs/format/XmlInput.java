package org.holdfast.engine.ltfs.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Values pulled from hostile XML: elements and their text, within limits, no document type, no
 * entities but the five of XML, UTF-8 only. Whatever goes wrong with the text is a
 * {@link LtfsFormatException} with the byte where it was seen. For one thread.
 */
final class XmlInput implements Closeable {
    /** Elements in each other where nothing is known of them. */
    static final int MAX_UNKNOWN_DEPTH = 64;
    /** Different names of unknown elements and of attributes. */
    static final int MAX_UNKNOWN_NAMES = XmlNames.MAX_UNKNOWN;
    private static final int TOKEN_SLACK = 1 << 16;
    private static final int BYTES_PER_CHAR = 6;
    private static final char FIRST_COMBINING = 0x300;
    private static final int SHOWN = 40;

    private final XmlPull xml;
    private final int maxText;
    private final LtfsTimes times = new LtfsTimes();
    private byte[] bytes = {};
    private int from;
    private int to;

    /**
     * Reads up to the root element.
     *
     * @param what named in messages: {@code label} or {@code index}
     * @param maxBytes of the document
     * @param maxText characters of one element's text
     */
    XmlInput(InputStream in, String what, long maxBytes, int maxText) throws IOException {
        this.maxText = maxText;
        xml = new XmlPull(in, what, maxBytes, TOKEN_SLACK + BYTES_PER_CHAR * maxText);
        if (xml.next() != XmlPull.Kind.START) {
            throw bad("no root element");
        }
    }

    /** An exception that says where reading is. */
    LtfsFormatException bad(String why) {
        return xml.window.bad(why);
    }

    private LtfsFormatException bad(String why, Exception cause) {
        return new LtfsFormatException(xml.window.where() + ": " + why, cause);
    }

    /** The local name of the element that began last. */
    String name() {
        return xml.name();
    }

    /** The value of an attribute of the element that has just begun, or null. */
    String attribute(String name) {
        return xml.attribute(name);
    }

    /** Goes to the next child of the current element, or to the element's end: false. */
    boolean child() throws IOException {
        for (;;) {
            switch (xml.tag()) {
                case START -> {
                    return true;
                }
                case END -> {
                    return false;
                }
                case TEXT -> blank();
                case DONE -> throw bad("ends in an element");
            }
        }
    }

    private void blank() throws LtfsFormatException {
        for (int i = 0; i < xml.text.length; i++) {
            if (!XmlChars.blank(xml.text.bytes[i])) {
                throw bad("text between elements");
            }
        }
        xml.text.clear();
    }

    /** Goes to the end of the document. */
    void end() throws IOException {
        if (xml.next() != XmlPull.Kind.DONE) {
            throw bad("something follows the root element");
        }
    }

    /** Goes to the end of the current element, whatever is in it. */
    void skip() throws IOException {
        int depth = 1;
        xml.names.meet(name());
        while (depth > 0) {
            switch (xml.tag()) {
                case START -> {
                    xml.names.meet(name());
                    if (++depth > MAX_UNKNOWN_DEPTH) {
                        throw bad("unknown elements too deep");
                    }
                }
                case END -> depth--;
                case TEXT -> xml.text.clear();
                case DONE -> throw bad("ends in an element");
            }
        }
    }

    /** Reads the text of the current element, to its end. */
    private void read() throws IOException {
        if (xml.leaf()) {
            bytes = xml.window.bytes;
            from = xml.from;
            to = xml.to;
            if (to - from > maxText) {
                limit(XmlText.chars(bytes, from, to));
            }
        } else {
            assemble();
        }
    }

    private void assemble() throws IOException {
        XmlText text = xml.text;
        text.clear();
        from = 0;
        to = 0;
        int chars = 0;
        for (;;) {
            switch (xml.next()) {
                case TEXT -> {
                    chars += XmlText.chars(text.bytes, to, text.length);
                    limit(chars);
                    to = text.length;
                }
                case END -> {
                    bytes = text.bytes;
                    text.clear();
                    return;
                }
                case START -> throw bad("element in a text");
                case DONE -> throw bad("ends in a text");
            }
        }
    }

    private void limit(int chars) throws LtfsFormatException {
        if (chars > maxText) {
            throw bad("text of more than " + maxText + " characters");
        }
    }

    private String string() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The text of the current element, as it is. */
    String text() throws IOException {
        read();
        return string();
    }

    /** The same as UTF-8. */
    byte[] utf8() throws IOException {
        read();
        return Arrays.copyOfRange(bytes, from, to);
    }

    private void readTrimmed() throws IOException {
        read();
        while (to > from && XmlChars.blank(bytes[to - 1])) {
            to--;
        }
        while (from < to && XmlChars.blank(bytes[from])) {
            from++;
        }
    }

    /** A number of the current element, 0 to {@code Long.MAX_VALUE}. */
    long number() throws IOException {
        readTrimmed();
        long value = from == to ? -1 : 0;
        for (int i = from; i < to && value >= 0; i++) {
            int digit = bytes[i] - '0';
            value = digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10 ? -1
                    : value * 10 + digit;
        }
        if (value < 0) {
            throw bad(name() + " is not a number in 0 to " + Long.MAX_VALUE);
        }
        return value;
    }

    /** A boolean: {@code true}, {@code false}, 1 or 0. */
    boolean bool() throws IOException {
        readTrimmed();
        if (is("false") || is("0")) {
            return false;
        }
        if (is("true") || is("1")) {
            return true;
        }
        throw bad(name() + " is neither true nor false");
    }

    private boolean is(String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A time. */
    Instant time() throws IOException {
        if (xml.sized(LtfsTimes.BYTES)) {
            bytes = xml.window.bytes;
            from = xml.from;
            to = xml.to;
        } else {
            readTrimmed();
        }
        try {
            return times.parse(bytes, from, to - from);
        } catch (DateTimeException e) {
            throw bad(name() + ": " + new String(bytes, from, Math.min(to - from, SHOWN),
                    StandardCharsets.UTF_8), e);
        }
    }

    /** A UUID. */
    UUID uuid() throws IOException {
        readTrimmed();
        Optional<UUID> uuid = Uuids.parse(string());
        return uuid.orElseThrow(() -> bad(name() + " is not a UUID"));
    }

    /** A partition, {@code a} to {@code z}. */
    char partition() throws IOException {
        readTrimmed();
        if (to - from != 1 || bytes[from] < 'a' || bytes[from] > 'z') {
            throw bad(name() + " is not a letter a to z");
        }
        return (char) bytes[from];
    }

    /** Text that may be percent-encoded. */
    String nameType() throws IOException {
        String flag = attribute("percentencoded");
        String text = text();
        if (flag == null || !flag.equals("true") && !flag.equals("1")) {
            return text;
        }
        try {
            return IndexName.percentDecode(text);
        } catch (CharacterCodingException e) {
            throw bad(name() + " is not UTF-8", e);
        }
    }

    /** The name of a file or directory, in normal form C. */
    String entryName(int maxCodePoints, boolean mayBeEmpty) throws IOException {
        String raw = nameType();
        String name = normal(raw);
        if (name.length() > maxCodePoints
                && name.codePointCount(0, name.length()) > maxCodePoints) {
            throw bad("name of more than " + maxCodePoints + " code points");
        }
        if (name.isEmpty() && !mayBeEmpty || name.equals(".") || name.equals("..")
                || name.indexOf('/') >= 0 || !IndexName.carried(name)) {
            throw bad("name that cannot be: " + name);
        }
        return name;
    }

    private static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
