package org.holdfast.engine.ltfs.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.Locator2;

/**
 * What several parsers say of a document, in one form: nothing when they refuse it. For one thread.
 */
final class XmlPeers {
    private static final String[] ATTRIBUTES = {"version", "percentencoded", "type", "a", "b",
        "lang"};
    private static final SAXParser JDK = parser();
    private static final InputFactoryImpl AALTO = factory();
    private static final int MAX_TOKEN = 1 << 18;

    private XmlPeers() {}

    /** Our own, each token the long way. */
    static Optional<List<String>> own(byte[] xml) throws IOException {
        try (XmlPull pull = new XmlPull(new ByteArrayInputStream(xml), "it", xml.length,
                MAX_TOKEN)) {
            Said said = new Said();
            for (;;) {
                pull.text.clear();
                switch (pull.next()) {
                    case START -> said.start(pull.name(), pull::attribute);
                    case END -> said.end();
                    case TEXT -> said.text(text(pull.text.bytes, 0, pull.text.length));
                    case DONE -> {
                        return Optional.of(said.all());
                    }
                }
            }
        } catch (LtfsFormatException e) {
            return Optional.empty();
        }
    }

    /** Our own, the short way wherever it can be gone; blanks around texts are not told. */
    static Optional<List<String>> ownShort(byte[] xml) throws IOException {
        try (XmlPull pull = new XmlPull(new Trickle(xml), "it", xml.length, MAX_TOKEN)) {
            Said said = new Said();
            for (;;) {
                pull.text.clear();
                switch (pull.tag()) {
                    case START -> {
                        said.start(pull.name(), pull::attribute);
                        if (pull.leaf()) {
                            said.text(text(pull.window.bytes, pull.from, pull.to));
                            said.end();
                        }
                    }
                    case END -> said.end();
                    case TEXT -> said.text(text(pull.text.bytes, 0, pull.text.length));
                    case DONE -> {
                        return Optional.of(stripped(said.all()));
                    }
                }
            }
        } catch (LtfsFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Without the blanks around texts. */
    static List<String> stripped(List<String> all) {
        return all.stream().map(s -> s.startsWith("=") ? "=" + s.substring(1).strip() : s)
                .filter(s -> !s.equals("=")).toList();
    }

    /** The library that read indexes before. */
    static Optional<List<String>> aalto(byte[] xml) {
        try {
            XMLStreamReader in = AALTO.createXMLStreamReader(new ByteArrayInputStream(xml),
                    "UTF-8");
            return utf8(in.getCharacterEncodingScheme(), in.getVersion())
                    ? pulled(in) : Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean utf8(String encoding, String version) {
        return (encoding == null || encoding.equalsIgnoreCase("UTF-8"))
                && (version == null || version.equals("1.0"));
    }

    private static Optional<List<String>> pulled(XMLStreamReader in) throws XMLStreamException {
        Said said = new Said();
        for (;;) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    said.start(in.getLocalName(), name -> attribute(in, name));
                case XMLStreamConstants.END_ELEMENT -> said.end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> said.text(in.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Optional.of(said.all());
                }
                default -> said.other();
            }
        }
    }

    /** That of the JDK. */
    static Optional<List<String>> jdk(byte[] xml) {
        Pushed pushed = new Pushed();
        try {
            JDK.reset();
            JDK.parse(new InputSource(new ByteArrayInputStream(xml)), pushed);
            return Optional.of(pushed.said.all());
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    private static SAXParser parser() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's parser is another", e);
        }
    }

    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private static String attribute(XMLStreamReader in, String local) {
        for (int i = in.getAttributeCount() - 1; i >= 0; i--) {
            if (in.getAttributeLocalName(i).equals(local)) {
                return in.getAttributeValue(i);
            }
        }
        return null;
    }

    /**
     * The same document as it has to be read the long way: each character by its number, no blanks
     * between tags.
     */
    static byte[] laborious(List<String> said) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> open = new ArrayList<>();
        for (String s : said) {
            StringBuilder text = new StringBuilder();
            switch (s.charAt(0)) {
                case '<' -> {
                    String[] parts = s.substring(1).split("\u0001");
                    text.append('<').append(parts[0]);
                    for (int i = 1; i < parts.length; i += 2) {
                        text.append(' ').append(parts[i]).append(" = '");
                        numbers(text, i + 1 < parts.length ? parts[i + 1] : "").append('\'');
                    }
                    open.add(parts[0]);
                    text.append(" >");
                }
                case '>' -> text.append("</").append(open.removeLast()).append(" >");
                default -> numbers(text, s.substring(1));
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static StringBuilder numbers(StringBuilder to, String text) {
        text.codePoints().forEach(c -> to.append("&#").append(c).append(';'));
        return to;
    }

    /** The form in which parsers are compared. */
    private static final class Said {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int others;

        void start(String name, UnaryOperator<String> attribute) {
            flush();
            StringBuilder tag = new StringBuilder("<").append(name);
            for (String a : ATTRIBUTES) {
                String value = attribute.apply(a);
                if (value != null) {
                    tag.append('\u0001').append(a).append('\u0001').append(value);
                }
            }
            all.add(tag.toString());
        }

        void end() {
            flush();
            all.add(">");
        }

        void text(String part) {
            text.append(part);
        }

        void other() {
            others++;
        }

        List<String> all() {
            flush();
            return all;
        }

        private void flush() {
            if (!text.isEmpty()) {
                all.add("=" + text);
                text.setLength(0);
            }
        }
    }

    /** What the JDK's parser tells. */
    private static final class Pushed extends DefaultHandler2 {
        private final Said said = new Said();
        private Locator2 at;

        @Override
        public void setDocumentLocator(Locator locator) {
            at = (Locator2) locator;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes all)
                throws SAXException {
            if (!utf8(at.getEncoding(), at.getXMLVersion())) {
                throw new SAXException("encoding or version");
            }
            said.start(local, name -> {
                String value = null;
                for (int i = 0; i < all.getLength(); i++) {
                    value = all.getLocalName(i).equals(name) ? all.getValue(i) : value;
                }
                return value;
            });
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            said.end();
        }

        @Override
        public void characters(char[] text, int from, int length) {
            said.text(new String(text, from, length));
        }

        @Override
        public void skippedEntity(String name) throws SAXException {
            throw new SAXException("entity " + name);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** A few bytes at a time, and at the most 300: the ends of the window fall anywhere. */
    private static final class Trickle extends ByteArrayInputStream {
        private int turn;

        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int at, int count) {
            turn = turn * 31 + 7 & 0xFFF;
            return super.read(to, at, Math.min(count, turn % 300 + 1));
        }
    }
}
