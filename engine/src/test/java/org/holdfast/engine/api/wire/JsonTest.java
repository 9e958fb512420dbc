package org.holdfast.engine.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record of the API comes back from its JSON as it was, and nothing else comes back. */
class JsonTest {
    static Stream<Class<?>> records() {
        return Stream.of(Arrays.stream(Command.class.getPermittedSubclasses()),
                Arrays.stream(Query.class.getPermittedSubclasses()),
                Arrays.stream(Failure.class.getPermittedSubclasses()),
                Arrays.stream(Rows.class.getDeclaredClasses()),
                Stream.of(JobSnapshot.class, Activity.class)).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("records")
    void comesBackEqual(Class<?> type) throws Exception {
        for (boolean full : List.of(true, false)) {
            Object value = new SampleValues(full).of(type);
            String document = Json.write(value);
            assertFalse(document.contains("\n"), document);
            assertEquals(value, Json.read(document, declared(type)), document);
        }
    }

    private static Class<?> declared(Class<?> type) {
        return Stream.of(Command.class, Query.class, Failure.class)
                .filter(s -> s.isAssignableFrom(type)).<Class<?>>map(s -> s).findFirst()
                .orElse(type);
    }

    @Test
    void failureSaysItsCode() {
        assertEquals("{\"type\":\"NoSuchBucket\",\"bucket\":\"a\",\"code\":\"HF-101\"}",
                Json.write(new Failure.NoSuchBucket("a")));
    }

    @Test
    void everyQueryHasTheAnswerThatItDeclares() throws Exception {
        for (Class<?> type : Query.class.getPermittedSubclasses()) {
            Query<?> query = (Query<?>) new SampleValues(true).of(type);
            ParameterizedType declares = (ParameterizedType) type.getGenericInterfaces()[0];
            assertEquals(declares.getActualTypeArguments()[0], Answers.typeOf(query));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"NoSuchThing\"}",
        "{\"type\":\"java.lang.ProcessBuilder\",\"actor\":\"a\"}",
        "{\"type\":\"NoSuchBucket\",\"bucket\":\"a\"}",
        "{\"actor\":\"local\"}",
        "{\"type\":\"EvictStaging\"}",
        "{\"type\":\"EvictStaging\",\"actor\":null}",
        "{\"type\":\"EvictStaging\",\"actor\":7}",
        "{\"type\":\"EvictStaging\",\"actor\":\"a\",\"more\":1}",
        "{\"type\":\"EvictStaging\",\"actor\":\"a\",\"actor\":\"b\"}",
        "{\"type\":\"EvictStaging\",\"actor\":\"a\"} {}",
        "{\"type\":\"CreateBucket\",\"actor\":\"a\",\"name\":\"b\",\"copies\":\"2\"}",
        "{\"type\":\"CreateBucket\",\"actor\":\"a\",\"name\":\"b\",\"copies\":2.5}",
        "{\"type\":\"CreateBucket\",\"actor\":\"a\",\"name\":\"b\",\"copies\":null}",
        "{\"type\":\"CreateBucket\",\"actor\":\"a\",\"name\":\"b\",\"copies\":99999999999}",
        "{\"type\":\"Put\",\"actor\":\"a\",\"bucket\":\"b\",\"paths\":\"c\"}",
        "[]", "null", "7", "\"EvictStaging\"", "{", "",
    })
    void nothingElseIsACommand(String document) {
        assertThrows(JsonProcessingException.class, () -> {
            if (Json.read(document, Command.class) == null) {
                throw new com.fasterxml.jackson.core.JsonParseException(null, "null");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"\"", "\"tomorrow\"", "\"+1000000001-01-01T00:00:00Z\"", "{}"})
    void nothingElseIsATime(String value) {
        assertThrows(JsonProcessingException.class, () -> Json.read(value,
                java.time.Instant.class));
    }

    @Test
    void depthIsLimited() throws Exception {
        Json.shared().readTree("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));
        assertThrows(JsonProcessingException.class, () -> Json.shared()
                .readTree("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)));
    }
}
