package org.holdfast.engine.ltfs.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML pulled from hostile bytes: elements and their text, within limits, no document type, no
 * entities but the five of XML, UTF-8 only. Whatever goes wrong with the text is a
 * {@link LtfsFormatException} with its line. For one thread.
 */
final class XmlInput implements Closeable {
    /** Elements in each other where nothing is known of them. */
    static final int MAX_UNKNOWN_DEPTH = 64;
    /** Different names of unknown elements and of attributes; the parser keeps each. */
    static final int MAX_UNKNOWN_NAMES = 1_000;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int TOKEN_SLACK = 1 << 16;
    private static final int BYTES_PER_CHAR = 6;
    private static final Set<String> KNOWN = Set.of("version", "percentencoded", "type");
    private static final char FIRST_COMBINING = 0x300;

    private final String what;
    private final GuardedInput in;
    private final XMLStreamReader xml;
    private final int maxText;
    private final LtfsTimes times = new LtfsTimes();
    private final Set<String> unknown = new HashSet<>();
    private char[] chars = new char[256];
    private int length;
    private String name = "";

    /**
     * Reads up to the root element.
     *
     * @param what named in messages: {@code label} or {@code index}
     * @param maxBytes of the document
     * @param maxText characters of one element's text
     */
    XmlInput(InputStream in, String what, long maxBytes, int maxText) throws IOException {
        this.what = what;
        this.maxText = maxText;
        this.in = new GuardedInput(in, maxBytes, TOKEN_SLACK + (long) BYTES_PER_CHAR * maxText);
        // A factory of its own: the names of a hostile document must not stay behind.
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            xml = factory.createXMLStreamReader(this.in, "UTF-8");
        } catch (XMLStreamException | RuntimeException e) {
            throw failed(e);
        }
        String declared = xml.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
            throw bad("encoding " + declared);
        }
        while (advance() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                throw bad("no root element");
            }
        }
    }

    private int advance() throws IOException {
        int event;
        try {
            in.progress();
            event = xml.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw failed(e);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw bad("a document type or an entity");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            name = xml.getLocalName();
            names();
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            remember(xml.getPITarget());
        }
        return event;
    }

    private IOException failed(Exception e) {
        if (in.failure() instanceof LtfsFormatException limit) {
            return bad(limit.getMessage());
        }
        if (in.failure() != null) {
            return in.failure();
        }
        return new LtfsFormatException(what + where() + ": " + e.getMessage(), e);
    }

    /** An exception that says where reading is. */
    LtfsFormatException bad(String why) {
        return new LtfsFormatException(what + where() + ": " + why);
    }

    private String where() {
        if (xml == null) {
            return "";
        }
        try {
            Location at = xml.getLocation();
            return " line " + at.getLineNumber() + " column " + at.getColumnNumber();
        } catch (RuntimeException e) {
            return " at a place unknown (" + e.getMessage() + ")";
        }
    }

    /** The local name of the current element. */
    String name() {
        return name;
    }

    /** The value of an attribute of the element that has just begun, or null. */
    String attribute(String name) {
        for (int i = xml.getAttributeCount() - 1; i >= 0; i--) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Counts the names that the parser has just learnt. */
    private void names() throws LtfsFormatException {
        int attributes = xml.getAttributeCount();
        int spaces = xml.getNamespaceCount();
        if (attributes > MAX_ATTRIBUTES || spaces > MAX_ATTRIBUTES) {
            throw bad("more than " + MAX_ATTRIBUTES + " attributes");
        }
        for (int i = 0; i < attributes; i++) {
            String attribute = xml.getAttributeLocalName(i);
            if (!KNOWN.contains(attribute) || !xml.getAttributePrefix(i).isEmpty()) {
                remember(xml.getAttributePrefix(i) + "@" + attribute);
            }
        }
        for (int i = 0; i < spaces; i++) {
            remember("xmlns:" + xml.getNamespacePrefix(i) + xml.getNamespaceURI(i));
        }
        String prefix = xml.getPrefix();
        if (prefix != null && !prefix.isEmpty()) {
            remember(prefix + ":" + name());
        }
    }

    private void remember(String name) throws LtfsFormatException {
        if (unknown.add(name) && unknown.size() > MAX_UNKNOWN_NAMES) {
            throw bad("more than " + MAX_UNKNOWN_NAMES + " unknown names");
        }
    }

    /** Goes to the next child of the current element, or to the element's end: false. */
    boolean child() throws IOException {
        for (;;) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> blank();
                case XMLStreamConstants.END_DOCUMENT -> throw bad("ends in an element");
                default -> in.progress();
            }
        }
    }

    private void blank() throws IOException {
        try {
            if (!xml.isWhiteSpace()) {
                throw bad("text between elements");
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Goes to the end of the document. */
    void end() throws IOException {
        while (advance() != XMLStreamConstants.END_DOCUMENT) {
            in.progress();
        }
    }

    /** Goes to the end of the current element, whatever is in it. */
    void skip() throws IOException {
        int depth = 1;
        remember(name());
        while (depth > 0) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    remember(name());
                    if (++depth > MAX_UNKNOWN_DEPTH) {
                        throw bad("unknown elements too deep");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> throw bad("ends in an element");
                default -> in.progress();
            }
        }
    }

    /** Reads the text of the current element, to its end. */
    private void read() throws IOException {
        length = 0;
        for (;;) {
            switch (advance()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> append();
                case XMLStreamConstants.END_ELEMENT -> {
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> throw bad("element in a text");
                case XMLStreamConstants.END_DOCUMENT -> throw bad("ends in a text");
                default -> in.progress();
            }
        }
    }

    private void append() throws IOException {
        try {
            int more = xml.getTextLength();
            if (more > maxText - length) {
                throw bad("text of more than " + maxText + " characters");
            }
            if (length + more > chars.length) {
                chars = java.util.Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
            }
            System.arraycopy(xml.getTextCharacters(), xml.getTextStart(), chars, length, more);
            length += more;
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** The text of the current element, as it is. */
    String text() throws IOException {
        read();
        return new String(chars, 0, length);
    }

    private void readTrimmed() throws IOException {
        read();
        int from = 0;
        while (length > 0 && chars[length - 1] <= ' ') {
            length--;
        }
        while (from < length && chars[from] <= ' ') {
            from++;
        }
        if (from > 0) {
            System.arraycopy(chars, from, chars, 0, length - from);
            length -= from;
        }
    }

    /** A number of the current element, 0 to {@code Long.MAX_VALUE}. */
    long number() throws IOException {
        readTrimmed();
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                length = 0;
                break;
            }
            value = value * 10 + digit;
        }
        if (length == 0) {
            throw bad(name() + " is not a number in 0 to " + Long.MAX_VALUE);
        }
        return value;
    }

    /** A boolean: {@code true}, {@code false}, 1 or 0. */
    boolean bool() throws IOException {
        readTrimmed();
        if (length == 4 && is("true") || length == 1 && chars[0] == '1') {
            return true;
        }
        if (length == 5 && is("false") || length == 1 && chars[0] == '0') {
            return false;
        }
        throw bad(name() + " is neither true nor false");
    }

    private boolean is(String word) {
        for (int i = 0; i < length; i++) {
            if (chars[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A time. */
    Instant time() throws IOException {
        readTrimmed();
        try {
            return times.parse(chars, length);
        } catch (DateTimeException e) {
            throw new LtfsFormatException(what + where() + ": " + name() + ": "
                    + new String(chars, 0, Math.min(length, 40)), e);
        }
    }

    /** A UUID. */
    UUID uuid() throws IOException {
        readTrimmed();
        Optional<UUID> uuid = Uuids.parse(new String(chars, 0, length));
        return uuid.orElseThrow(() -> bad(name() + " is not a UUID"));
    }

    /** A partition, {@code a} to {@code z}. */
    char partition() throws IOException {
        readTrimmed();
        if (length != 1 || chars[0] < 'a' || chars[0] > 'z') {
            throw bad(name() + " is not a letter a to z");
        }
        return chars[0];
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
            throw new LtfsFormatException(what + where() + ": " + name() + " is not UTF-8", e);
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
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        } finally {
            in.close();
        }
    }
}
