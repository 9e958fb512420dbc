package org.holdfast.engine.ledger.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;

/** Jackson set up for the ledger: strict, limited, plain UTF-8. */
final class Json {
    private static final int DEPTH = 16;
    private static final int NUMBER_CHARS = 20;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER_CHARS)
                    .maxNameLength(LineLimits.LINE_BYTES)
                    .maxStringLength(LineLimits.LINE_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            // names of files occur as field names: a chosen set of them must not stop the reader
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    /** A generator whose values stand side by side; flush before using {@code sink} directly. */
    static JsonGenerator generator(ByteSink sink) {
        try {
            JsonGenerator generator = FACTORY.createGenerator(sink);
            generator.setRootValueSeparator(null);
            return generator;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("memory cannot fail", e);
        }
    }

    /** Writes {@code text} as a JSON string. */
    static void string(ByteSink sink, String text) {
        if (plain(text)) {
            sink.ascii("\"").ascii(text).ascii("\"");
            return;
        }
        // closed, so that its buffers are used again
        try (JsonGenerator generator = generator(sink)) {
            generator.writeString(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("not Unicode text: " + e.getMessage(), e);
        }
    }

    /** Whether it stands in JSON as it is. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
