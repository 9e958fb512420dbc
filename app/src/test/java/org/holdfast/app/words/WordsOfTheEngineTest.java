package org.holdfast.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.app.FakeArchive;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything the engine can say has words, in both languages. */
class WordsOfTheEngineTest {
    private static final Words ENGLISH = Words.of(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Words GERMAN = Words.of(Locale.GERMAN, ZoneOffset.UTC);

    static Stream<Class<?>> failures() {
        return Arrays.stream(Failure.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsSaidWithEverythingThatBelongsToIt(Class<?> type) throws Exception {
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].getType() == String.class ? "§" + i + "\u001b\n"
                    : parts[i].getType() == int.class ? (Object) (70 + i) : (Object) (70L + i);
        }
        Failure failure = (Failure) type.getDeclaredConstructor(Arrays.stream(parts)
                .map(RecordComponent::getType).toArray(Class<?>[]::new)).newInstance(values);
        FailureWords.Told english = new FailureWords(ENGLISH).tell(failure);
        FailureWords.Told german = new FailureWords(GERMAN).tell(failure);
        assertEquals(failure.code(), english.code());
        assertFalse(english.message().equals(german.message()), english.message());
        assertFalse(english.advice().equals(german.advice()), english.advice());
        for (FailureWords.Told told : List.of(english, german)) {
            String all = told.message() + " " + told.advice();
            for (int i = 0; i < values.length; i++) {
                String expected = values[i] instanceof String ? "§" + i + "\\u001b\\n"
                        : values[i].toString();
                assertTrue(all.contains(expected), type + ": " + expected + " in " + all);
            }
            assertFalse(all.contains("{") || all.contains("\u001b"), all);
        }
    }

    @Test
    void codesAreDistinct() throws Exception {
        Set<String> codes = new HashSet<>();
        for (Class<?> type : Failure.class.getPermittedSubclasses()) {
            Object[] values = Arrays.stream(type.getRecordComponents())
                    .map(c -> c.getType() == String.class ? "" : c.getType() == int.class
                            ? (Object) 0 : (Object) 0L).toArray();
            Failure failure = (Failure) type.getDeclaredConstructors()[0].newInstance(values);
            assertTrue(codes.add(failure.code()), failure.code());
        }
    }

    @Test
    void waitsStatesAndKindsHaveWords() {
        JobSnapshot job = FakeArchive.job(1, "put", "t", JobSnapshot.State.DONE, List.of(),
                List.of(), List.of());
        for (Words words : List.of(ENGLISH, GERMAN)) {
            JobWords said = new JobWords(words);
            Set<String> all = new HashSet<>();
            for (JobSnapshot.Wait.Kind kind : JobSnapshot.Wait.Kind.values()) {
                String wait = said.waits(FakeArchive.running(job, 1, true,
                        new JobSnapshot.Wait(kind, List.of("X1"), Duration.ofSeconds(68))));
                assertTrue(wait.contains("X1") && wait.contains("1 min 8 s"), wait);
                all.add(wait);
            }
            for (JobSnapshot.State state : JobSnapshot.State.values()) {
                all.add(said.state(state));
            }
            for (String kind : List.of("put", "get", "rm", "evict", "move", "new\n")) {
                all.add(said.kind(kind));
            }
            assertEquals(JobSnapshot.Wait.Kind.values().length
                    + JobSnapshot.State.values().length + 6, all.size());
            assertTrue(all.contains("new\\n"));
            StateWords states = new StateWords(words);
            for (CartridgeState state : CartridgeState.values()) {
                assertFalse(states.cartridge(state.name()).equals(state.name()));
            }
            for (String state : List.of("lost", "degraded", "restoring", "staged", "writing",
                    "away", "safe")) {
                assertTrue(all.add(states.object(new Rows.ObjectRow("k", false, 1, 1, "file",
                        java.util.Optional.empty(), state, 1, 2))), state);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b[2J", "\r", "\u202e", "\u200b", "\ud800", "\u009b",
        "\u2028", "\ufeff", "\u007f"})
    void whatActsOrHidesIsEscaped(String name) {
        String shown = Visible.name("a" + name + "b");
        assertTrue(shown.matches("a\\\\(u[0-9a-f]{4}|[rnt])(\\[2J)?b"), shown);
    }

    @Test
    void namesStayAsTheyAreAndDistinct() {
        assertEquals("Größe 日本 𝄞 e\u0301", Visible.name("Größe 日本 𝄞 e\u0301"));
        assertEquals("a\\\\nb", Visible.name("a\\nb"));
        assertEquals("a\\nb", Visible.name("a\nb"));
        assertEquals("\\U000e0001", Visible.name("\udb40\udc01"));
    }
}
