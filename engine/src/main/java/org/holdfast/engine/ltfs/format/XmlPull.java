package org.holdfast.engine.ltfs.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Pulls tags and texts from the bytes of an XML 1.0 document in UTF-8 and checks that it is well
 * formed, namespaces counted. No document type, no entities but the five of XML. Comments and
 * processing instructions are checked and passed over.
 *
 * <p>Made for indexes: a tag that is like the one that followed the same tag before, and a text
 * with nothing to undo, are taken with a few comparisons ({@link #tag}, {@link #leaf},
 * {@link #sized}). Whatever is not so plain goes the long way ({@link #next}), and both ways must
 * say the same. For one thread.
 */
final class XmlPull implements Closeable {
    /** What comes next. */
    enum Kind {
        /** An element begins. */
        START,
        /** The element that began last and has not ended ends. */
        END,
        /** A part of a text. */
        TEXT,
        /** The document is over. */
        DONE
    }

    private static final Pattern DECLARATION = Pattern.compile("[ \t\r\n]+version[ \t\r\n]*="
            + "[ \t\r\n]*(\"1\\.0\"|'1\\.0')"
            + "([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(\"(?i:utf-8)\"|'(?i:utf-8)'))?"
            + "([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(\"(yes|no)\"|'(yes|no)'))?[ \t\r\n]*");
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int b = ' '; b < 0x80; b++) {
            PLAIN[b] = b != '<' && b != '>' && b != '&';
        }
        PLAIN['\t'] = true;
        PLAIN['\n'] = true;
    }

    /** What is read. */
    final XmlWindow window;
    /** What names mean. */
    final XmlNames names;
    /** The text after {@link Kind#TEXT}, all of it since it was cleared. */
    final XmlText text;
    /** Where the text begins in the window, after {@link #leaf} or {@link #sized}. */
    int from;
    /** Where it ends. */
    int to;
    /** Whether it is ASCII; only after {@link #leaf}. */
    boolean ascii;

    private final XmlTag tag;
    private final XmlWord[] likely = new XmlWord[XmlWord.NUMBERS];
    private final XmlWord[] perhaps = new XmlWord[XmlWord.NUMBERS];
    private XmlWord[] open = new XmlWord[64];
    private int depth;
    private XmlWord last = XmlWord.of("file");
    private boolean ending;
    private boolean rooted;

    /** Reads the declaration, if there is one. */
    XmlPull(InputStream in, String what, long maxBytes, int maxToken) throws IOException {
        window = new XmlWindow(in, what, maxBytes, maxToken);
        names = new XmlNames(window);
        text = new XmlText(window);
        tag = new XmlTag(window, names);
        Arrays.fill(likely, last);
        Arrays.fill(perhaps, last);
        declaration();
    }

    private void declaration() throws IOException {
        window.fill();
        byte[] b = window.bytes;
        if (b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            window.pos += 3;
        }
        window.mark = window.pos;
        if (!window.next("<?xml") || !XmlChars.blank(window.bytes[window.pos + 5])) {
            return;
        }
        int length = window.until("?>", 5, false);
        String declared = new String(window.bytes, window.pos + 5, length - 5,
                StandardCharsets.ISO_8859_1);
        if (!DECLARATION.matcher(declared).matches()) {
            throw window.bad("an XML declaration that is not of XML 1.0 in UTF-8");
        }
        window.pos += length + 2;
    }

    /** The local name of the element that began last. */
    String name() {
        return last.local;
    }

    /** The number of that name, see {@link XmlWord#number}. */
    int number() {
        return last.number;
    }

    /** The value of an attribute of the element that has just begun, or null. */
    String attribute(String local) {
        return tag.attribute(local);
    }

    /** The next of all, but that blanks before a tag may be passed over. */
    Kind tag() throws IOException {
        XmlWindow w = window;
        if (w.end - w.pos < XmlWindow.AHEAD) {
            w.fill();
        }
        byte[] b = w.bytes;
        int i = w.pos;
        while (b[i] == '\n' || b[i] == ' ') {
            i++;
        }
        if (b[i++] == '<' && !ending && depth > 0) {
            if (b[i] == '/') {
                XmlWord word = open[depth - 1];
                if (word.closedAt(b, i + 1)) {
                    w.pos = i + 1 + word.closed;
                    leave();
                    return Kind.END;
                }
            } else {
                XmlWord word = likely[last.number];
                if (word.closedAt(b, i) || (word = perhaps[last.number]).closedAt(b, i)) {
                    w.pos = i + word.closed;
                    tag.plain();
                    enter(word);
                    return Kind.START;
                }
            }
        }
        return next();
    }

    /** The next of all. */
    Kind next() throws IOException {
        XmlWindow w = window;
        if (ending) {
            ending = false;
            leave();
            return Kind.END;
        }
        for (;;) {
            w.fill();
            if (w.pos == w.end) {
                if (depth > 0 || !rooted) {
                    throw w.bad(rooted ? "the document ends in an element" : "no root element");
                }
                return Kind.DONE;
            }
            byte[] b = w.bytes;
            if (b[w.pos] != '<') {
                if (text()) {
                    return Kind.TEXT;
                }
            } else if (b[w.pos + 1] == '/') {
                end();
                return Kind.END;
            } else if (b[w.pos + 1] == '?') {
                instruction();
            } else if (b[w.pos + 1] != '!') {
                start();
                return Kind.START;
            } else if (w.next("<!--")) {
                comment();
            } else if (depth > 0 && w.next("<![CDATA[")) {
                int length = w.until("]]>", 9, false);
                text.add(w.pos + 9, w.pos + length, XmlText.Place.CDATA);
                w.pos += length + 3;
                return Kind.TEXT;
            } else {
                throw w.bad("a document type, or what XML does not have here");
            }
        }
    }

    /** Reads a text; outside of the root, where it must be blank, it is none: false. */
    private boolean text() throws IOException {
        XmlWindow w = window;
        int length = w.until("<", 0, true);
        if (depth > 0) {
            text.add(w.pos, w.pos + length, XmlText.Place.ELEMENT);
        }
        for (int i = 0; depth == 0 && i < length; i++) {
            if (!XmlChars.blank(w.bytes[w.pos + i])) {
                throw w.bad("text outside of the root element");
            }
        }
        w.pos += length;
        return depth > 0;
    }

    private void start() throws IOException {
        XmlWindow w = window;
        if (depth == 0 && rooted) {
            throw w.bad("a second root element");
        }
        int length = w.tag();
        XmlWord word = tag.parse(w.pos + 1, w.pos + length, depth);
        w.pos += length + 1;
        if (likely[last.number] != word) {
            perhaps[last.number] = likely[last.number];
            likely[last.number] = word;
        }
        ending = tag.empty();
        rooted = true;
        enter(word);
    }

    private void end() throws IOException {
        XmlWindow w = window;
        int length = w.tag();
        int to = w.pos + length;
        while (XmlChars.blank(w.bytes[to - 1])) {
            to--;
        }
        if (depth == 0 || !open[depth - 1].is(w.bytes, w.pos + 2, to)) {
            throw w.bad("the end of an element that is not open");
        }
        w.pos += length + 1;
        leave();
    }

    private void comment() throws IOException {
        XmlWindow w = window;
        int length = w.until("--", 4, false);
        checkText(w.pos + 4, w.pos + length);
        w.pos += length;
        if (!w.next("-->")) {
            throw w.bad("two hyphens in a comment");
        }
        w.pos += 3;
    }

    private void instruction() throws IOException {
        XmlWindow w = window;
        int length = w.until("?>", 2, false);
        int at = w.pos + 2;
        int name = tag.name(at, w.pos + length);
        String target = new String(w.bytes, at, name - at, StandardCharsets.UTF_8);
        if (target.equalsIgnoreCase("xml")
                || name < w.pos + length && !XmlChars.blank(w.bytes[name])) {
            throw w.bad("the processing instruction " + target);
        }
        checkText(name, w.pos + length);
        names.meet(target);
        w.pos += length + 2;
    }

    private void checkText(int begin, int stop) throws LtfsFormatException {
        if (XmlChars.wrong(window.bytes, begin, stop) != stop) {
            throw window.bad("what is no character of UTF-8 that XML can hold");
        }
    }

    private void enter(XmlWord word) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = word;
        last = word;
    }

    private void leave() {
        depth--;
        if (names.declared()) {
            names.leave(depth);
        }
    }

    /**
     * Takes the rest of the element that has just begun, when that is text as it is and the end
     * tag: then it stands in the window from {@link #from} to {@link #to}, until something else is
     * read. Else nothing is read: false.
     */
    boolean leaf() throws IOException {
        XmlWindow w = window;
        if (w.end - w.pos < XmlWindow.AHEAD) {
            w.fill();
        }
        byte[] b = w.bytes;
        int i = w.pos;
        ascii = true;
        for (;;) {
            while (PLAIN[b[i] & 0xFF]) {
                i++;
            }
            int bytes = b[i] < 0 ? XmlChars.sequence(b, i) : 0;
            if (bytes == 0) {
                return closed(w.pos, i);
            }
            ascii = false;
            i += bytes;
        }
    }

    /** As {@link #leaf}, for a text of so many bytes whose every byte the caller will check. */
    boolean sized(int bytes) throws IOException {
        XmlWindow w = window;
        if (w.end - w.pos < XmlWindow.AHEAD) {
            w.fill();
        }
        return w.end - w.pos > bytes && closed(w.pos, w.pos + bytes);
    }

    private boolean closed(int begin, int stop) {
        XmlWindow w = window;
        byte[] b = w.bytes;
        if (ending || b[stop] != '<' || b[stop + 1] != '/'
                || !open[depth - 1].closedAt(b, stop + 2)) {
            return false;
        }
        from = begin;
        to = stop;
        w.pos = stop + 2 + open[depth - 1].closed;
        leave();
        return true;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
