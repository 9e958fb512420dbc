package org.holdfast.engine.catalog.project;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.fact.Fact.BucketCreated;

/** Buckets and their short numbers. */
final class BucketBook {
    private final Sql sql;
    private final Map<UUID, Integer> numbers = new HashMap<>();

    BucketBook(Sql sql) {
        this.sql = sql;
    }

    void create(BucketCreated fact) throws SQLException, ProjectionException {
        Bucket bucket = new Bucket(fact.bucket(), fact.name(), fact.policy());
        String folded = bucket.name().toLowerCase(Locale.ROOT);
        if (sql.number("SELECT COUNT(*) FROM buckets WHERE folded = ? OR id = ?", folded,
                bucket.id()) > 0) {
            throw new ProjectionException("bucket " + bucket.name() + " " + bucket.id()
                    + " is there already");
        }
        int number = 1 + (int) sql.number("SELECT MAX(num) FROM buckets");
        sql.run("INSERT INTO buckets VALUES(?, ?, ?, ?, ?, ?, ?)", number, bucket.id(),
                bucket.name(), folded, JsonText.ofList(bucket.policy().domains()),
                bucket.policy().blobBytes(), bucket.policy().undoDays());
        sql.run("INSERT INTO chunks VALUES(?, ?, 0)", number, new byte[0]);
        sql.run("INSERT INTO folders VALUES(?, ?, 0, 0, 0, 0, 0)", number, new byte[0]);
    }

    /** The number of a bucket that must be there. */
    int number(UUID bucket) throws SQLException, ProjectionException {
        Integer known = numbers.get(bucket);
        if (known != null) {
            return known;
        }
        Optional<Integer> found = sql.first("SELECT num FROM buckets WHERE id = ?",
                r -> r.getInt(1), bucket);
        int number = found.orElseThrow(() -> new ProjectionException("no bucket " + bucket));
        numbers.put(bucket, number);
        return number;
    }
}
