package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.catalog.form.Nanos;
import org.holdfast.engine.catalog.project.Versions.Counted;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact.ObjectsHidden;
import org.holdfast.engine.model.fact.Fact.ObjectsShown;

/** Deletions and their undoing. */
final class Hiding {
    private static final Comparator<Counted> ACCEPTED =
            Comparator.comparingLong(Counted::number).thenComparingLong(Counted::place);

    private final Sql sql;
    private final BucketBook buckets;
    private final Versions versions;

    Hiding(Sql sql, BucketBook buckets, Versions versions) {
        this.sql = sql;
        this.buckets = buckets;
        this.versions = versions;
    }

    /** Every version accepted so far is hidden by this entry, unless an earlier one hid it. */
    void hide(Numbered entry, ObjectsHidden fact) throws SQLException, IOException {
        int bucket = buckets.number(fact.bucket());
        for (ObjectKey key : fact.keys()) {
            byte[] bytes = key.bytes();
            Optional<Counted> current = versions.current(bucket, bytes);
            if (current.isPresent()) {
                versions.retire(current.get());
                versions.countKey(bucket, bytes, -1);
            }
            sql.run("UPDATE versions SET hidden_by = ?, hidden_at = ? WHERE live = ? AND okey = ? "
                    + "AND hidden_by IS NULL", entry.number(), Nanos.of(entry.time()), -bucket,
                    bytes);
        }
    }

    /** What the last entry that hid something of the key hid is back. */
    void show(ObjectsShown fact) throws SQLException, IOException {
        int bucket = buckets.number(fact.bucket());
        for (ObjectKey key : fact.keys()) {
            byte[] bytes = key.bytes();
            long last = sql.number("SELECT MAX(hidden_by) FROM versions WHERE live = ? "
                    + "AND okey = ?", -bucket, bytes);
            if (last > 0) {
                sql.run("UPDATE versions SET hidden_by = NULL, hidden_at = NULL WHERE live = ? "
                        + "AND okey = ? AND hidden_by = ?", -bucket, bytes, last);
                settle(bucket, bytes);
            }
        }
    }

    /** The newest visible version is current: a later put stays so. */
    private void settle(int bucket, byte[] key) throws SQLException, IOException {
        Optional<Counted> current = versions.current(bucket, key);
        List<Counted> older = versions.older(bucket, key);
        Optional<Counted> newest = older.stream().max(ACCEPTED);
        if (newest.isEmpty()
                || current.isPresent() && ACCEPTED.compare(current.get(), newest.get()) > 0) {
            return;
        }
        if (current.isPresent()) {
            versions.retire(current.get());
        } else {
            versions.countKey(bucket, key, 1);
        }
        versions.revive(newest.get());
    }
}
