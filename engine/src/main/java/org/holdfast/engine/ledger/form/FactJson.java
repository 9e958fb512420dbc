package org.holdfast.engine.ledger.form;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.ObjectKey;

/** The content of entries as JSON: the components of the fact's record by their names. */
final class FactJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder(Json.FACTORY)
            .addModule(values())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private FactJson() {}

    /** The JSON of a record; {@code IllegalArgumentException} when it has text that is none. */
    static byte[] write(Record content) {
        try {
            return MAPPER.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written: " + e.getMessage(), e);
        }
    }

    /** The record in these bytes. */
    static <T> T read(Class<T> type, byte[] bytes, int offset, int length)
            throws LedgerFormatException {
        try {
            T value = MAPPER.readValue(bytes, offset, length, type);
            if (value == null) {
                throw new LedgerFormatException("null for " + type.getSimpleName());
            }
            return value;
        } catch (JacksonException e) {
            throw new LedgerFormatException(type.getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        } catch (LedgerFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerFormatException(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("ledger");
        asText(module, ObjectKey.class, ObjectKey::value, ObjectKey::new);
        asText(module, Barcode.class, Barcode::value, Barcode::new);
        asText(module, UUID.class, UUID::toString, FactJson::uuid);
        module.addSerializer(Optional.class, new OptionalText());
        module.addDeserializer(Optional.class, new OptionalTextReader());
        return module;
    }

    /** Only the one spelling that is written is read. */
    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID as it is written here: " + text);
        }
        return uuid;
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<T, String> text,
            Function<String, T> value) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T v, JsonGenerator out, SerializerProvider p)
                    throws IOException {
                out.writeString(text.apply(v));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context)
                    throws IOException {
                String read = text(in, context, type);
                try {
                    return value.apply(read);
                } catch (IllegalArgumentException e) {
                    throw context.weirdStringException(read, type, e.getMessage());
                }
            }
        });
    }

    private static String text(JsonParser in, DeserializationContext context, Class<?> type)
            throws IOException {
        if (!in.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(type, "text expected, not %s", in.currentToken());
        }
        return in.getText();
    }

    /** The only optional values of facts are texts; none is null. */
    @SuppressWarnings("rawtypes")
    private static final class OptionalText extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider p)
                throws IOException {
            if (value.isPresent()) {
                out.writeString((String) value.get());
            } else {
                out.writeNull();
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalTextReader extends JsonDeserializer<Optional> {
        @Override
        public Optional deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return Optional.of(text(in, context, String.class));
        }

        @Override
        public Optional getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
