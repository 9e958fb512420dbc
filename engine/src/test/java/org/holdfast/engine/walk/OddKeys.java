package org.holdfast.engine.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.engine.model.ObjectKey;

/** Keys that a path cannot hold, and content for each. */
final class OddKeys {
    private static final List<String> PIECES = List.of("a", "A", "b", "B", "é", "e\u0301", "É",
            "ß", "ẞ", "ss", "SS", "ı", "I", "i", "İ", "/", "/", "//", ".", "..", "/./", "/../", " ",
            ". ", ":", "*", "?", "<", ">", "|", "\\", "\"", "%", "%41", "%2F", "%00", "%2f", "\n",
            "\r", "\t", "\u0001", "\u001f", "\u007f", "\u0085", "\u2028", ".holdfast",
            ".HOLDFAST-names", ".holdfast-versions/", "日本語", "😀", "\uffff", "\ufffe", "\ufeff",
            "\u200d", "\u202e", "Å", "Å", "ﬁ", "CON", "nul.txt", "~", "&", "]]>", "<!--", "'");

    private OddKeys() {}

    /** The cases that are known by name. */
    static List<String> known() {
        List<String> keys = new ArrayList<>(List.of("a", "a/b", "a/", "//", "/", "///", "..", ".",
                "../x", "../../etc/passwd", "x/../y", "x/./y", "x/", "x", "x//", "x//y", "/x",
                "X", "X/y", "Straße", "STRASSE", "straße", "STRAẞE", "é", "e\u0301", "É",
                "E\u0301", "\u0001", "\u001f", "a\u001fb", "\n", "\r", "\t", "\u007f", "a\nb",
                ".holdfast", ".HoldFast", ".holdfast-names", ".holdfast-names/x",
                ".holdfast-versions/x", "d/.holdfastX", "trailing ", "trailing.", " ", ".  .",
                "a:b", "c:\\windows", "%2F", "%", "%41%42", "100%.txt", "a&b<c>.txt",
                "x\uffff", "\ufeffbom", "con", "a*?\"|", "deep/" + "d/".repeat(120) + "f"));
        keys.add("n".repeat(255));
        keys.add("n".repeat(256));
        keys.add("é".repeat(255));
        keys.add("é".repeat(256));
        keys.add("😀".repeat(255));
        keys.add("😀".repeat(256));
        keys.add("k".repeat(ObjectKey.MAX_BYTES));
        keys.add("日".repeat(341) + "x");
        keys.add("p/".repeat(ObjectKey.MAX_BYTES / 2));
        keys.add("\u0001".repeat(ObjectKey.MAX_BYTES));
        return keys;
    }

    /** The known ones and so many more; keys that end in a slash have content or none. */
    static TreeMap<ObjectKey, byte[]> contents(long seed, int more) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<ObjectKey, byte[]> all = new TreeMap<>();
        known().forEach(k -> all.put(new ObjectKey(k), content(random, k)));
        int target = all.size() + more;
        while (all.size() < target) {
            String key = key(random);
            if (!key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length
                    <= ObjectKey.MAX_BYTES) {
                all.put(new ObjectKey(key), content(random, key));
            }
        }
        return all;
    }

    private static String key(SplittableRandom random) {
        StringBuilder key = new StringBuilder();
        int pieces = random.nextInt(50) == 0 ? random.nextInt(1, 300) : random.nextInt(1, 9);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(8) == 0) {
                int c = random.nextInt(1, random.nextBoolean() ? 0x250 : 0x110000);
                key.append(c >= 0xD800 && c < 0xE000 ? "?" : Character.toString(c));
            } else {
                key.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return key.toString();
    }

    /** A key that ends in a slash is empty half of the time: a directory. */
    private static byte[] content(SplittableRandom random, String key) {
        byte[] bytes = new byte[key.endsWith("/") && random.nextBoolean() ? 0
                : 1 + random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }
}
