package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Judges labels and indexes as strictly as the reference implementation and a little more, with
 * another XML parser than ours. Throws AssertionError with the reason.
 */
public final class ReferenceRules {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String TIME = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{9}Z";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String NUMBER = "0|[1-9][0-9]{0,18}";
    private static final List<String> TIMES = List.of("creationtime", "changetime", "modifytime",
            "accesstime", "backuptime");
    private static final List<String> ROOT_ORDER = List.of("creator", "comment", "volumeuuid",
            "generationnumber", "updatetime", "location", "previousgenerationlocation",
            "allowpolicyupdate", "dataplacementpolicy", "highestfileuid", "volumelockstate",
            "directory");
    private static final List<String> DIRECTORY_ORDER = List.of("name", "readonly",
            "creationtime", "changetime", "modifytime", "accesstime", "backuptime", "fileuid",
            "extendedattributes", "contents");
    private static final List<String> FILE_ORDER = List.of("name", "length", "readonly",
            "creationtime", "changetime", "modifytime", "accesstime", "backuptime", "fileuid",
            "openforwrite", "extendedattributes", "extentinfo", "symlink");
    private static final Set<String> OPTIONAL = Set.of("comment", "previousgenerationlocation",
            "dataplacementpolicy", "volumelockstate", "extendedattributes", "openforwrite",
            "extentinfo", "symlink");

    private final Set<Long> uids = new HashSet<>();
    private long entries;

    /** Judges a label. */
    public static void label(byte[] bytes) {
        check(bytes.length <= 4096, "label of " + bytes.length);
        Element root = root(bytes, "ltfslabel");
        Map<String, Element> c = children(root, List.of("creator", "formattime", "volumeuuid",
                "location", "partitions", "blocksize", "compression"));
        matches(c.get("formattime"), TIME);
        matches(c.get("volumeuuid"), UUID);
        matches(children(c.get("location"), List.of("partition")).get("partition"), "[a-z]");
        Map<String, Element> p = children(c.get("partitions"), List.of("index", "data"));
        matches(p.get("index"), "[a-z]");
        matches(p.get("data"), "[a-z]");
        check(!p.get("index").getTextContent().equals(p.get("data").getTextContent()), "same id");
        matches(c.get("blocksize"), NUMBER);
        matches(c.get("compression"), "true|false");
    }

    /** Judges an index and tells how many entries it has. */
    public static long index(byte[] bytes) {
        ReferenceRules rules = new ReferenceRules();
        Element root = root(bytes, "ltfsindex");
        Map<String, Element> c = children(root, ROOT_ORDER);
        check(c.get("creator").getTextContent().length() <= 1024, "creator");
        matches(c.get("volumeuuid"), UUID);
        matches(c.get("generationnumber"), NUMBER);
        matches(c.get("updatetime"), TIME);
        location(c.get("location"));
        if (c.containsKey("previousgenerationlocation")) {
            location(c.get("previousgenerationlocation"));
        }
        matches(c.get("allowpolicyupdate"), "true|false");
        matches(c.get("highestfileuid"), NUMBER);
        rules.directory(c.get("directory"), true);
        long highest = Long.parseLong(c.get("highestfileuid").getTextContent());
        check(rules.uids.stream().allMatch(u -> u <= highest), "uid above the highest");
        return rules.entries;
    }

