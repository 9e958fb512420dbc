package org.holdfast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.i18n.Text;
import org.junit.jupiter.api.Test;

/** No text that nobody says: every key is named somewhere in the app. */
class TextUseTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            for (Path p : walk.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(p));
            }
        }
        all.append(Files.readString(
                Path.of("../i18n/src/main/java/org/holdfast/i18n/Words.java")));
        Set<String> said = new HashSet<>();
        Matcher words = Pattern.compile("[A-Z][A-Z0-9_]*|\"[a-z0-9.-]+\"").matcher(all);
        while (words.find()) {
            said.add(words.group());
        }
        List<String> unused = new ArrayList<>();
        for (Class<?> group : Text.class.getPermittedSubclasses()) {
            for (Object constant : group.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                if (!said.contains(name) && !said.contains('"' + ((Text) constant).key() + '"')) {
                    unused.add(group.getSimpleName() + "." + name);
                }
            }
        }
        assertEquals(List.of(), unused, "delete these, or say them");
    }
}
