package org.holdfast.engine.catalog.project;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectState;

/** What a batch adds to the counters of folders, written once at its end. */
final class FolderTally {
    /** Folders deeper than this have no counters: a key can have a thousand slashes. */
    static final int MAX_DEPTH = 64;

    private static final int OBJECTS = 0;
    private static final int BYTES = 1;
    private static final int FIRST_STATE = 2;
    private static final int COUNTERS = 5;

    private final Sql sql;
    private final Map<Leaf, long[]> leaves = new HashMap<>();

    private record Leaf(int bucket, String path) {}

    FolderTally(Sql sql) {
        this.sql = sql;
    }

    /** A current object appears ({@code sign} 1) or goes (-1). */
    void count(int bucket, String key, long size, ObjectState state, int sign) {
        long[] delta = leaf(bucket, key);
        delta[OBJECTS] += sign;
        delta[BYTES] += sign * size;
        addState(delta, state, sign);
    }

    /** A current object changes its state. */
    void change(int bucket, String key, ObjectState before, ObjectState now) {
        long[] delta = leaf(bucket, key);
        addState(delta, before, -1);
        addState(delta, now, 1);
    }

    private static void addState(long[] delta, ObjectState state, int sign) {
        switch (state) {
            case LOST -> delta[FIRST_STATE] += sign;
            case DEGRADED -> delta[FIRST_STATE + 1] += sign;
            case STAGED -> delta[FIRST_STATE + 2] += sign;
            case SAFE -> { }
            case RESTORING, WRITING, AWAY ->
                throw new IllegalStateException(state + " does not follow from facts");
        }
    }

    private long[] leaf(int bucket, String key) {
        String path = key.substring(0, key.lastIndexOf('/') + 1);
        return leaves.computeIfAbsent(new Leaf(bucket, path), p -> new long[COUNTERS]);
    }

    /** Writes what was counted, for every folder above the objects. */
    void flush() throws SQLException {
        TreeMap<Leaf, long[]> all = new TreeMap<>(java.util.Comparator.comparingInt(Leaf::bucket)
                .thenComparing(Leaf::path));
        for (Map.Entry<Leaf, long[]> leaf : leaves.entrySet()) {
            int bucket = leaf.getKey().bucket();
            String path = leaf.getKey().path();
            add(all, new Leaf(bucket, ""), leaf.getValue());
            int slash = path.indexOf('/');
            for (int depth = 1; slash >= 0 && depth <= MAX_DEPTH; depth++) {
                add(all, new Leaf(bucket, path.substring(0, slash + 1)), leaf.getValue());
                slash = path.indexOf('/', slash + 1);
            }
        }
        leaves.clear();
        write(all);
    }

    private static void add(Map<Leaf, long[]> all, Leaf folder, long[] delta) {
        long[] sum = all.computeIfAbsent(folder, p -> new long[COUNTERS]);
        for (int i = 0; i < COUNTERS; i++) {
            sum[i] += delta[i];
        }
    }

    private void write(TreeMap<Leaf, long[]> all) throws SQLException {
        List<Object[]> updates = new ArrayList<>(all.size());
        List<Object[]> emptied = new ArrayList<>();
        all.forEach((folder, d) -> {
            byte[] path = KeyBytes.of(folder.path());
            updates.add(new Object[] {d[0], d[1], d[2], d[3], d[4], folder.bucket(), path});
            if (d[OBJECTS] < 0 && path.length > 0) {
                emptied.add(new Object[] {folder.bucket(), path});
            }
        });
        int[] changed = sql.runAll("UPDATE folders SET objects = objects + ?, bytes = bytes + ?, "
                + "lost = lost + ?, degraded = degraded + ?, staged = staged + ? "
                + "WHERE bucket = ? AND path = ?", updates);
        List<Object[]> inserts = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            // a folder that came and went within the batch leaves no trace
            if (changed[i] == 0 && (long) updates.get(i)[0] != 0) {
                inserts.add(updates.get(i));
            }
        }
        sql.runAll("INSERT INTO folders(objects, bytes, lost, degraded, staged, bucket, path) "
                + "VALUES(?, ?, ?, ?, ?, ?, ?)", inserts);
        sql.runAll("DELETE FROM folders WHERE bucket = ? AND path = ? AND objects = 0", emptied);
    }
}
