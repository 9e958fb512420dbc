package org.holdfast.engine.ltfs.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexScan;

/**
 * All names of one volume, to tell whether another would meet one that differs only in case or is
 * of another kind. Keeps no names, only 64 bits of a digest of each path without case and 63 of
 * the exact one: 16 bytes a slot, at most 43 bytes a name and 32 MiB for a million. Two paths that
 * collide are taken for a conflict, never for the same. Names are never taken out. For one thread.
 */
public final class NameSet implements IndexScan.Visitor {
    /** What a path meets. */
    public enum Answer {
        /** Nothing. */
        FREE,
        /** An entry of exactly this path and kind. */
        SAME,
        /** An entry of another case or kind. */
        CONFLICT
    }

    private static final int SMALLEST = 16;
    private static final int LARGEST = 1 << 28;

    private final MessageDigest sha256;
    private long[] folded;
    private long[] exact;
    private int size;

    /**
     * An empty set.
     *
     * @param expected how many names it will have, about
     */
    public NameSet(int expected) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
        int slots = SMALLEST;
        while (slots < LARGEST && slots / 4 * 3 < expected) {
            slots *= 2;
        }
        folded = new long[slots];
        exact = new long[slots];
    }

    /** How many names. */
    public int size() {
        return size;
    }

    /** Bytes of memory that the set takes. */
    public long bytes() {
        return 2L * Long.BYTES * folded.length;
    }

    /** What the path would meet; of the directories above it nothing is said. */
    public Answer look(List<String> path, boolean directory) {
        Digest d = digest(path, directory);
        int slot = slot(folded, d.folded);
        if (folded[slot] == 0) {
            return Answer.FREE;
        }
        return exact[slot] == d.exact ? Answer.SAME : Answer.CONFLICT;
    }

    /** Adds a path and the directories above it; of two that conflict the first stays. */
    public void add(List<String> path, boolean directory) {
        for (int n = 1; n < path.size(); n++) {
            put(path.subList(0, n), true);
        }
        put(path, directory);
    }

    /** Adds an entry of an index, whose directories have been added before. */
    @Override
    public void entry(List<String> directory, IndexEntry entry) {
        List<String> path = new java.util.ArrayList<>(directory);
        path.add(entry.name());
        put(path, entry instanceof DirectoryEntry);
    }

    private void put(List<String> path, boolean directory) {
        Digest d = digest(path, directory);
        int slot = slot(folded, d.folded);
        if (folded[slot] != 0) {
            return;
        }
        if (size == folded.length / 4 * 3) {
            grow();
            slot = slot(folded, d.folded);
        }
        folded[slot] = d.folded;
        exact[slot] = d.exact;
        size++;
    }

    private void grow() {
        if (folded.length == LARGEST) {
            throw new IllegalStateException("more than " + size + " names on a volume");
        }
        long[] keys = new long[2 * folded.length];
        long[] values = new long[2 * folded.length];
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] != 0) {
                int slot = slot(keys, folded[i]);
                keys[slot] = folded[i];
                values[slot] = exact[i];
            }
        }
        folded = keys;
        exact = values;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private record Digest(long folded, long exact) {}

    private Digest digest(List<String> path, boolean directory) {
        String text = String.join("/", path);
        String fold = fold(text);
        ByteBuffer digest = sha(text);
        long exactBits = digest.getLong(Long.BYTES) & ~1L | (directory ? 1 : 0);
        long foldedBits = (fold.equals(text) ? digest : sha(fold)).getLong(0);
        return new Digest(foldedBits == 0 ? 1 : foldedBits, exactBits);
    }

    private ByteBuffer sha(String text) {
        return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text without case, in normal form C. */
    static String fold(String text) {
        boolean lower = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Down, up and down again: only so do all of a letter's cases meet (sharp s).
                return Normalizer.normalize(text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            }
            lower &= c < 'A' || c > 'Z';
        }
        return lower ? text : text.toLowerCase(Locale.ROOT);
    }
}
