package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexMergeTest {
    private static final EntryTimes PARENTS = EntryTimes.all(Instant.EPOCH);
    private static final String[] NAMES = {"a", "a!", "b", "B", "é", "x:y", "aa"};

    private static final UidCounter MODEL = new UidCounter(1_000_000);

    private static TreeMap<List<String>, IndexEntry> tree() {
        return new TreeMap<>(IndexChange::compare);
    }

    /** The index of a tree; directories above are there. */
    static byte[] index(Map<List<String>, IndexEntry> tree, long highestUid) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter out = new IndexWriter(bytes, SampleIndex.header(highestUid));
        out.enter((DirectoryEntry) tree.getOrDefault(List.of(), SampleIndex.directory("", 1)));
        List<String> here = new ArrayList<>();
        for (Map.Entry<List<String>, IndexEntry> e : tree.entrySet()) {
            if (e.getKey().isEmpty()) {
                continue;
            }
            List<String> parent = e.getKey().subList(0, e.getKey().size() - 1);
            while (here.size() > parent.size() || !parent.subList(0, here.size()).equals(here)) {
                here.removeLast();
                out.leave();
            }
            switch (e.getValue()) {
                case DirectoryEntry d -> {
                    out.enter(d);
                    here.add(d.name());
                }
                case FileEntry f -> out.file(f);
            }
        }
        for (int i = here.size(); i >= 0; i--) {
            out.leave();
        }
        out.finish();
        return bytes.toByteArray();
    }

    private static MergeOutcome merge(byte[] base, List<IndexChange> changes, UidCounter uids,
            ByteArrayOutputStream to) throws IOException {
        long highest = uids.highest() + IndexMerge.newParentsAtMost(changes);
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(base),
                IndexLimits.DEFAULT)) {
            return IndexMerge.merge(in, changes.iterator(),
                    new IndexWriter(to, SampleIndex.header(highest)), uids, PARENTS);
        }
    }

    @Test
    void mergeIsWhatAMapWouldDo() throws IOException {
        for (long seed = 1; seed <= 10_000; seed++) {
            round(seed);
        }
    }

    private static void round(long seed) throws IOException {
        Random random = new Random(seed);
        UidCounter uids = new UidCounter(1);
        TreeMap<List<String>, IndexEntry> base = tree();
        for (int i = random.nextInt(12); i > 0; i--) {
            put(base, path(random), random.nextInt(3) == 0, uids);
        }
        byte[] before = index(base, uids.highest());
        TreeMap<List<String>, IndexChange> changes = new TreeMap<>(IndexChange::compare);
        TreeMap<List<String>, IndexEntry> model = tree();
        model.putAll(base);
        model.put(List.of(), SampleIndex.directory("", 1));
        long[] counts = new long[4];
        change(random, uids, base, model, changes, counts);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        MergeOutcome outcome = merge(before, List.copyOf(changes.values()), uids, to);
        String where = "seed " + seed + " " + changes.keySet();
        byte[] expected = index(model, MODEL.highest());
        assertEquals(plain(SampleIndex.events(expected)),
                plain(SampleIndex.events(to.toByteArray())), where);
        if (seed % 20 == 0) {
            ReferenceRules.index(to.toByteArray());
        }
        assertEquals(model.size(), outcome.entries(), where);
        assertEquals(to.size(), outcome.bytes(), where);
        assertEquals(counts[0], outcome.added(), where);
        assertEquals(counts[1], outcome.replaced(), where);
        assertEquals(counts[2], outcome.dropped(), where);
        assertEquals(counts[3], outcome.ignored(), where);
    }

    /** Draws changes that fit the base, and does them to the model. */
    private static void change(Random random, UidCounter uids, Map<List<String>, IndexEntry> base,
            TreeMap<List<String>, IndexEntry> model, Map<List<String>, IndexChange> changes,
            long[] counts) {
        if (random.nextInt(8) == 0) {
            model.put(List.of(), SampleIndex.directory("renamed", 1));
            changes.put(List.of(), new IndexChange.Put(List.of(), model.get(List.of())));
            counts[1]++;
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            List<String> path = path(random);
            if (changes.containsKey(path)) {
                continue;
            }
            if (random.nextInt(3) == 0 && base.get(path) == model.get(path)) {
                boolean file = model.get(path) instanceof FileEntry;
                counts[file ? 2 : 3]++;
                if (file) {
                    model.remove(path);
                }
                changes.put(path, new IndexChange.Drop(path));
                continue;
            }
            IndexEntry old = model.get(path);
            boolean directory = old == null ? random.nextInt(3) == 0
                    : old instanceof DirectoryEntry;
            if (put(model, path, directory, MODEL)) {
                IndexEntry entry = entry(path, directory, uids.next());
                counts[base.containsKey(path) ? 1 : 0]++;
                model.put(path, entry);
                changes.put(path, new IndexChange.Put(path, entry));
            }
        }
    }

    private static boolean put(TreeMap<List<String>, IndexEntry> tree, List<String> path,
            boolean directory, UidCounter uids) {
        for (int n = 1; n < path.size(); n++) {
            if (tree.get(path.subList(0, n)) instanceof FileEntry) {
                return false;
            }
        }
        IndexEntry old = tree.get(path);
        if (old != null && directory != old instanceof DirectoryEntry) {
            return false;
        }
        for (int n = 1; n < path.size(); n++) {
            List<String> parent = List.copyOf(path.subList(0, n));
            tree.computeIfAbsent(parent, p -> new DirectoryEntry(p.getLast(), uids.next(),
                    PARENTS, false, List.of()));
        }
        tree.put(path, entry(path, directory, uids.next()));
        return true;
    }

    private static IndexEntry entry(List<String> path, boolean directory, long uid) {
        return directory ? SampleIndex.directory(path.getLast(), uid)
                : SampleIndex.file(path.getLast(), uid);
    }

    private static List<String> path(Random random) {
        List<String> path = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            path.add(NAMES[random.nextInt(NAMES.length)]);
        }
        return List.copyOf(path);
    }

    /** The uids of directories that were made are the merge's own choice. */
    private static List<Object> plain(List<IndexReader.Event> events) {
        return events.stream().<Object>map(e ->
                e instanceof IndexReader.Event.Enter(DirectoryEntry d)
                        && d.times().equals(PARENTS) ? d.name() : e).toList();
    }

    @Test
    void orderAndKindsAreChecked() throws IOException {
        TreeMap<List<String>, IndexEntry> base = tree();
        UidCounter uids = new UidCounter(1);
        put(base, List.of("d", "f"), false, uids);
        put(base, List.of("e"), false, uids);
        byte[] xml = index(base, uids.highest());
        refused(xml, put("e"), put("d"));
        refused(xml, put("x"), put("x"));
        refused(xml, put("d"));
        refused(xml, putDirectory("e"));
        refused(xml, put("e", "x"));
        refused(xml, put("n"), put("n", "x"));
        refused(xml, put("e"), put("e", "x"));
        byte[] mixed = SampleIndex.write(SampleIndex.header(3), List.of(
                new IndexReader.Event.Enter(SampleIndex.directory("", 1)),
                new IndexReader.Event.File(SampleIndex.file("b", 2)),
                new IndexReader.Event.File(SampleIndex.file("a", 3)),
                new IndexReader.Event.Leave(), new IndexReader.Event.End()));
        assertThrows(LtfsFormatException.class, () -> merge(mixed, List.of(), new UidCounter(3),
                new ByteArrayOutputStream()));
        assertThrows(IllegalArgumentException.class,
                () -> new IndexChange.Put(List.of("a"), SampleIndex.file("b", 2)));
        assertThrows(IllegalArgumentException.class,
                () -> new IndexChange.Put(List.of(), SampleIndex.file("", 2)));
        assertThrows(IllegalArgumentException.class, () -> new IndexChange.Drop(List.of()));
    }

    private static IndexChange put(String... path) {
        return new IndexChange.Put(List.of(path), SampleIndex.file(path[path.length - 1], 9));
    }

    private static IndexChange putDirectory(String... path) {
        return new IndexChange.Put(List.of(path), SampleIndex.directory(path[path.length - 1], 9));
    }

    private static void refused(byte[] base, IndexChange... changes) {
        assertThrows(IllegalArgumentException.class, () -> merge(base, List.of(changes),
                new UidCounter(20), new ByteArrayOutputStream()));
    }

    @Test
    void fileGivesWayToADirectory() throws IOException {
        TreeMap<List<String>, IndexEntry> base = tree();
        UidCounter uids = new UidCounter(1);
        put(base, List.of("e"), false, uids);
        List<IndexChange> changes = List.of(new IndexChange.Drop(List.of("e")),
                new IndexChange.Drop(List.of("e", "a")), put("e", "x"));
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        MergeOutcome outcome = merge(index(base, 10), changes, new UidCounter(10), to);
        assertEquals(new MergeOutcome(3, to.size(), 1, 0, 1, 1, 1), outcome);
        assertEquals(11, SampleIndex.headerOf(to.toByteArray()).highestUid());
    }

    @Test
    void scanTellsWhatIsThere() throws IOException {
        TreeMap<List<String>, IndexEntry> base = tree();
        UidCounter uids = new UidCounter(1);
        put(base, List.of("d", "f"), false, uids);
        put(base, List.of("d", "g", "h"), false, uids);
        put(base, List.of("e"), false, uids);
        Map<List<String>, IndexEntry> all = new HashMap<>();
        IndexScan.Outcome outcome = scan(index(base, 50), List.of(List.of("d", "g", "h"),
                List.of("d"), List.of("x")), all);
        assertEquals(new HashMap<>(base), all);
        assertTrue(outcome.sorted());
        assertEquals(6, outcome.entries());
        assertEquals(3, outcome.files());
        assertEquals(50, outcome.maxUid());
        assertEquals(Map.of(List.of("d"), base.get(List.of("d")), List.of("d", "g", "h"),
                base.get(List.of("d", "g", "h"))), outcome.found());
        byte[] mixed = SampleIndex.write(SampleIndex.header(3), List.of(
                new IndexReader.Event.Enter(SampleIndex.directory("", 1)),
                new IndexReader.Event.File(SampleIndex.file("b", 2)),
                new IndexReader.Event.File(SampleIndex.file("B", 3)),
                new IndexReader.Event.Leave(), new IndexReader.Event.End()));
        assertFalse(scan(mixed, List.of(), new HashMap<>()).sorted());
    }

    private static IndexScan.Outcome scan(byte[] xml, List<List<String>> wanted,
            Map<List<String>, IndexEntry> all) throws IOException {
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(xml),
                IndexLimits.DEFAULT)) {
            return IndexScan.scan(in, wanted, (directory, entry) -> {
                List<String> path = new ArrayList<>(directory);
                path.add(entry.name());
                all.put(path, entry);
            });
        }
    }
}
