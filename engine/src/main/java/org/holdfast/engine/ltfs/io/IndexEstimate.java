package org.holdfast.engine.ltfs.io;

import java.nio.charset.StandardCharsets;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;

/** How many bytes of XML an entry takes in an index: never less than it will be. */
public final class IndexEstimate {
    /** Tags, five times of 30 characters, the largest numbers. */
    private static final int ENTRY = 560;
    private static final int ATTRIBUTE = 96;
    private static final int EXTENT = 224;
    private static final int PERCENT = 3;
    private static final int ESCAPE = 6;

    private IndexEstimate() {}

    /** Bytes of an entry. */
    public static long bytes(IndexEntry entry) {
        long sum = ENTRY + text(entry.name());
        for (ExtendedAttribute a : entry.attributes()) {
            sum += ATTRIBUTE + text(a.key()) + value(a.value());
        }
        return sum + switch (entry) {
            case DirectoryEntry _ -> 0L;
            case FileEntry f -> (long) EXTENT * f.extents().size()
                    + f.symlink().map(IndexEstimate::text).orElse(0L);
        };
    }

    /** Bytes of a directory of that name without attributes. */
    static long directory(String name) {
        return ENTRY + text(name);
    }

    /** A name: as it is, with entities, or each byte as %HH. */
    private static long text(String text) {
        long sum = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7F && b != '%' && b != ':';
            sum += entity(b) ? ESCAPE : plain ? 1 : PERCENT;
        }
        return sum;
    }

    /** A value: as it is, with entities, or as base64. */
    private static long value(byte[] value) {
        long sum = 0;
        for (byte b : value) {
            sum += entity(b) ? ESCAPE : 1;
        }
        return sum + value.length / 2;
    }

    private static boolean entity(byte b) {
        return b == '&' || b == '<' || b == '>' || b == '"' || b == '\'';
    }
}
