package org.holdfast.engine.catalog.project;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.sql.Sql;

/**
 * Stretches of current keys with their sizes, so that a position costs one short read.
 *
 * <p>All chunks of a bucket are kept in memory while it is written to: about 100 KB for each
 * million objects.
 */
final class ChunkBook {
    /** A chunk with more keys than this is cut. */
    static final int MAX_KEYS = 2048;
    /** Into pieces of this many. */
    static final int KEYS = 1024;

    private final Sql sql;
    private final Map<Integer, Chunks> buckets = new HashMap<>();

    private static final class Chunks {
        private final TreeMap<byte[], Integer> sizes = new TreeMap<>(Arrays::compareUnsigned);
        private final TreeMap<byte[], Integer> stored = new TreeMap<>(Arrays::compareUnsigned);
        private final TreeMap<byte[], Boolean> touched = new TreeMap<>(Arrays::compareUnsigned);
    }

    ChunkBook(Sql sql) {
        this.sql = sql;
    }

    /** A key becomes current ({@code sign} 1) or no longer is (-1). */
    void count(int bucket, byte[] key, int sign) throws SQLException {
        Chunks chunks = chunks(bucket);
        Map.Entry<byte[], Integer> chunk = chunks.sizes.floorEntry(key);
        chunks.sizes.put(chunk.getKey(), chunk.getValue() + sign);
        chunks.touched.put(chunk.getKey(), true);
    }

    private Chunks chunks(int bucket) throws SQLException {
        Chunks chunks = buckets.get(bucket);
        if (chunks == null) {
            chunks = new Chunks();
            byte[] after = new byte[0];
            for (boolean more = true; more;) {
                List<Map.Entry<byte[], Integer>> page = sql.list("SELECT first_key, members "
                        + "FROM chunks WHERE bucket = ? AND first_key >= ? "
                        + "ORDER BY bucket, first_key LIMIT 4096",
                        r -> Map.entry(r.getBytes(1), r.getInt(2)), bucket, after);
                for (Map.Entry<byte[], Integer> chunk : page) {
                    chunks.sizes.put(chunk.getKey(), chunk.getValue());
                    after = KeyBytes.after(chunk.getKey());
                }
                more = page.size() == 4096;
            }
            chunks.stored.putAll(chunks.sizes);
            buckets.put(bucket, chunks);
        }
        return chunks;
    }

    /** Writes the chunks that changed; the versions must be in their table. */
    void flush() throws SQLException {
        for (Map.Entry<Integer, Chunks> bucket : buckets.entrySet()) {
            Chunks chunks = bucket.getValue();
            for (byte[] first : List.copyOf(chunks.touched.keySet())) {
                int size = chunks.sizes.get(first);
                if (size > MAX_KEYS) {
                    split(bucket.getKey(), chunks, first);
                } else if (size == 0 && first.length > 0) {
                    chunks.sizes.remove(first);
                }
            }
            write(bucket.getKey(), chunks);
        }
    }

    private void split(int bucket, Chunks chunks, byte[] first) throws SQLException {
        byte[] from = first;
        int rest = chunks.sizes.get(first);
        while (rest > MAX_KEYS) {
            List<byte[]> keys = sql.list("SELECT okey FROM versions WHERE live = ? AND okey >= ? "
                    + "ORDER BY live, okey LIMIT " + (KEYS + 1), r -> r.getBytes(1), bucket, from);
            if (keys.size() <= KEYS) {
                throw new IllegalStateException("chunk of bucket " + bucket + " counts too many");
            }
            chunks.sizes.put(from, KEYS);
            chunks.touched.put(from, true);
            rest -= KEYS;
            from = keys.get(KEYS);
        }
        chunks.sizes.put(from, rest);
        chunks.touched.put(from, true);
    }

    private void write(int bucket, Chunks chunks) throws SQLException {
        List<Object[]> updates = new ArrayList<>();
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> deletes = new ArrayList<>();
        for (byte[] first : chunks.touched.keySet()) {
            Integer now = chunks.sizes.get(first);
            Integer before = chunks.stored.get(first);
            if (now == null) {
                deletes.add(new Object[] {bucket, first});
                chunks.stored.remove(first);
            } else if (!now.equals(before)) {
                (before == null ? inserts : updates).add(new Object[] {now, bucket, first});
                chunks.stored.put(first, now);
            }
        }
        chunks.touched.clear();
        sql.runAll("UPDATE chunks SET members = ? WHERE bucket = ? AND first_key = ?", updates);
        sql.runAll("INSERT INTO chunks(members, bucket, first_key) VALUES(?, ?, ?)", inserts);
        sql.runAll("DELETE FROM chunks WHERE bucket = ? AND first_key = ?", deletes);
    }
}
