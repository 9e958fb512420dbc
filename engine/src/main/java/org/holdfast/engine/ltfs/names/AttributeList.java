package org.holdfast.engine.ltfs.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.IndexName;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Owner;

/** Collects the extended attributes of one object. */
final class AttributeList {
    /** What an attribute begins with whose value is in a file. */
    static final String REFERENCE = "@/";
    /** Directory of such files below {@code .holdfast}. */
    static final String DIRECTORY = "attributes";

    private final ObjectFile object;
    private final Metadata.Kind shown;
    private final List<ExtendedAttribute> attributes = new ArrayList<>();
    private final List<Overflow> overflow = new ArrayList<>();

    /**
     * For one object.
     *
     * @param shown the kind that the entry has
     */
    AttributeList(ObjectFile object, Metadata.Kind shown) {
        this.object = object;
        this.shown = shown;
    }

    /** What did not fit. */
    List<Overflow> overflow() {
        return List.copyOf(overflow);
    }

    List<ExtendedAttribute> build() {
        Metadata m = object.metadata();
        add(Attributes.BUCKET, object.bucket().toString());
        add(Attributes.KEY, PercentText.encode(object.key().value()));
        add(Attributes.VERSION, object.version().toString());
        boolean ofFile = object.isWhole() && shown == Metadata.Kind.FILE;
        if (object.sha256().isPresent()) {
            add(ofFile ? Attributes.SHA256 : Attributes.OBJECT_SHA256, object.sha256().get());
        }
        if (!object.isWhole()) {
            add(Attributes.BLOBS, String.join(" ", object.pieces().stream()
                    .map(p -> p.offset() + "+" + p.length() + "=" + p.sha256()).toList()));
        }
        if (m.owner().isPresent()) {
            add(Attributes.POSIX, posix(m.owner().get()));
        }
        if (m.kind() != shown) {
            add(Attributes.KIND, m.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (m.linkTarget().isPresent()
                && (shown != Metadata.Kind.SYMLINK || !normal(m.linkTarget().get()))) {
            add(Attributes.LINK, PercentText.encode(m.linkTarget().get()));
        }
        List<Instant> times = List.of(m.created(), m.changed(), m.modified(), m.accessed());
        if (times.stream().anyMatch(t -> !EntryTimes.nearest(t).equals(t))) {
            add(Attributes.TIMES, String.join(" ", times.stream().map(Instant::toString).toList()));
        }
        user(m.attributes());
        return attributes;
    }

    private static boolean normal(String target) {
        return java.text.Normalizer.isNormalized(target, java.text.Normalizer.Form.NFC);
    }

    private static String posix(Owner o) {
        return "mode=" + Integer.toOctalString(o.mode())
                + " uid=" + Integer.toUnsignedString(o.uid())
                + " gid=" + Integer.toUnsignedString(o.gid())
                + " user=" + PercentText.encode(o.user())
                + " group=" + PercentText.encode(o.group());
    }

    private void user(SortedMap<String, byte[]> user) {
        boolean pack = user.size() > Attributes.MAX_USER || user.keySet().stream()
                .anyMatch(k -> !Attributes.ownName(k)
                        && nameOf(k).length() > IndexName.MAX_CODE_POINTS);
        if (pack) {
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<String, byte[]> e : user.entrySet()) {
                lines.append(PercentText.encode(e.getKey())).append('=')
                        .append(Base64.getEncoder().encodeToString(e.getValue())).append('\n');
            }
            add(Attributes.XATTRS, lines.toString());
        } else {
            user.forEach((k, v) -> add(nameOf(k), v));
        }
    }

    /** What a user's attribute is called; longer than a name can be when it must be packed. */
    private static String nameOf(String user) {
        return Attributes.ownName(user) ? user : Attributes.XATTR
                + PercentText.encode(user).replace("/", "%2F");
    }

    private void add(String name, String value) {
        add(name, value.getBytes(UTF_8));
    }

    private void add(String name, byte[] value) {
        if (value.length <= ExtendedAttribute.MAX_BYTES && !isReference(value)) {
            attributes.add(new ExtendedAttribute(name, value));
            return;
        }
        List<String> path = Stream.concat(directory().stream(),
                Stream.of(Integer.toString(overflow.size()))).toList();
        overflow.add(new Overflow(path, name, value));
        attributes.add(ExtendedAttribute.text(name, REFERENCE + String.join("/", path)));
    }

    private List<String> directory() {
        return List.of(CartridgeNames.RESERVED, DIRECTORY, object.version().toString());
    }

    /** Whether a value looks like the place of another: then it is put elsewhere itself. */
    static boolean isReference(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1)
                .startsWith(REFERENCE + CartridgeNames.RESERVED + "/" + DIRECTORY + "/");
    }
}
