package org.holdfast.engine.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/**
 * Everything that a catalog says of its objects, as lines of text: one for each version, hidden
 * ones too, then one for each of its copies. Fields are separated by tabs; what is not printable
 * ASCII is written as in Java.
 */
final class Listing {
    private final Catalog catalog;
    private final List<String> lines = new ArrayList<>();

    private Listing(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<String> of(Catalog catalog) throws IOException {
        Listing listing = new Listing(catalog);
        for (VersionRow version : versions(catalog)) {
            listing.version(version);
        }
        return listing.lines;
    }

    /** All versions, by bucket and key, the newest of a key first. */
    static List<VersionRow> versions(Catalog catalog) throws IOException {
        List<VersionRow> all = new ArrayList<>();
        for (Buckets.Row row : catalog.buckets().list("", Page.MAX_ROWS)) {
            TreeSet<ObjectKey> keys = new TreeSet<>(catalog.objects().hidden(row.bucket().id(),
                    "", Optional.empty(), Page.MAX_ROWS));
            for (ListRow object : catalog.objects().list(row.bucket().id(), "",
                    Objects.Depth.ALL, Optional.empty(), Page.MAX_ROWS)) {
                keys.add(new ObjectKey(object.name()));
            }
            for (ObjectKey key : keys) {
                all.addAll(catalog.versions().of(row.bucket().id(), key, Optional.empty(),
                        Page.MAX_ROWS));
            }
        }
        return all;
    }

    private void version(VersionRow v) throws IOException {
        Metadata m = v.object().metadata();
        String state = v.current() ? "current" : v.hidden().isPresent() ? "hidden" : "older";
        lines.add(String.join("\t", text(v.bucketName()), text(v.key().value()),
                v.version().toString(), state, m.kind().name(), Long.toString(v.object().length()),
                Long.toString(v.stored()), v.object().sha256(), m.created().toString(),
                m.changed().toString(), m.modified().toString(), m.accessed().toString(),
                m.owner().map(o -> "%o %d %d %s %s".formatted(o.mode(), o.uid(), o.gid(),
                        o.user(), o.group())).orElse("-"),
                m.linkTarget().map(Listing::text).orElse("-"),
                m.holes().stream().map(h -> h.offset() + "+" + h.length())
                        .collect(Collectors.joining(" ", "holes:", "")),
                m.attributes().entrySet().stream().map(e -> text(e.getKey()) + "="
                        + HexFormat.of().formatHex(e.getValue()))
                        .collect(Collectors.joining(" ", "attributes:", "")),
                Integer.toString(v.blobs()), v.standing().state() + " " + v.standing().counted()
                        + "/" + v.standing().asked()));
        for (CopyRow c : catalog.versions().copies(v.version(), 0, Page.MAX_ROWS)) {
            lines.add(String.join("\t", "", v.version().toString(),
                    Integer.toString(c.blobIndex()), c.cartridge().value(), c.domain(),
                    c.block() + "+" + c.byteOffset(), Long.toString(c.stored()), text(c.path()),
                    "generation " + c.generation(), c.counts() ? "counts" : "gone"));
        }
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) {
            text.append(c > ' ' && c <= '~' && c != '\\' || c == ' ' ? String.valueOf(c)
                    : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }
}
