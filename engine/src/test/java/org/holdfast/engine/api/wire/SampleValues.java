package org.holdfast.engine.api.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.api.Failure;

/** Makes a record of any type of the API with values in all its fields. */
final class SampleValues {
    private final boolean full;
    private int next = 1;

    /** {@code full}: lists and Optionals have something in them. */
    SampleValues(boolean full) {
        this.full = full;
    }

    Object of(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType p) {
            Type[] parts = p.getActualTypeArguments();
            if (p.getRawType() == Optional.class) {
                return full ? Optional.of(of(parts[0])) : Optional.empty();
            }
            if (p.getRawType() == List.class) {
                return full ? List.of(of(parts[0]), of(parts[0])) : List.of();
            }
            if (p.getRawType() == Map.class) {
                return full ? Map.of("a b", of(parts[1])) : Map.of();
            }
            throw new IllegalArgumentException(type.toString());
        }
        Class<?> c = (Class<?>) type;
        if (c == String.class) {
            return full ? "ä\n\"\\ \u001b[2J 𝄞" + next++ : "";
        } else if (c == int.class || c == Integer.class) {
            return next++;
        } else if (c == long.class || c == Long.class) {
            return full ? Long.MAX_VALUE - next++ : 0L;
        } else if (c == boolean.class || c == Boolean.class) {
            return full;
        } else if (c == Instant.class) {
            return Instant.ofEpochSecond(1_700_000_000L + next++, 123_456_789);
        } else if (c == Duration.class) {
            return Duration.ofNanos(1_234_567_890_123L + next++);
        } else if (c == Failure.class) {
            return new Failure.StagingFull(next++, 7);
        } else if (c.isEnum()) {
            return c.getEnumConstants()[0];
        } else if (c.isRecord()) {
            return record(c);
        }
        throw new IllegalArgumentException(type.toString());
    }

    private Object record(Class<?> c) throws ReflectiveOperationException {
        RecordComponent[] parts = c.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = of(parts[i].getGenericType());
        }
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return c.getDeclaredConstructor(types).newInstance(values);
    }
}
