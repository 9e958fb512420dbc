package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.ledger.form.LineLimits;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;

/** Hides objects and brings them back: entries only, no byte is touched. */
final class Removal {
    private final House house;
    private final JobBook jobs;

    Removal(House house, JobBook jobs) {
        this.house = house;
        this.jobs = jobs;
    }

    long start(Command.Remove c) throws ArchiveException {
        try {
            Catalog catalog = house.journal().upToDate();
            Bucket bucket = catalog.buckets().find(c.bucket()).map(Buckets.Row::bucket)
                    .orElseThrow(() -> new ArchiveException(
                            new Failure.NoSuchBucket(c.bucket())));
            Job job = jobs.begin(c.undo() ? "undo" : "rm", c.actor(),
                    c.bucket() + "/" + c.key());
            try {
                remove(catalog, bucket, c, job);
                house.journal().upToDate();
            } finally {
                job.end();
            }
            return job.id();
        } catch (IOException e) {
            throw Engine.refused(house, e);
        }
    }

    private void remove(Catalog catalog, Bucket bucket, Command.Remove c, Job job)
            throws IOException, ArchiveException {
        List<ObjectKey> keys = new ArrayList<>();
        if (c.recursive()) {
            boolean any = false;
            Optional<String> after = Optional.empty();
            for (List<ObjectKey> page = page(catalog, bucket, c, after); !page.isEmpty();
                    page = page(catalog, bucket, c, after)) {
                List<ObjectKey> some = c.undo() ? undone(catalog, bucket, page) : page;
                if (!some.isEmpty()) {
                    any = true;
                    enter(bucket, c, some, job);
                }
                after = Optional.of(page.getLast().value());
            }
            if (!any) {
                throw new ArchiveException(nothing(c));
            }
            return;
        }
        ObjectKey key = key(c.key());
        boolean there = c.undo() ? hidden(catalog, bucket, key)
                : catalog.versions().current(bucket.id(), key).isPresent();
        if (!there) {
            throw new ArchiveException(nothing(c));
        }
        keys.add(key);
        enter(bucket, c, keys, job);
    }

    private List<ObjectKey> undone(Catalog catalog, Bucket bucket, List<ObjectKey> page)
            throws IOException {
        List<ObjectKey> some = new ArrayList<>();
        for (ObjectKey key : page) {
            if (hidden(catalog, bucket, key)) {
                some.add(key);
            }
        }
        return some;
    }

    private static Failure nothing(Command.Remove c) {
        return c.undo() ? new Failure.NothingToUndo(c.bucket(), c.key())
                : new Failure.NoSuchObject(c.bucket(), c.key());
    }

    private static ObjectKey key(String text) throws ArchiveException {
        try {
            return new ObjectKey(text);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.BadKey(text, String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Whether its deletion can be undone: after that its copies may be gone. */
    private boolean hidden(Catalog catalog, Bucket bucket, ObjectKey key)
            throws IOException {
        return catalog.versions().of(bucket.id(), key, Optional.empty(), 1).stream()
                .flatMap(v -> v.hidden().stream()).anyMatch(at -> house.env().time().now()
                        .isBefore(at.plus(Duration.ofDays(bucket.policy().undoDays()))));
    }

    private List<ObjectKey> page(Catalog catalog, Bucket bucket, Command.Remove c,
            Optional<String> after) throws IOException {
        if (c.undo()) {
            return catalog.objects().hidden(bucket.id(), c.key(), after, LineLimits.KEYS);
        }
        return catalog.objects().list(bucket.id(), c.key(), Objects.Depth.ALL, after,
                LineLimits.KEYS).stream().map(ListRow::name).map(ObjectKey::new).toList();
    }

    private void enter(Bucket bucket, Command.Remove c, List<ObjectKey> keys, Job job)
            throws IOException {
        job.found(keys.size(), 0);
        house.journal().append(c.actor(), c.undo() ? new Fact.ObjectsShown(bucket.id(), keys)
                : new Fact.ObjectsHidden(bucket.id(), keys));
        job.done(keys.size(), 0);
    }
}
