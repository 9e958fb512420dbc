package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.Counters;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.RowAt;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.ObjectState;

/** Objects, versions and copies as rows. */
final class ObjectAnswers {
    private static final int MOST_VERSIONS = 1_000;
    private static final int MOST_BLOBS = 1_000;

    private final Catalog catalog;

    ObjectAnswers(Catalog catalog) {
        this.catalog = catalog;
    }

    private Bucket bucket(String name) throws IOException, ArchiveException {
        return catalog.buckets().find(name).map(Buckets.Row::bucket).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchBucket(name)));
    }

    Rows.ObjectPage objects(Query.Objects q) throws IOException, ArchiveException {
        if (q.limit() < 1 || q.limit() > Page.MAX_ROWS) {
            throw new ArchiveException(new Failure.OutOfRange("limit", q.limit(), 1,
                    Page.MAX_ROWS));
        }
        Bucket bucket = bucket(q.bucket());
        List<ListRow> rows = catalog.objects().list(bucket.id(), q.prefix(),
                q.recursive() ? Objects.Depth.ALL : Objects.Depth.FOLDER, q.after(), q.limit());
        List<Rows.ObjectRow> objects = new ArrayList<>();
        for (ListRow row : rows) {
            objects.add(row(row, bucket.policy().domains().size()));
        }
        return new Rows.ObjectPage(objects, rows.size() < q.limit() ? Optional.empty()
                : Optional.of(rows.getLast().name()));
    }

    Rows.ObjectAt at(Query.ObjectAt q) throws IOException, ArchiveException {
        if (q.index() < 0) {
            throw new ArchiveException(new Failure.OutOfRange("index", q.index(), 0,
                    Long.MAX_VALUE));
        }
        RowAt at = catalog.objects().rowAt(bucket(q.bucket()).id(), q.prefix(),
                q.recursive() ? Objects.Depth.ALL : Objects.Depth.FOLDER, q.index());
        return new Rows.ObjectAt(at.after(), at.index());
    }

    /** {@code cut}: where objects of a bucket are cut in this home. */
    Rows.Policy policy(String name, ToLongFunction<Bucket> cut)
            throws IOException, ArchiveException {
        Bucket bucket = bucket(name);
        return new Rows.Policy(bucket.name(), bucket.policy().domains(),
                cut.applyAsLong(bucket), bucket.policy().undoDays(), Optional.empty());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Rows.ObjectRow row(ListRow row, int promised) {
        return switch (row) {
            case ListRow.ObjectRow o -> new Rows.ObjectRow(o.name(), false, 1, o.bytes(),
                    word(o.kind()), Optional.of(o.modified()), word(o.standing().state()),
                    o.standing().counted(), o.standing().asked());
            case ListRow.FolderRow f -> {
                Counters c = f.counters().orElse(Counters.NONE);
                yield new Rows.ObjectRow(f.name(), true, c.objects(), c.bytes(), "folder",
                        Optional.empty(), word(c.worst()),
                        c.worst() == ObjectState.SAFE ? promised : 0, promised,
                        c.inWorst());
            }
        };
    }

    Rows.ObjectDetail detail(Query.ObjectDetail q) throws IOException, ArchiveException {
        Bucket bucket = bucket(q.bucket());
        ObjectKey key;
        try {
            key = new ObjectKey(q.key());
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.BadKey(q.key(),
                    String.valueOf(e.getMessage())), e);
        }
        VersionRow v = catalog.versions().current(bucket.id(), key).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchObject(q.bucket(), q.key())));
        Metadata m = v.object().metadata();
        Rows.ObjectRow row = new Rows.ObjectRow(q.key(), false, 1, v.object().length(),
                word(m.kind()), Optional.of(m.modified()), word(v.standing().state()),
                v.standing().counted(), v.standing().asked());
        List<Rows.CopyRow> copies = new ArrayList<>();
        for (CopyRow c : catalog.versions().copies(v.version(), 0, MOST_BLOBS)) {
            copies.add(new Rows.CopyRow(bucket.policy().domains().indexOf(c.domain()) + 1,
                    c.blobIndex(), c.cartridge().value(), c.domain(), c.block(),
                    c.byteOffset(), c.path(), c.counts()));
        }
        List<Rows.VersionRow> versions = new ArrayList<>();
        for (VersionRow o : catalog.versions().of(bucket.id(), key, Optional.empty(),
                MOST_VERSIONS)) {
            versions.add(new Rows.VersionRow(o.version().toString(), o.accepted(),
                    o.object().length(), o.object().sha256(), o.current(),
                    o.hidden().isPresent()));
        }
        return new Rows.ObjectDetail(row, v.version().toString(), v.object().sha256(), copies,
                versions, metadata(m));
    }

    private static Map<String, String> metadata(Metadata m) {
        Map<String, String> all = new TreeMap<>();
        all.put("modified", m.modified().toString());
        all.put("created", m.created().toString());
        m.owner().ifPresent(o -> {
            all.put("mode", Integer.toOctalString(o.mode()));
            all.put("owner", o.user() + " (" + o.uid() + ")");
            all.put("group", o.group() + " (" + o.gid() + ")");
        });
        m.linkTarget().ifPresent(t -> all.put("link", t));
        if (!m.holes().isEmpty()) {
            all.put("holes", Integer.toString(m.holes().size()));
        }
        m.attributes().forEach((name, value) -> all.put("user." + name,
                value.length + " bytes"));
        return all;
    }
}
