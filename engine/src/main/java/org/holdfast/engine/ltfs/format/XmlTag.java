package org.holdfast.engine.ltfs.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A start tag with all that may stand in one. For one thread. */
final class XmlTag {
    /** Bytes of a name, and of a namespace. */
    static final int MAX_NAME = 1 << 10;
    /** Attributes, and namespaces, of one element. */
    static final int MAX_ATTRIBUTES = 64;
    private static final Set<String> KNOWN = Set.of("version", "percentencoded", "type");

    private record Attribute(String prefix, String local, String value) {}

    private final XmlWindow window;
    private final XmlNames names;
    private final XmlText text;
    private final List<Attribute> attributes = new ArrayList<>();
    private final String[] spaceOf = new String[MAX_ATTRIBUTES];
    private int spaces;
    private boolean empty;

    XmlTag(XmlWindow window, XmlNames names) {
        this.window = window;
        this.names = names;
        text = new XmlText(window);
    }

    /** Whether the tag ends its element, too. */
    boolean empty() {
        return empty;
    }

    /** A tag without attributes. */
    void plain() {
        empty = false;
        if (!attributes.isEmpty()) {
            attributes.clear();
        }
    }

    /** The value of the last attribute with this local name, or null. */
    String attribute(String local) {
        for (int i = attributes.size() - 1; i >= 0; i--) {
            if (attributes.get(i).local().equals(local)) {
                return attributes.get(i).value();
            }
        }
        return null;
    }

    /**
     * Reads a tag that is in the window as a whole.
     *
     * @param from behind {@code <}
     * @param close at {@code >}
     * @param depth of its element, for its namespaces
     * @return the element's name
     */
    XmlWord parse(int from, int close, int depth) throws LtfsFormatException {
        plain();
        spaces = 0;
        byte[] b = window.bytes;
        empty = b[close - 1] == '/';
        int to = empty ? close - 1 : close;
        int i = name(from, to);
        String element = new String(b, from, i - from, StandardCharsets.UTF_8);
        int colon = colon(element);
        while (i < to) {
            int at = blanks(i, to);
            if (at < to && at == i) {
                throw window.bad("a tag that is none");
            }
            i = at < to ? attribute(at, to, depth) : to;
        }
        for (int k = 0; k < attributes.size(); k++) {
            check(k);
        }
        if (colon > 0) {
            names.meet(element);
            names.space(element.substring(0, colon));
        }
        return XmlWord.of(element);
    }

    /** Where the name ends that begins at {@code from}. */
    int name(int from, int to) throws LtfsFormatException {
        int end = XmlChars.nameEnd(window.bytes, from, to);
        if (end == from || end - from > MAX_NAME) {
            throw window.bad(end == from ? "no name where one must be"
                    : "a name of more than " + MAX_NAME + " bytes");
        }
        return end;
    }

    private int colon(String qualified) throws LtfsFormatException {
        int colon = qualified.indexOf(':');
        if (colon == 0 || colon == qualified.length() - 1
                || colon > 0 && !named(qualified, colon + 1)) {
            throw window.bad("the name " + qualified);
        }
        return colon;
    }

    private static boolean named(String qualified, int from) {
        byte[] local = (qualified.substring(from) + "\0\0\0").getBytes(StandardCharsets.UTF_8);
        return qualified.indexOf(':', from) < 0
                && XmlChars.nameEnd(local, 0, local.length) == local.length - 3;
    }

    private int blanks(int from, int to) {
        int i = from;
        while (i < to && XmlChars.blank(window.bytes[i])) {
            i++;
        }
        return i;
    }

    /** Reads an attribute; says where to go on. */
    private int attribute(int from, int to, int depth) throws LtfsFormatException {
        byte[] b = window.bytes;
        int end = name(from, to);
        int open = blanks(end, to);
        open = open < to && b[open] == '=' ? blanks(open + 1, to) : to;
        if (open >= to - 1 || b[open] != '"' && b[open] != '\'') {
            throw window.bad("an attribute without a value in quotes");
        }
        int close = open + 1;
        while (close < to && b[close] != b[open]) {
            close++;
        }
        if (close == to) {
            throw window.bad("an attribute whose value does not end");
        }
        text.clear();
        text.add(open + 1, close, XmlText.Place.ATTRIBUTE);
        String value = new String(text.bytes, 0, text.length, StandardCharsets.UTF_8);
        found(new String(b, from, end - from, StandardCharsets.UTF_8), value, depth);
        return close + 1;
    }

    private void found(String name, String value, int depth) throws LtfsFormatException {
        int colon = colon(name);
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String local = name.substring(colon + 1);
        if (name.equals("xmlns") || prefix.equals("xmlns")) {
            if (value.length() > MAX_NAME || ++spaces > MAX_ATTRIBUTES) {
                throw window.bad("a namespace too long or one too many");
            }
            names.declare(prefix.isEmpty() ? "" : local, value, depth);
            return;
        }
        if (attributes.size() == MAX_ATTRIBUTES) {
            throw window.bad("more than " + MAX_ATTRIBUTES + " attributes");
        }
        if (!prefix.isEmpty() || !KNOWN.contains(local)) {
            names.meet(prefix + "@" + local);
        }
        attributes.add(new Attribute(prefix, local, value));
    }

    /** That a prefix has a namespace, and that no attribute before is the same. */
    private void check(int index) throws LtfsFormatException {
        Attribute a = attributes.get(index);
        spaceOf[index] = a.prefix().isEmpty() ? "" : names.space(a.prefix());
        for (int i = 0; i < index; i++) {
            if (attributes.get(i).local().equals(a.local())
                    && spaceOf[i].equals(spaceOf[index])) {
                throw window.bad("a second attribute " + a.local());
            }
        }
    }
}
