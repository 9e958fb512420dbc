package org.holdfast.engine.ltfs.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What names of elements and attributes mean: namespaces, and how many unknown names there are. */
final class XmlNames {
    /** Different names of unknown elements and of attributes. */
    static final int MAX_UNKNOWN = 1_000;
    /** Namespaces that are declared at one place. */
    static final int MAX_SPACES = 128;
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private record Space(String prefix, String uri, int depth) {}

    private final XmlWindow window;
    private final Set<String> unknown = new HashSet<>();
    private final List<Space> spaces = new ArrayList<>();

    XmlNames(XmlWindow window) {
        this.window = window;
    }

    /** Counts an unknown name, if it is new. */
    void meet(String name) throws LtfsFormatException {
        if (unknown.add(name) && unknown.size() > MAX_UNKNOWN) {
            throw window.bad("more than " + MAX_UNKNOWN + " unknown names");
        }
    }

    /** A namespace of the element at a depth and of all in it; the prefix may be empty. */
    void declare(String prefix, String uri, int depth) throws LtfsFormatException {
        meet("xmlns:" + prefix + uri);
        boolean xml = prefix.equals("xml");
        if (xml != uri.equals(XML) || prefix.equals("xmlns") || uri.equals(XMLNS)
                || uri.isEmpty() && !prefix.isEmpty()) {
            throw window.bad("namespace " + prefix);
        }
        for (Space s : spaces) {
            if (s.depth() == depth && s.prefix().equals(prefix)) {
                throw window.bad("namespace " + prefix + " twice");
            }
        }
        if (spaces.size() == MAX_SPACES) {
            throw window.bad("more than " + MAX_SPACES + " namespaces");
        }
        spaces.add(new Space(prefix, uri, depth));
    }

    /** Whether {@link #leave} has something to do. */
    boolean declared() {
        return !spaces.isEmpty();
    }

    /** Ends the element at a depth. */
    void leave(int depth) {
        while (!spaces.isEmpty() && spaces.getLast().depth() >= depth) {
            spaces.removeLast();
        }
    }

    /** The namespace of a prefix. */
    String space(String prefix) throws LtfsFormatException {
        if (prefix.equals("xml")) {
            return XML;
        }
        for (int i = spaces.size() - 1; i >= 0; i--) {
            if (spaces.get(i).prefix().equals(prefix)) {
                return spaces.get(i).uri();
            }
        }
        throw window.bad("prefix " + prefix + " of no namespace");
    }
}
