package org.holdfast.engine.catalog.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.Metadata.Owner;

/** Metadata and lists of names as compact JSON text in a column. */
public final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 28).maxNameLength(1 << 20).build())
            .build();

    private JsonText() {}

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private static String text(Content content) {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            content.write(out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    /** A list of names. */
    public static String ofList(List<String> names) {
        return text(out -> {
            out.writeStartArray();
            for (String name : names) {
                out.writeString(name);
            }
            out.writeEndArray();
        });
    }

    /** From {@link #ofList}. */
    public static List<String> list(String text) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser in = JSON.createParser(text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                names.add(in.getText());
            }
        }
        return names;
    }

    /** What has no column of its own; null when there is nothing to say. */
    public static String ofMetadata(Metadata meta) {
        Instant time = meta.modified();
        if (meta.accessed().equals(time) && meta.created().equals(time)
                && meta.changed().equals(time) && meta.owner().isEmpty()
                && meta.attributes().isEmpty() && meta.linkTarget().isEmpty()
                && meta.holes().isEmpty()) {
            return null;
        }
        return text(out -> write(out, meta));
    }

    private static void write(JsonGenerator out, Metadata meta) throws IOException {
        out.writeStartObject();
        time(out, "a", meta.accessed(), meta.modified());
        time(out, "b", meta.created(), meta.modified());
        time(out, "c", meta.changed(), meta.modified());
        if (meta.owner().isPresent()) {
            Owner owner = meta.owner().get();
            out.writeArrayFieldStart("o");
            out.writeNumber(owner.mode());
            out.writeNumber(owner.uid());
            out.writeNumber(owner.gid());
            out.writeString(owner.user());
            out.writeString(owner.group());
            out.writeEndArray();
        }
        if (!meta.attributes().isEmpty()) {
            out.writeObjectFieldStart("x");
            for (var attribute : meta.attributes().entrySet()) {
                out.writeBinaryField(attribute.getKey(), attribute.getValue());
            }
            out.writeEndObject();
        }
        if (meta.linkTarget().isPresent()) {
            out.writeStringField("l", meta.linkTarget().get());
        }
        if (!meta.holes().isEmpty()) {
            out.writeArrayFieldStart("h");
            for (Hole hole : meta.holes()) {
                out.writeNumber(hole.offset());
                out.writeNumber(hole.length());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, Instant time, Instant usual)
            throws IOException {
        if (!time.equals(usual)) {
            out.writeArrayFieldStart(name);
            out.writeNumber(time.getEpochSecond());
            out.writeNumber(time.getNano());
            out.writeEndArray();
        }
    }

    /** From {@link #ofMetadata} and the columns; {@code text} may be null. */
    public static Metadata metadata(Metadata.Kind kind, Instant modified, String text)
            throws IOException {
        Reading read = new Reading(modified);
        if (text != null) {
            try (JsonParser in = JSON.createParser(text)) {
                in.nextToken();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    read.field(in, in.currentName());
                }
            }
        }
        return new Metadata(kind, modified, read.accessed, read.created, read.changed, read.owner,
                read.attributes, read.link, read.holes);
    }

    private static final class Reading {
        private Instant accessed;
        private Instant created;
        private Instant changed;
        private Optional<Owner> owner = Optional.empty();
        private final SortedMap<String, byte[]> attributes = new TreeMap<>();
        private Optional<String> link = Optional.empty();
        private final List<Hole> holes = new ArrayList<>();

        Reading(Instant modified) {
            accessed = modified;
            created = modified;
            changed = modified;
        }

        void field(JsonParser in, String name) throws IOException {
            in.nextToken();
            switch (name) {
                case "a" -> accessed = time(in);
                case "b" -> created = time(in);
                case "c" -> changed = time(in);
                case "o" -> {
                    owner = Optional.of(new Owner(in.nextIntValue(0), in.nextIntValue(0),
                            in.nextIntValue(0), in.nextTextValue(), in.nextTextValue()));
                    in.nextToken();
                }
                case "x" -> {
                    while (in.nextToken() == JsonToken.FIELD_NAME) {
                        String attribute = in.currentName();
                        in.nextToken();
                        attributes.put(attribute, in.getBinaryValue());
                    }
                }
                case "l" -> link = Optional.of(in.getText());
                case "h" -> {
                    while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        holes.add(new Hole(in.getLongValue(), in.nextLongValue(0)));
                    }
                }
                default -> throw new IOException("metadata column has " + name);
            }
        }

        private static Instant time(JsonParser in) throws IOException {
            Instant time = Instant.ofEpochSecond(in.nextLongValue(0), in.nextIntValue(0));
            in.nextToken();
            return time;
        }
    }
}
