package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Nanos;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.fact.Fact.BlobsAccepted;

/**
 * Accepted blobs become versions.
 *
 * <p>Blobs of several entries are gathered and written in the order of their keys: five times the
 * speed of random order.
 */
final class Acceptance {
    private static final int GATHERED = 20_000;
    /** Longer metadata goes to a table of its own, so that listings stay narrow. */
    static final int INLINE_META = 4_000;
    /** Marks metadata that is kept in parts. */
    private static final String IN_PARTS = "+";
    private static final int PART = 500_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Sql sql;
    private final BucketBook buckets;
    private final SegmentBook segments;
    private final FolderTally folders;
    private final Versions versions;
    private final List<Member> gathered = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();
    private Next next = Next.UNKNOWN;

    private record Member(int bucket, byte[] key, long number, long time, long place,
            AcceptedBlob blob) implements Comparable<Member> {
        @Override
        public int compareTo(Member o) {
            int order = Integer.compare(bucket, o.bucket);
            order = order != 0 ? order : Arrays.compareUnsigned(key, o.key);
            order = order != 0 ? order : Long.compare(number, o.number);
            return order != 0 ? order : Long.compare(place, o.place);
        }

        boolean sameKey(Member o) {
            return bucket == o.bucket && Arrays.equals(key, o.key);
        }
    }

    /**
     * The first current key of a bucket at or behind {@code from}; null when there is none. Sorted
     * new keys in front of it need no look-up.
     */
    private record Next(int bucket, byte[] from, byte[] key) {
        static final Next UNKNOWN = new Next(0, new byte[0], null);

        boolean tells(Member m) {
            return bucket == m.bucket && Arrays.compareUnsigned(from, m.key) <= 0
                    && (key == null || Arrays.compareUnsigned(m.key, key) <= 0);
        }
    }

    Acceptance(Sql sql, BucketBook buckets, SegmentBook segments, FolderTally folders,
            Versions versions) {
        this.sql = sql;
        this.buckets = buckets;
        this.segments = segments;
        this.folders = folders;
        this.versions = versions;
    }

    /** Gathers the members of an entry. */
    void take(Numbered entry, BlobsAccepted fact) throws SQLException, IOException {
        segments.accept(fact);
        long time = Nanos.of(entry.time());
        for (AcceptedBlob blob : fact.blobs()) {
            gathered.add(new Member(buckets.number(blob.bucket()), blob.key().bytes(),
                    entry.number(), time, Place.of(fact.segment(), blob.ordinal()), blob));
        }
        if (gathered.size() >= GATHERED) {
            flush();
        }
    }

    /** Writes what was gathered. */
    void flush() throws SQLException, IOException {
        gathered.sort(null);
        for (int first = 0, past; first < gathered.size(); first = past) {
            past = first + 1;
            while (past < gathered.size() && gathered.get(first).sameKey(gathered.get(past))) {
                past++;
            }
            key(gathered.subList(first, past));
        }
        sql.runAll("INSERT INTO versions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                + "NULL, NULL)", rows);
        rows.clear();
        gathered.clear();
        next = Next.UNKNOWN;
    }

    /** All members of one key, in the order of acceptance. */
    private void key(List<Member> members) throws SQLException, IOException {
        Member last = null;
        for (Member member : members) {
            if (!inline(member.blob)) {
                insertBlob(member);
            }
            if (member.blob.object().isPresent()) {
                if (last != null) {
                    insert(last, false);
                }
                last = member;
            }
        }
        if (last == null) {
            return;
        }
        if (exists(last)) {
            versions.retire(versions.current(last.bucket, last.key).orElseThrow());
        } else {
            versions.countKey(last.bucket, last.key, 1);
        }
        insert(last, true);
    }

    private boolean exists(Member member) throws SQLException {
        if (!next.tells(member)) {
            Optional<byte[]> found = sql.first("SELECT okey FROM versions WHERE live = ? "
                    + "AND okey >= ? ORDER BY live, okey LIMIT 1", r -> r.getBytes(1),
                    member.bucket, member.key);
            next = new Next(member.bucket, member.key, found.orElse(null));
        }
        return next.key != null && Arrays.equals(next.key, member.key);
    }

    /** One row says it all when the blob is the object. */
    private static boolean inline(AcceptedBlob blob) {
        return blob.index() == 0 && blob.offset() == 0 && blob.object()
                .filter(o -> o.length() == blob.length() && o.sha256().equals(blob.sha256()))
                .isPresent();
    }

    private void insertBlob(Member m) throws SQLException {
        AcceptedBlob blob = m.blob;
        sql.run("INSERT INTO blobs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", m.place, blob.version(),
                m.bucket, m.key, blob.index(), blob.offset(), blob.length(),
                HEX.parseHex(blob.sha256()), blob.segmentOffset(), blob.stored());
    }

    private record Parts(int count, long stored) {
        static Parts of(ResultSet r) throws SQLException {
            return new Parts(r.getInt(1), r.getLong(2));
        }
    }

    private void insert(Member m, boolean current) throws SQLException, IOException {
        AcceptedBlob blob = m.blob;
        Complete object = blob.object().orElseThrow();
        Metadata meta = object.metadata();
        boolean inline = inline(blob);
        // a lone blob that is not inline still has a row in blobs: 0 says "ask there"
        Parts parts = inline ? new Parts(1, blob.stored())
                : sql.first("SELECT COUNT(*), SUM(stored) FROM blobs WHERE version = ?", Parts::of,
                        blob.version()).orElseThrow();
        int blobs = inline ? 1 : Math.max(2, parts.count);
        Standing standing = inline
                ? segments.of(m.place).standing(blob.ordinal())
                : versions.standing(blob.version());
        rows.add(new Object[] {m.place, current ? m.bucket : -m.bucket, m.key, blob.version(),
            m.number, m.time, object.length(), HEX.parseHex(object.sha256()),
            meta.kind().ordinal(), meta.modified().getEpochSecond(), meta.modified().getNano(),
            metadata(m.place, meta), blobs, blob.segmentOffset(), parts.stored,
            inline ? 0 : standing.pack()});
        if (current) {
            folders.count(m.bucket, blob.key().value(), object.length(), standing.state(), 1);
        } else {
            versions.remember(m.place, blob.version(), blobs);
        }
    }

    private String metadata(long place, Metadata meta) throws SQLException {
        String text = JsonText.ofMetadata(meta);
        if (text == null || text.length() <= INLINE_META) {
            return text;
        }
        for (int part = 0; part * PART < text.length(); part++) {
            sql.run("INSERT INTO meta_parts VALUES(?, ?, ?)", place, part,
                    text.substring(part * PART, Math.min(text.length(), (part + 1) * PART)));
        }
        return IN_PARTS;
    }
}
