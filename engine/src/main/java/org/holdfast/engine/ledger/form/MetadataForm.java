package org.holdfast.engine.ledger.form;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.model.Metadata;

/** Metadata as JSON; what is empty is left out. */
final class MetadataForm {
    private MetadataForm() {}

    static void write(JsonGenerator out, Metadata m) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", m.kind().name().toLowerCase(Locale.ROOT));
        out.writeStringField("modified", TimeForm.text(m.modified()));
        out.writeStringField("accessed", TimeForm.text(m.accessed()));
        out.writeStringField("created", TimeForm.text(m.created()));
        out.writeStringField("changed", TimeForm.text(m.changed()));
        if (m.owner().isPresent()) {
            owner(out, m.owner().get());
        }
        if (!m.attributes().isEmpty()) {
            // a list, not an object: names of attributes are anybody's
            out.writeArrayFieldStart("attributes");
            for (Map.Entry<String, byte[]> attribute : m.attributes().entrySet()) {
                out.writeStartObject();
                out.writeStringField("name", attribute.getKey());
                out.writeBinaryField("value", attribute.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (m.linkTarget().isPresent()) {
            out.writeStringField("target", m.linkTarget().get());
        }
        if (!m.holes().isEmpty()) {
            out.writeArrayFieldStart("holes");
            for (Metadata.Hole hole : m.holes()) {
                out.writeArray(new long[] {hole.offset(), hole.length()}, 0, 2);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void owner(JsonGenerator out, Metadata.Owner o) throws IOException {
        out.writeObjectFieldStart("owner");
        out.writeNumberField("mode", o.mode());
        out.writeNumberField("uid", o.uid());
        out.writeNumberField("gid", o.gid());
        out.writeStringField("user", o.user());
        out.writeStringField("group", o.group());
        out.writeEndObject();
    }

    /** Reads the object whose begin has not been read yet. */
    static Metadata read(StrictReader in) throws IOException {
        Metadata.Kind kind = null;
        Instant modified = null;
        Instant accessed = null;
        Instant created = null;
        Instant changed = null;
        Optional<Metadata.Owner> owner = Optional.empty();
        SortedMap<String, byte[]> attributes = new TreeMap<>();
        Optional<String> target = Optional.empty();
        List<Metadata.Hole> holes = new ArrayList<>();
        in.beginObject();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "kind" -> kind = kind(in);
                case "modified" -> modified = TimeForm.parse(in.text());
                case "accessed" -> accessed = TimeForm.parse(in.text());
                case "created" -> created = TimeForm.parse(in.text());
                case "changed" -> changed = TimeForm.parse(in.text());
                case "owner" -> owner = Optional.of(owner(in));
                case "attributes" -> attributes(in, attributes);
                case "target" -> target = Optional.of(in.text());
                case "holes" -> holes(in, holes);
                default -> throw in.unknown(field);
            }
        }
        in.require(kind != null && modified != null && accessed != null && created != null
                && changed != null, "metadata without kind or times");
        return new Metadata(kind, modified, accessed, created, changed, owner, attributes, target,
                holes);
    }

    private static Metadata.Kind kind(StrictReader in) throws IOException {
        String text = in.text();
        for (Metadata.Kind kind : Metadata.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new LedgerFormatException("metadata of kind " + text);
    }

    private static Metadata.Owner owner(StrictReader in) throws IOException {
        int mode = -1;
        int uid = 0;
        int gid = 0;
        String user = null;
        String group = null;
        in.beginObject();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "mode" -> mode = in.integer();
                case "uid" -> uid = in.integer();
                case "gid" -> gid = in.integer();
                case "user" -> user = in.text();
                case "group" -> group = in.text();
                default -> throw in.unknown(field);
            }
        }
        in.require(user != null && group != null, "owner without names");
        return new Metadata.Owner(mode, uid, gid, user, group);
    }

    private static void attributes(StrictReader in, SortedMap<String, byte[]> attributes)
            throws IOException {
        in.beginArray();
        while (in.nextObject()) {
            String name = null;
            byte[] value = null;
            for (String field = in.field(); field != null; field = in.field()) {
                switch (field) {
                    case "name" -> name = in.text();
                    case "value" -> value = in.base64();
                    default -> throw in.unknown(field);
                }
            }
            in.require(name != null && value != null && !attributes.containsKey(name),
                    "attribute " + name);
            attributes.put(name, value);
        }
    }

    private static void holes(StrictReader in, List<Metadata.Hole> holes) throws IOException {
        in.beginArray();
        while (in.nextArray()) {
            holes.add(new Metadata.Hole(in.number(), in.number()));
            in.endArray();
        }
    }
}
