package org.holdfast.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TargetNamesTest {
    private static final String[] PIECES = {"a", "b", ".", "..", "/", "/", "%", "%00", "%2F",
        "%61", "é", "\uD83D\uDCFC", "x".repeat(250), "ab", " ", ":", "\n", "\\"};

    private static String path(String key, boolean directory, boolean below) {
        return String.join("/", TargetNames.parts(new ObjectKey(key), directory, k -> below,
                TargetRules.POSIX));
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a/b.txt,a/b.txt", "100%.txt,100%.txt", "%zz,%zz", "%41,%2541",
        "a//b,a/%00/b", "/a,%00/a", ".,%2E", "..,%2E.", "a/../b,a/%2E./b", "...,...",
        "'a ','a '", "a:b,a:b"})
    void filesKeepTheirNamesWherePossible(String key, String path) {
        assertEquals(path, path(key, false, false));
    }

    @Test
    void directoriesAndConflicts() {
        assertEquals("a", path("a/", true, true));
        assertEquals("a/%00", path("a/", false, false));
        assertEquals("a/%00%00", path("a/", false, true));
        assertEquals("%61%00", path("a", false, true));
        assertEquals("%00", path("/", true, false));
        assertEquals("%C3%A9%00", path("é", false, true));
    }

    @Test
    void partsGoOnBehindTheirLimit() {
        assertEquals("x".repeat(255), path("x".repeat(255), false, false));
        List<String> longer = TargetNames.parts(new ObjectKey("x".repeat(256)), false,
                k -> false, TargetRules.POSIX);
        assertEquals(List.of("%78" + "x".repeat(249) + "%2F", "%78" + "x".repeat(5)), longer);
    }

    @Test
    void portableTargetsHoldLess() {
        assertEquals(List.of("%61%3Ab", "%63%20"), TargetNames.parts(new ObjectKey("a:b/c "),
                false, k -> false, TargetRules.PORTABLE));
    }

    private static String randomKey(Random random) {
        StringBuilder key = new StringBuilder();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            key.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String text = key.toString();
        return text.getBytes(StandardCharsets.UTF_8).length > ObjectKey.MAX_BYTES
                ? text.substring(0, 200) : text;
    }

    @ParameterizedTest
    @EnumSource(TargetRules.class)
    void noTwoKeysOfARestoreMeet(TargetRules rules) {
        Random random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            TreeSet<String> keys = new TreeSet<>();
            while (keys.size() < 40) {
                keys.add(randomKey(random));
            }
            Predicate<ObjectKey> below = k -> {
                String next = keys.higher(k.value() + "/");
                return keys.contains(k.value() + "/")
                        || next != null && next.startsWith(k.value() + "/");
            };
            Map<String, String> files = new HashMap<>();
            TreeSet<String> directories = new TreeSet<>();
            for (String key : keys) {
                boolean directory = key.endsWith("/") && random.nextBoolean();
                List<String> parts = TargetNames.parts(new ObjectKey(key), directory, below,
                        rules);
                for (String part : parts) {
                    assertTrue(part.getBytes(StandardCharsets.UTF_8).length <= 255, part);
                    assertFalse(part.isEmpty() || part.equals(".") || part.equals("..")
                            || part.contains("/"), part);
                }
                assertEquals(key, TargetNames.keyOf(parts) + (directory ? "/" : ""));
                String path = String.join("/", parts);
                assertEquals(null, files.put(path + (directory ? "/" : ""), key), path);
                for (int n = directory ? parts.size() : parts.size() - 1; n > 0; n--) {
                    directories.add(String.join("/", parts.subList(0, n)));
                }
            }
            for (String directory : directories) {
                assertFalse(files.containsKey(directory),
                        () -> directory + " is also " + files.get(directory));
            }
        }
    }
}
