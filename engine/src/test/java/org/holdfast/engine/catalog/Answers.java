package org.holdfast.engine.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.Counters;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects.Depth;
import org.holdfast.engine.catalog.query.PendingName;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.catalog.query.Selections;
import org.holdfast.engine.catalog.query.Selections.Selection;
import org.holdfast.engine.catalog.query.StoredRun;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/** Everything a catalog answers, as lines of text, read in pages of {@code page} rows. */
final class Answers {
    static final List<String> PREFIXES = List.of("", "a", "a/", "a%", "a_", "dir1/", "dir1/sub",
            "d/", "/", "//", "\u00e9", "zz", "d/" + "e/".repeat(61), "d/" + "e/".repeat(62));

    private final Catalog catalog;
    private final int page;
    private final TreeMap<String, String> lines = new TreeMap<>();

    private Answers(Catalog catalog, int page) {
        this.catalog = catalog;
        this.page = page;
    }

    /** A page behind a row. */
    private interface Pages<T> {
        List<T> behind(Optional<T> last) throws IOException;
    }

    private <T> List<T> all(Pages<T> pages) throws IOException {
        List<T> rows = new ArrayList<>();
        for (List<T> more = List.of(); rows.isEmpty() || !more.isEmpty(); rows.addAll(more)) {
            more = pages.behind(rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast()));
            if (more.size() > page) {
                throw new AssertionError("more rows than asked for: " + more.size());
            }
            if (more.isEmpty()) {
                break;
            }
        }
        return rows;
    }

    static TreeMap<String, String> of(Catalog catalog, ArchiveModel model, int page)
            throws IOException {
        Answers answers = new Answers(catalog, page);
        for (Buckets.Row bucket : answers.<Buckets.Row>all(last -> catalog.buckets().list(
                last.map(b -> b.bucket().name()).orElse(""), page))) {
            answers.bucket(bucket);
        }
        for (ArchiveModel.Version version : model.versions) {
            answers.version(version.last.version());
        }
        answers.segments();
        for (CartridgeRow cartridge : answers.<CartridgeRow>all(last -> catalog.cartridges().list(
                last.map(c -> c.barcode().value()).orElse(""), page))) {
            answers.cartridge(cartridge, model);
        }
        return answers.lines;
    }

    private void put(String question, Object answer) {
        if (lines.put(question, answer.toString()) != null) {
            throw new AssertionError("twice: " + question);
        }
    }

    private void bucket(Buckets.Row row) throws IOException {
        UUID id = row.bucket().id();
        String name = row.bucket().name();
        put("bucket " + name, row.bucket().policy() + counters(row.counters()));
        for (String prefix : PREFIXES) {
            for (Depth depth : Depth.values()) {
                List<String> rows = new ArrayList<>();
                for (ListRow r : this.<ListRow>all(last -> catalog.objects().list(id, prefix, depth,
                        last.map(ListRow::name), page))) {
                    rows.add(line(r));
                }
                put("list " + name + " " + prefix + " " + depth, rows);
            }
            List<String> parts = new ArrayList<>();
            Selection selection = Selection.under(id, prefix);
            for (Selections.Part part : this.<Selections.Part>all(last ->
                    catalog.selections().segments(selection,
                    last.map(Selections.Part::segment).orElse(0L), page))) {
                parts.add(part.segment() + "/" + part.blobs() + "/" + part.bytes());
                for (BlobRow blob : this.<BlobRow>all(last -> catalog.selections().blobs(selection,
                        part.segment(), last.map(b -> b.blob().ordinal() + 1).orElse(0), page))) {
                    parts.add(part.segment() + ":" + blob.blob().ordinal());
                }
            }
            put("selection " + name + " " + prefix, parts);
        }
        List<String> keys = new ArrayList<>();
        Optional<ObjectKey> key = catalog.objects().keyAt(id, 0);
        while (key.isPresent()) {
            keys.add(catalog.objects().positionOf(id, key.get().value()) + "=" + key.get());
            key = catalog.objects().keyAt(id, keys.size());
        }
        put("keys " + name, keys);
        for (String k : RandomFacts.KEYS) {
            List<String> found = new ArrayList<>();
            for (VersionRow v : this.<VersionRow>all(last ->
                    catalog.versions().of(id, new ObjectKey(k), last,
                    page))) {
                found.add(v.version() + (v.current() ? " current" : "")
                        + v.hidden().map(t -> " hidden " + t).orElse(""));
            }
            put("versions " + name + " " + k, found);
        }
    }

    private static String line(ListRow row) {
        return switch (row) {
            case ListRow.ObjectRow o -> o.name() + " " + o.version() + " " + o.bytes() + " "
                    + o.modified() + " " + o.kind() + " " + o.standing().state();
            case ListRow.FolderRow f -> f.name() + " "
                    + f.counters().map(Answers::counters).orElse("deep");
        };
    }

    static String counters(Counters c) {
        return " objects " + c.objects() + " bytes " + c.bytes() + " lost " + c.lost()
                + " degraded " + c.degraded() + " staged " + c.staged() + " " + c.worst();
    }

    private void version(UUID id) throws IOException {
        VersionRow v = catalog.versions().find(id).orElseThrow();
        put("version " + id, v.key() + " " + v.number() + " " + v.accepted() + " "
                + v.current() + " " + v.standing().state() + " " + complete(v.object()));
        List<String> copies = new ArrayList<>();
        for (CopyRow c : catalog.versions().copies(id, 0, 100)) {
            copies.add(c.blobIndex() + " " + c.segment() + ":" + c.ordinal() + " " + c.cartridge()
                    + " " + c.domain() + " " + c.block() + "+" + c.byteOffset() + " " + c.stored()
                    + " " + c.path() + " " + c.counts());
        }
        put("copies " + id, copies);
    }

    static String complete(Complete c) {
        return c.length() + " " + c.sha256() + " " + metadata(c.metadata());
    }

    private static String metadata(Metadata m) {
        StringBuilder attributes = new StringBuilder();
        m.attributes().forEach((name, value) ->
                attributes.append(name).append('=').append(HexFormat.of().formatHex(value)));
        return m.kind() + " " + m.modified() + m.accessed() + m.created() + m.changed()
                + m.owner() + attributes + m.linkTarget() + m.holes();
    }

    static String blob(long segment, AcceptedBlob b) {
        return segment + ":" + b.ordinal() + " " + b.bucket() + " " + b.key() + " " + b.version()
                + " " + b.segmentOffset() + " " + b.stored() + " " + b.index() + " " + b.offset()
                + " " + b.length() + " " + b.sha256() + " "
                + b.object().map(Answers::complete).orElse("");
    }

    private void segments() throws IOException {
        Segments segments = catalog.segments();
        put("staging", segments.staging());
        put("max segment", segments.maxSegment());
        put("evictable", this.<Segments.Row>all(last -> segments.evictable(
                last.map(Segments.Row::segment).orElse(0L), page)).stream()
                .map(Segments.Row::segment).toList());
        for (String domain : RandomFacts.DOMAINS) {
            List<String> found = new ArrayList<>();
            for (var u : segments.uncovered(domain, 0, 1000)) {
                for (int i = 0; i < u.count(); i++) {
                    found.add(u.segment() + ":" + (u.firstOrdinal() + i) + u.staged());
                }
            }
            put("uncovered " + domain, found);
        }
        for (long n = 1; n <= segments.maxSegment(); n++) {
            Optional<Segments.Row> row = segments.find(n);
            if (row.isPresent()) {
                put("segment " + n, row.get());
                List<String> blobs = new ArrayList<>();
                long number = n;
                for (BlobRow b : this.<BlobRow>all(last -> segments.blobs(number,
                        last.map(r -> r.blob().ordinal() + 1).orElse(0), page))) {
                    blobs.add(blob(n, b.blob()) + b.bucketName() + b.current()
                            + b.object().map(Answers::complete).orElse(""));
                }
                put("blobs " + n, blobs);
                put("runs " + n, catalog.copies().ofSegment(n, 0, 10_000).stream()
                        .map(r -> r.cartridge() + " " + r.number() + " " + r.run()).toList());
            }
        }
    }

    private void cartridge(CartridgeRow row, ArchiveModel model) throws IOException {
        put("cartridge " + row.barcode(), row.state() + " "
                + row.volume().map(v -> v.id() + v.domain() + v.openSession()) + row.blobs() + " "
                + row.bytes() + row.place());
        List<StoredRun> runs = this.<StoredRun>all(last ->
                catalog.copies().onCartridge(row.barcode(),
                last.map(r -> r.run().segment()).orElse(0L),
                last.map(r -> r.run().firstOrdinal()).orElse(0),
                last.map(StoredRun::number).orElse(0L), page));
        put("runs on " + row.barcode(), runs.stream().map(r -> r.number() + " " + r.run())
                .toList());
        List<String> pending = new ArrayList<>();
        List<String> once = new ArrayList<>();
        for (PendingName p : this.<PendingName>all(last ->
                catalog.cartridges().pendingNames(row.barcode(),
                now(model), last.map(PendingName::cursor).orElse(-1L), page))) {
            String line = p.change() + " " + p.version() + " " + p.path();
            if (!once.contains(p.version().toString())) {
                pending.add(line);
                once.add(p.version().toString());
            }
        }
        pending.sort(null);
        put("pending " + row.barcode(), pending);
    }

    static java.time.Instant now(ArchiveModel model) {
        return model.versions.isEmpty() ? java.time.Instant.EPOCH
                : model.versions.getLast().accepted.plusSeconds(86_400 * 20);
    }
}
