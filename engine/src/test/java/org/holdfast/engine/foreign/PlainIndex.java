package org.holdfast.engine.foreign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An index as the JDK's own parser reads it, without any code of ours; not for hostile ones. */
final class PlainIndex {
    private static final List<String> TIMES = List.of("creationtime", "changetime", "modifytime",
            "accesstime", "backuptime");

    final long generation;
    /** Entries by path; directories end in a slash, the root is a slash. */
    final Map<String, Entry> entries = new TreeMap<>();
    private final PlainTape tape;

    PlainIndex(PlainTape tape, byte[] xml) throws IOException {
        this.tape = tape;
        Element root = parse(xml);
        generation = Long.parseLong(text(root, "generationnumber"));
        directory(child(root, "directory").orElseThrow(), "");
    }

    static Element parse(byte[] xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (var n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getTagName().equals(name)) {
                found.add(e);
            }
        }
        return found;
    }

    static Optional<Element> child(Element of, String name) {
        return children(of, name).stream().findFirst();
    }

    static String text(Element of, String name) {
        return child(of, name).map(Element::getTextContent).orElse("");
    }

    /** A name or a key or a target, decoded where it says that it is encoded. */
    private static String name(Element of, String element) {
        Element e = child(of, element).orElseThrow();
        String raw = e.getTextContent();
        if (!e.getAttribute("percentencoded").equals("true")) {
            return Normalizer.normalize(raw, Normalizer.Form.NFC);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                out.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                out.writeBytes(raw.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Normalizer.normalize(out.toString(StandardCharsets.UTF_8), Normalizer.Form.NFC);
    }

    private void directory(Element e, String parent) throws IOException {
        String path = parent + (parent.isEmpty() ? "" : name(e, "name")) + "/";
        entries.put(path, entry(e, "directory", 0, ""));
        Element contents = child(e, "contents").orElseThrow();
        for (Element d : children(contents, "directory")) {
            directory(d, path);
        }
        for (Element f : children(contents, "file")) {
            entries.put(path + name(f, "name"), file(f));
        }
    }

    private Entry file(Element f) throws IOException {
        if (child(f, "symlink").isPresent()) {
            return entry(f, "link", 0, name(f, "symlink"));
        }
        int length = Integer.parseInt(text(f, "length"));
        byte[] whole = new byte[length];
        for (Element info : children(f, "extentinfo")) {
            for (Element x : children(info, "extent")) {
                tape.copy(text(x, "partition"), number(x, "startblock"), number(x, "byteoffset"),
                        whole, number(x, "fileoffset"), number(x, "bytecount"));
            }
        }
        return entry(f, "file", length, Goldens.sha256(whole));
    }

    private static int number(Element of, String name) {
        return Integer.parseInt(text(of, name));
    }

    private static Entry entry(Element e, String kind, long length, String content) {
        Map<String, String> attributes = new TreeMap<>();
        for (Element x : child(e, "extendedattributes").stream()
                .flatMap(a -> children(a, "xattr").stream()).toList()) {
            Element value = child(x, "value").orElseThrow();
            byte[] bytes = value.getAttribute("type").equals("base64")
                    ? Base64.getMimeDecoder().decode(value.getTextContent())
                    : value.getTextContent().getBytes(StandardCharsets.UTF_8);
            attributes.put(name(x, "key"), HexFormat.of().formatHex(bytes));
        }
        return new Entry(kind, Long.parseLong(text(e, "fileuid")), length,
                text(e, "readonly").equals("true"), text(e, "openforwrite").equals("true"),
                TIMES.stream().map(t -> Instant.parse(text(e, t))).toList(), attributes, content);
    }
}
