package org.holdfast.engine.ltfs.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The name of an element as it stands in tags, to be compared fast. Those of LTFS are known. */
final class XmlWord {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Map<String, XmlWord> KNOWN = new HashMap<>();
    private static final String[] NAMES = {"file", "directory", "contents", "name", "length",
        "readonly", "creationtime", "changetime", "modifytime", "accesstime", "backuptime",
        "fileuid", "openforwrite", "extendedattributes", "xattr", "key", "value", "extentinfo",
        "extent", "fileoffset", "partition", "startblock", "byteoffset", "bytecount", "symlink",
        "creator", "comment", "volumeuuid", "generationnumber", "updatetime", "location",
        "previousgenerationlocation", "allowpolicyupdate", "highestfileuid", "volumelockstate"};

    static {
        for (int i = 0; i < NAMES.length; i++) {
            KNOWN.put(NAMES[i], new XmlWord(NAMES[i], NAMES[i], i));
        }
    }

    /** How many numbers there are, that of unknown words counted. */
    static final int NUMBERS = NAMES.length + 1;

    /** The local name. */
    final String local;
    /** Below {@link #NUMBERS}; unknown words share the last. */
    final int number;
    /** Bytes of the name and the {@code >} behind it. */
    final int closed;
    private final byte[] bytes;
    private final long head;
    private final long mask;
    private final long tail;

    private XmlWord(String qualified, String local, int number) {
        this.local = local;
        this.number = number;
        bytes = (qualified + '>').getBytes(StandardCharsets.UTF_8);
        closed = bytes.length;
        byte[] eight = Arrays.copyOf(bytes, Long.BYTES);
        head = (long) LONG.get(eight, 0);
        mask = closed >= Long.BYTES ? -1 : (1L << 8 * closed) - 1;
        tail = closed > Long.BYTES ? (long) LONG.get(bytes, closed - Long.BYTES) : 0;
    }

    /** A known word, or a new one. */
    static XmlWord of(String qualified) {
        XmlWord known = KNOWN.get(qualified);
        return known != null ? known : new XmlWord(qualified,
                qualified.substring(qualified.indexOf(':') + 1), NAMES.length);
    }

    /** Whether it and {@code >} stand in bytes of an {@link XmlWindow}, at {@code at}. */
    boolean closedAt(byte[] b, int at) {
        if (((long) LONG.get(b, at) & mask) != head) {
            return false;
        }
        if (closed <= 2 * Long.BYTES) {
            return closed <= Long.BYTES || (long) LONG.get(b, at + closed - Long.BYTES) == tail;
        }
        return at + closed <= b.length
                && Arrays.equals(b, at, at + closed, bytes, 0, closed);
    }

    /** Whether it stands there, up to {@code to}. */
    boolean is(byte[] b, int from, int to) {
        return Arrays.equals(b, from, to, bytes, 0, closed - 1);
    }
}
