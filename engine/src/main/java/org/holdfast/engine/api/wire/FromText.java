package org.holdfast.engine.api.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a time from its ISO 8601 text, and from nothing else. */
final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 64;

    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw context.wrongTokenException(in, handledType(), JsonToken.VALUE_STRING, "");
        }
        String text = in.getText();
        if (text.length() > MAX_LENGTH) {
            throw context.weirdStringException(text.substring(0, MAX_LENGTH), handledType(),
                    "longer than " + MAX_LENGTH);
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw context.weirdStringException(text, handledType(), e.getMessage());
        }
    }
}
