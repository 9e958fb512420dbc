package org.holdfast.engine.api.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;

/**
 * The JSON of the records of {@code engine.api}: fields by their names, sealed types with their
 * simple name in {@code type}, failures also with their {@code code}, instants and durations in
 * ISO 8601, an empty Optional as null. Safe for any thread.
 */
public final class Json {
    /** How deep a document may be nested. */
    static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** The document of a record, without newlines. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getName(), e);
        }
    }

    /** The document of a record as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads a record; every field must be there and nothing else.
     *
     * @throws JsonProcessingException when the document is not such a record
     */
    public static <T> T read(String document, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(document, type);
    }

    /** The mapper, for this package's envelopes. */
    static ObjectMapper shared() {
        return MAPPER;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonIgnoreProperties(value = "code", allowGetters = true)
    private interface FailureByName {
        @JsonProperty
        String code();
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(WireLimits.ANSWER_BYTES)
                        .maxNumberLength(40)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(values())
                .addMixIn(Command.class, ByName.class)
                .addMixIn(Query.class, ByName.class)
                .addMixIn(Failure.class, FailureByName.class)
                .registerSubtypes(names(Command.class))
                .registerSubtypes(names(Query.class))
                .registerSubtypes(names(Failure.class))
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .withCoercionConfig(LogicalType.Textual, Json::noCoercion)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static void noCoercion(MutableCoercionConfig config) {
        for (CoercionInputShape shape : List.of(CoercionInputShape.Integer,
                CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static NamedType[] names(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        NamedType[] names = new NamedType[permitted.length];
        for (int i = 0; i < permitted.length; i++) {
            names[i] = new NamedType(permitted[i], permitted[i].getSimpleName());
        }
        return names;
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("holdfast");
        module.addSerializer(Instant.class, new AsText<>(Instant.class));
        module.addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse));
        module.addSerializer(Duration.class, new AsText<>(Duration.class));
        module.addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse));
        module.addSerializer(new OptionalJson.Writer());
        module.addDeserializer(Optional.class, new OptionalJson.Reader());
        return module;
    }
}
