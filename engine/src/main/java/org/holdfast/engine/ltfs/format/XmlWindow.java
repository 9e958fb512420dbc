package org.holdfast.engine.ltfs.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a document that is looked at: bytes from {@link #mark}, where the present token
 * begins, to {@link #end}. A token is here as a whole or it is refused, so that no name, tag or
 * comment can fill the memory.
 *
 * <p>Behind the end there are {@value #PAD} zeros. A zero stands in no XML, so loops that stop at
 * what they do not know need not ask for the end. Fields instead of methods, because the loops are
 * hot. For one thread.
 */
final class XmlWindow implements Closeable {
    /** Zeros behind the end. */
    static final int PAD = 32;
    /** What {@link #fill} gets, if it is there. */
    static final int AHEAD = 256;
    private static final int FIRST = 1 << 16;

    /** The bytes; another array after {@link #more}. */
    byte[] bytes;
    /** What is kept: at most {@link #pos}. */
    int mark;
    /** What is next. */
    int pos;
    /** What was read. */
    int end;

    private final InputStream in;
    private final String what;
    private final long maxBytes;
    private final int maxToken;
    private long before;
    private boolean over;

    /**
     * Of a stream.
     *
     * @param what named in messages
     * @param maxBytes of the document
     * @param maxToken bytes of one token, at least {@value #AHEAD}
     */
    XmlWindow(InputStream in, String what, long maxBytes, int maxToken) {
        this.in = in;
        this.what = what;
        this.maxBytes = maxBytes;
        this.maxToken = maxToken;
        bytes = new byte[Math.min(FIRST, maxToken) + PAD];
    }

    /** An exception that says where reading is. */
    LtfsFormatException bad(String why) {
        return new LtfsFormatException(where() + ": " + why);
    }

    /** The document and the byte in it, from 0. */
    String where() {
        return what + " byte " + (before + pos);
    }

    /** Reads more behind the end, and moves what is kept: false when there is no more. */
    boolean more() throws IOException {
        if (over) {
            return false;
        }
        if (end - mark >= maxToken) {
            throw bad("one token of more than " + maxToken + " bytes");
        }
        shift();
        int got;
        do {
            got = in.read(bytes, end, bytes.length - PAD - end);
        } while (got == 0);
        if (got < 0) {
            over = true;
            return false;
        }
        end += got;
        Arrays.fill(bytes, end, end + PAD, (byte) 0);
        if (before + end > maxBytes) {
            throw bad("more than " + maxBytes + " bytes");
        }
        return true;
    }

    /** Moves what is kept to the front, into a larger array if it fills most of this one. */
    private void shift() {
        int room = bytes.length - PAD;
        int kept = end - mark;
        if (room - end >= room / 4) {
            return;
        }
        int larger = (int) Math.min(2L * room, maxToken);
        byte[] to = kept > room / 2 && larger > room ? new byte[larger + PAD] : bytes;
        if (to == bytes && mark == 0) {
            return;
        }
        System.arraycopy(bytes, mark, to, 0, kept);
        bytes = to;
        before += mark;
        pos -= mark;
        end = kept;
        mark = 0;
    }

    /** Keeps nothing before {@link #pos}, and reads {@value #AHEAD} bytes if they are there. */
    void fill() throws IOException {
        mark = pos;
        boolean more = true;
        while (more && end - pos < AHEAD) {
            more = more();
        }
    }

    /** Whether these ASCII characters are next. */
    boolean next(String ascii) throws IOException {
        while (end - pos < ascii.length()) {
            if (!more()) {
                return false;
            }
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[pos + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Bytes from {@link #pos} to these ASCII characters, from {@code skip} on, or to the end of
     * the document when that is allowed.
     */
    int until(String ascii, int skip, boolean orEnd) throws IOException {
        int last = ascii.length() - 1;
        byte stop = (byte) ascii.charAt(last);
        for (int i = skip + last;; i++) {
            while (pos + i >= end) {
                if (!more()) {
                    if (orEnd) {
                        return end - pos;
                    }
                    throw bad("the document ends before " + ascii);
                }
            }
            if (bytes[pos + i] == stop && matches(ascii, pos + i - last)) {
                return i - last;
            }
        }
    }

    private boolean matches(String ascii, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes from {@link #pos}, where a tag begins, to the {@code >} that ends it. */
    int tag() throws IOException {
        byte quote = 0;
        for (int i = 1;; i++) {
            while (pos + i >= end) {
                if (!more()) {
                    throw bad("the document ends in a tag");
                }
            }
            byte b = bytes[pos + i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '>') {
                return i;
            } else if (b == '"' || b == '\'') {
                quote = b;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