    private static Element root(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        check(text.startsWith(PROLOG), "prolog");
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", "0");
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            check(root.getTagName().equals(name), "root " + root.getTagName());
            check(root.getAttribute("version").matches("2\\.[0-9]+\\.[0-9]+"), "version");
            return root;
        } catch (Exception e) {
            throw new AssertionError("not XML: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                all.add(e);
            } else {
                check(n.getTextContent().isBlank(), "text between elements");
            }
        }
        return all;
    }

    /** All children, known ones once and in their order, none that is required missing. */
    private static Map<String, Element> children(Element parent, List<String> order) {
        Map<String, Element> found = new HashMap<>();
        int last = -1;
        for (Element e : elements(parent)) {
            int at = order.indexOf(e.getTagName());
            check(at >= 0, "unknown " + e.getTagName());
            check(at > last, e.getTagName() + " twice or out of order");
            last = at;
            found.put(e.getTagName(), e);
        }
        for (String name : order) {
            check(OPTIONAL.contains(name) || found.containsKey(name),
                    "no " + name + " in " + parent.getTagName());
        }
        return found;
    }

    private static void location(Element e) {
        Map<String, Element> c = children(e, List.of("partition", "startblock"));
        matches(c.get("partition"), "[a-z]");
        matches(c.get("startblock"), NUMBER);
    }

    private void directory(Element e, boolean root) {
        Map<String, Element> c = children(e, DIRECTORY_ORDER);
        String name = common(c, root);
        Element first = elements(c.get("contents")).stream().findFirst().orElse(null);
        check(first != null || c.get("contents").getFirstChild() == null, "padded " + name);
        Set<String> names = new HashSet<>();
        for (Element child : elements(c.get("contents"))) {
            switch (child.getTagName()) {
                case "directory" -> directory(child, false);
                case "file" -> file(child);
                default -> throw new AssertionError("in contents: " + child.getTagName());
            }
            check(names.add(nameType(elements(child).getFirst())), "a name twice in " + name);
        }
    }

    private String common(Map<String, Element> c, boolean root) {
        entries++;
        String name = nameType(c.get("name"));
        check(root || !name.isEmpty(), "empty name");
        check(name.codePointCount(0, name.length()) <= 255, "long name");
        check(name.indexOf('/') < 0 && name.indexOf(0) < 0 && name.indexOf(0x1F) < 0, "in a name");
        check(Normalizer.isNormalized(name, Normalizer.Form.NFC), "not NFC: " + name);
        matches(c.get("readonly"), "true|false");
        TIMES.forEach(t -> matches(c.get(t), TIME));
        matches(c.get("fileuid"), NUMBER);
        long uid = Long.parseLong(c.get("fileuid").getTextContent());
        check(root == (uid == 1) && uid > 0, "uid " + uid + " of " + name);
        check(uids.add(uid), "uid " + uid + " twice");
        if (c.containsKey("extendedattributes")) {
            attributes(c.get("extendedattributes"));
        }
        return name;
    }

    private static void attributes(Element parent) {
        Set<String> keys = new HashSet<>();
        for (Element x : elements(parent)) {
            check(x.getTagName().equals("xattr"), x.getTagName());
            Map<String, Element> c = children(x, List.of("key", "value"));
            String key = nameType(c.get("key"));
            check(!key.isEmpty() && keys.add(key) && key.indexOf('/') < 0, "key " + key);
            Element value = c.get("value");
            String text = value.getTextContent();
            if (value.getAttribute("type").equals("base64")) {
                byte[] bytes = java.util.Base64.getDecoder().decode(text);
                check(bytes.length > 0 && bytes.length <= 4096, "value of " + key);
            } else {
                check(!value.hasAttributes(), "attributes of a value");
                check(text.getBytes(StandardCharsets.UTF_8).length <= 4096, "value of " + key);
                check(text.isEmpty() || text.chars().anyMatch(ch -> ch > ' '),
                        "blank value of " + key);
                check(!text.isEmpty() || value.getFirstChild() == null, "value of " + key);
            }
        }
        check(!keys.isEmpty(), "no attributes");
    }

    private void file(Element e) {
        Map<String, Element> c = children(e, FILE_ORDER);
        String name = common(c, false);
        matches(c.get("length"), NUMBER);
        long length = Long.parseLong(c.get("length").getTextContent());
        check(!c.containsKey("symlink") || length == 0 && !c.containsKey("extentinfo"), name);
        if (c.containsKey("symlink")) {
            check(!nameType(c.get("symlink")).isEmpty(), "empty target of " + name);
        }
        if (c.containsKey("openforwrite")) {
            matches(c.get("openforwrite"), "true|false");
        }
        if (!c.containsKey("extentinfo")) {
            return;
        }
        List<long[]> ranges = new ArrayList<>();
        for (Element x : elements(c.get("extentinfo"))) {
            Map<String, Element> f = children(x, List.of("fileoffset", "partition", "startblock",
                    "byteoffset", "bytecount"));
            matches(f.get("partition"), "[a-z]");
            f.forEach((k, v) -> check(k.equals("partition")
                    || v.getTextContent().matches(NUMBER), k));
            long from = Long.parseLong(f.get("fileoffset").getTextContent());
            long bytes = Long.parseLong(f.get("bytecount").getTextContent());
            check(bytes > 0 && from + bytes <= length, "extent of " + name);
            for (long[] r : ranges) {
                check(from + bytes <= r[0] || r[1] <= from, "overlap in " + name);
            }
            ranges.add(new long[] {from, from + bytes});
        }
        check(!ranges.isEmpty(), "empty extentinfo of " + name);
    }

    private static String nameType(Element e) {
        String text = e.getTextContent();
        boolean percent = e.getAttribute("percentencoded").equals("true");
        check(percent ? e.getAttributes().getLength() == 1 : !e.hasAttributes(), "attributes");
        if (!percent) {
            check(text.indexOf(':') < 0 && text.chars().noneMatch(ch -> ch < ' '),
                    "must be percent-encoded: " + text);
            return text;
        }
        check(text.matches("([!-$&-9;-~]|%[0-9A-F]{2})+"), "percent-encoding of " + text);
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                latin.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                latin.append(text.charAt(i));
            }
        }
        return new String(latin.toString().getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
    }

    private static void matches(Element e, String pattern) {
        check(e.getTextContent().matches(pattern), e.getTagName() + ": " + e.getTextContent());
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
