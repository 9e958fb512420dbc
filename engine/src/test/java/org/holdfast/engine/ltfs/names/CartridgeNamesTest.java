package org.holdfast.engine.ltfs.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.IndexName;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Test;

class CartridgeNamesTest {
    private static final UUID ID = new UUID(0x1234_5678_9abc_def0L, 7);

    private final NameSet names = new NameSet(10);

    private String put(String key) {
        return put(key, !key.endsWith("/"));
    }

    private String put(String key, boolean content) {
        CartridgePath path = CartridgeNames.path("docs", new ObjectKey(key), ID, true, content,
                names);
        names.add(path.components(), path.plain() && key.endsWith("/"));
        assertEquals(path.plain(), !path.components().get(1).startsWith(".holdfast"), key);
        return path.text();
    }

    @Test
    void ordinaryKeysKeepTheirNames() {
        for (String key : List.of("a", "b/c/d.txt", "b/c/e", "100%", "x:y?*<>\"|\\", "end. ",
                " ", "déjà/日本語", "tab\tin", "dir/", ".hidden", "holdfast", "a.holdfast",
                "😀".repeat(255), "\u0001", "b/x/")) {
            String plain = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
            assertEquals("/docs/" + plain, put(key));
            assertEquals("/docs/" + plain, put(key), "a newer version of " + key);
        }
    }

    @Test
    void keysThatAPathCannotHoldAreMapped() {
        for (String key : List.of("/", "/a", "a//b", "a//", "a/./b", "..", "a/..", ".holdfast",
                ".HoldFast-x/a", "a/.holdfast", "u\u001f", "e\u0301", "x\uffff", "x\ufffe",
                "é".repeat(256), "a/".repeat(CartridgeNames.MAX_DEPTH))) {
            assertTrue(put(key).startsWith("/docs/.holdfast-names/"), key);
        }
        assertEquals("/docs/.holdfast-names/8a5edab282632443219e051e4ade2d1d", put("/"));
        assertTrue(put("a/", true).startsWith("/docs/.holdfast-names/"));
        assertEquals("/docs/a", put("a/"));
    }

    @Test
    void depthAtItsLimit() {
        String deepest = "a/".repeat(CartridgeNames.MAX_DEPTH - 2) + "f";
        assertEquals("/docs/" + deepest, put(deepest));
        assertTrue(put("a/" + deepest).startsWith("/docs/.holdfast-names/"));
    }

    @Test
    void versionsThatAreNotCurrentHaveTheirOwnPlace() {
        assertEquals(new CartridgePath(List.of("docs", ".holdfast-versions", ID.toString()), false),
                CartridgeNames.path("docs", new ObjectKey("a/b"), ID, false, true, names));
    }

    @Test
    void namesThatDifferInCaseOrKindAreMapped() {
        assertEquals("/docs/Dir/File", put("Dir/File"));
        for (String key : List.of("dir/other", "Dir/FILE", "DIR/", "Dir", "Dir/File/x",
                "Dir/File/")) {
            assertTrue(put(key).startsWith("/docs/.holdfast-names/"), key);
        }
        assertEquals("/docs/Dir/other", put("Dir/other"));
        assertEquals("/docs/Dir", put("Dir/"));
        assertEquals("/docs/straße", put("straße"));
        for (String key : List.of("STRASSE", "strasse", "STRAẞE", "Straße")) {
            assertTrue(put(key).startsWith("/docs/.holdfast-names/"), key);
        }
        assertEquals("/docs/ΑΣ", put("ΑΣ"));
        assertTrue(put("ας").startsWith("/docs/.holdfast-names/"));
        assertTrue(put("ασ").startsWith("/docs/.holdfast-names/"));
        assertEquals("/docs/É", put("É"));
        assertTrue(put("é").startsWith("/docs/.holdfast-names/"));
    }

