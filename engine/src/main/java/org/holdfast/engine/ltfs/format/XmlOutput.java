package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Bytes of XML into a buffer and on into a stream: elements that stand on a line of their own.
 * The caller has checked that its text is XML text. For one thread.
 */
final class XmlOutput {
    /** What every label and index begins with, to the byte: the reference compares it. */
    static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LONG = 20;
    private static final byte[] AMP = ascii("&amp;");
    private static final byte[] LT = ascii("&lt;");
    private static final byte[] GT = ascii("&gt;");
    private static final byte[] CR = ascii("&#13;");

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private final LtfsTimes times = new LtfsTimes();
    private int used;
    private long flushed;

    XmlOutput(OutputStream out) {
        this.out = out;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes written so far. */
    long bytes() {
        return flushed + used;
    }

    void raw(byte[] bytes) throws IOException {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    void raw(String ascii) throws IOException {
        raw(ascii(ascii));
    }

    void element(String name, String text) throws IOException {
        raw("<" + name + ">");
        text(text);
        raw("</" + name + ">\n");
    }

    void element(String name, Instant time) throws IOException {
        raw("<" + name + ">");
        time(time);
        raw("</" + name + ">\n");
    }

    void time(Instant time) throws IOException {
        room(LtfsTimes.BYTES);
        times.write(time, buffer, used);
        used += LtfsTimes.BYTES;
    }

    void letter(char ascii) throws IOException {
        room(1);
        buffer[used++] = (byte) ascii;
    }

    /** A number that is not negative. */
    void decimal(long value) throws IOException {
        room(LONGEST_LONG);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = used + digits - 1; i >= used; i--) {
            long q = rest / 10;
            buffer[i] = (byte) ('0' + rest - q * 10);
            rest = q;
        }
        used += digits;
    }

    /** Text with what XML needs to have escaped. */
    void text(String text) throws IOException {
        int length = text.length();
        for (int i = 0; i < length;) {
            int end = Math.min(length, i + BUFFER / 2);
            room(end - i);
            int at = used;
            for (; i < end; i++) {
                char c = text.charAt(i);
                if (c >= 0x80 || c == '&' || c == '<' || c == '>' || c == '\r') {
                    break;
                }
                buffer[at++] = (byte) c;
            }
            used = at;
            if (i < end) {
                i += special(text, i);
            }
        }
    }

    private int special(String text, int i) throws IOException {
        char c = text.charAt(i);
        switch (c) {
            case '&' -> raw(AMP);
            case '<' -> raw(LT);
            case '>' -> raw(GT);
            case '\r' -> raw(CR);
            default -> {
                int codePoint = text.codePointAt(i);
                utf8(codePoint);
                return Character.charCount(codePoint);
            }
        }
        return 1;
    }

    private void utf8(int c) throws IOException {
        room(4);
        if (c < 0x800) {
            put(0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                put(0xE0 | c >> 12);
            } else {
                put(0xF0 | c >> 18);
                put(0x80 | c >> 12 & 0x3F);
            }
            put(0x80 | c >> 6 & 0x3F);
        }
        put(0x80 | c & 0x3F);
    }

    private void put(int b) {
        buffer[used++] = (byte) b;
    }

    private void room(int bytes) throws IOException {
        if (bytes > BUFFER - used) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        flushed += used;
        used = 0;
    }

    /** Hands everything on. */
    void flush() throws IOException {
        drain();
        out.flush();
    }
}
