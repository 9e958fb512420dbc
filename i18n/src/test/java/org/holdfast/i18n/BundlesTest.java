package org.holdfast.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key is in every bundle, with the same arguments; what is missing is printed to paste. */
class BundlesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    private static TreeMap<String, String> bundle(String name) throws IOException {
        // A properties file lets a later line win; that would hide a key given twice.
        TreeMap<String, String> bundle = new TreeMap<>();
        Properties once = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                assertEquals(null, bundle.put((String) key, (String) value), "twice: " + key);
                return null;
            }
        };
        try (Reader in = new InputStreamReader(BundlesTest.class.getResourceAsStream(name),
                StandardCharsets.UTF_8)) {
            once.load(in);
        }
        return bundle;
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Class<?> group : Text.class.getPermittedSubclasses()) {
            for (Object constant : group.getEnumConstants()) {
                assertTrue(keys.add(((Text) constant).key()), "twice: " + constant);
                if (constant instanceof FailureText failure) {
                    keys.add(failure.adviceKey());
                }
            }
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void aBundleHasAllKeysAndNoOther(String name) throws IOException {
        TreeMap<String, String> bundle = bundle(name);
        TreeMap<String, String> english = bundle("messages.properties");
        String lines = keys().stream().filter(k -> !bundle.containsKey(k))
                .map(k -> k + "=" + english.getOrDefault(k, ""))
                .collect(Collectors.joining("\n"));
        assertEquals("", lines, "paste these lines into " + name + " and translate them");
        Set<String> more = new TreeSet<>(bundle.keySet());
        more.removeAll(keys());
        assertEquals(Set.of(), more, "delete these from " + name);
    }

    @Test
    void bothLanguagesUseTheSameArguments() throws IOException {
        TreeMap<String, String> german = bundle("messages_de.properties");
        bundle("messages.properties").forEach((key, pattern) ->
                assertEquals(arguments(pattern), arguments(german.get(key)), key));
    }

    private static Set<String> arguments(String pattern) {
        Set<String> arguments = new TreeSet<>();
        Matcher m = ARGUMENT.matcher(pattern);
        while (m.find()) {
            arguments.add(m.group(1));
        }
        return arguments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void patternsCanBeFormatted(String name) throws IOException {
        bundle(name).forEach((key, pattern) -> {
            assertFalse(pattern.contains("'"), key + ": an apostrophe is a quote here");
            for (long number : new long[] {0, 1, 2}) {
                Object[] arguments = new Object[10];
                java.util.Arrays.fill(arguments, number);
                String said = new MessageFormat(pattern, Locale.ROOT).format(arguments);
                assertFalse(said.contains("{") || said.contains("}"), key + ": " + said);
            }
        });
    }

    @Test
    void helpPagesAreNotPatterns() throws IOException {
        List<String> bad = new ArrayList<>();
        for (String name : List.of("messages.properties", "messages_de.properties")) {
            bundle(name).forEach((key, pattern) -> {
                if (key.startsWith("cli.option.") && pattern.matches(".*[%{}$@|].*")) {
                    bad.add(name + " " + key);
                }
            });
        }
        assertEquals(List.of(), bad, "the parser of the command line would read these signs");
    }
}