    @Test
    void noTwoKeysMeetAndNoTwoNamesDifferInCaseOnly() {
        Random random = new Random(3);
        String[] parts = {"a", "A", "b", "B", "é", "É", "ß", "SS", "ss", "", ".", ".holdfast"};
        for (int round = 0; round < 500; round++) {
            NameSet set = new NameSet(1);
            Map<String, String> keys = new HashMap<>();
            Map<String, Boolean> kinds = new HashMap<>();
            for (int i = 0; i < 20; i++) {
                StringBuilder text = new StringBuilder(parts[random.nextInt(3)]);
                for (int n = random.nextInt(3); n > 0; n--) {
                    text.append('/').append(parts[random.nextInt(parts.length)]);
                }
                ObjectKey key = new ObjectKey(text.toString());
                boolean content = random.nextBoolean();
                CartridgePath path = CartridgeNames.path("x", key, ID, true, content, set);
                boolean directory = path.plain() && key.directory();
                set.add(path.components(), directory);
                String old = keys.put(path.text(), key.value());
                assertTrue(old == null || old.equals(key.value()), "round " + round);
                check(kinds, path, directory, "round " + round + " " + key);
            }
        }
    }

    private static void check(Map<String, Boolean> kinds, CartridgePath path, boolean directory,
            String where) {
        for (int n = 1; n <= path.components().size(); n++) {
            String text = String.join("/", path.components().subList(0, n));
            boolean kind = n < path.components().size() || directory;
            Boolean old = kinds.put(text, kind);
            assertTrue(old == null || old == kind, where);
            assertTrue(n == 1 || IndexName.refusal(path.components().get(n - 1)).isEmpty(), where);
        }
        long folded = kinds.keySet().stream().map(k -> k.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)).distinct().count();
        assertEquals(kinds.size(), folded, where);
    }

    @Test
    void aMillionNamesFitInFortyMegabytes() {
        NameSet set = new NameSet(1_000_000);
        for (int i = 0; i < 100_000; i++) {
            set.add(List.of("b", "file" + i), false);
        }
        assertEquals(100_001, set.size());
        assertTrue(set.bytes() <= 40_000_000, set.bytes() + " bytes");
        assertEquals(NameSet.Answer.SAME, set.look(List.of("b", "file5"), false));
        assertEquals(NameSet.Answer.CONFLICT, set.look(List.of("b", "file5"), true));
        assertEquals(NameSet.Answer.CONFLICT, set.look(List.of("b", "File5"), false));
        assertEquals(NameSet.Answer.FREE, set.look(List.of("b", "file100000"), false));
        assertEquals(NameSet.Answer.SAME, set.look(List.of("b"), true));
        NameSet grown = new NameSet(0);
        for (int i = 0; i < 5_000; i++) {
            grown.add(List.of("f" + i), false);
        }
        assertEquals(5_000, grown.size());
        for (int i = 0; i < 5_000; i++) {
            assertEquals(NameSet.Answer.SAME, grown.look(List.of("f" + i), false));
        }
    }

    @Test
    void bucketsNeverShareADirectory() {
        Bucket docs = new Bucket(ID, "Docs", DataPolicy.ofCopies(1));
        EntryTimes times = EntryTimes.all(java.time.Instant.EPOCH);
        DirectoryEntry other = Attributes.bucketDirectory("docs", new UUID(1, 2), 2, times);
        DirectoryEntry foreign = new DirectoryEntry("DOCS~12345678", 3, times, false, List.of());
        assertEquals("Docs", CartridgeNames.bucketDirectory(docs, List.of()));
        assertEquals("Docs~12345678", CartridgeNames.bucketDirectory(docs, List.of(other)));
        assertEquals("Docs~" + ID, CartridgeNames.bucketDirectory(docs, List.of(other, foreign)));
        DirectoryEntry before = Attributes.bucketDirectory("papers", ID, 4, times);
        assertEquals("papers", CartridgeNames.bucketDirectory(docs, List.of(other, before)));
        assertFalse(Bucket.validName("Docs~12345678"));
    }
}
