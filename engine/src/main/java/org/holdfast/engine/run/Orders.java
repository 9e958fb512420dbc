package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.catalog.query.Selections.Selection;
import org.holdfast.engine.catalog.query.VersionRow;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.ObjectKey;

/** From what somebody typed to what is to be restored where, as {@code cp -r} would. */
final class Orders {
    private final Journal journal;

    Orders(Journal journal) {
        this.journal = journal;
    }

    GetJob.Order order(Bucket bucket, String key, Path destination, Optional<Integer> copy,
            Optional<String> version, boolean overwrite) throws IOException, ArchiveException {
        Optional<String> domain = Optional.empty();
        if (copy.isPresent()) {
            int n = copy.get();
            if (n < 1 || n > bucket.policy().domains().size()) {
                throw new ArchiveException(new Failure.NoSuchCopy(bucket.name(), key, n));
            }
            domain = Optional.of(bucket.policy().domains().get(n - 1));
        }
        int strip = key.endsWith("/") ? key.length() : key.lastIndexOf('/') + 1;
        Selection selection = version.isPresent() ? version(bucket, key, version.get())
                : selection(bucket, key);
        return new GetJob.Order(bucket, selection, strip, destination, domain,
                overwrite);
    }

    /** A version of exactly this key, hidden or not. */
    private Selection version(Bucket bucket, String key, String version)
            throws IOException, ArchiveException {
        UUID id;
        try {
            id = UUID.fromString(version);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.NoSuchVersion(bucket.name(), key, version), e);
        }
        VersionRow row = journal.upToDate().versions().find(id)
                .filter(v -> v.bucket().equals(bucket.id()) && v.key().value().equals(key))
                .orElseThrow(() -> new ArchiveException(
                        new Failure.NoSuchVersion(bucket.name(), key, version)));
        return Selection.of(bucket.id(), row.key(), id);
    }

    private Selection selection(Bucket bucket, String key) throws IOException, ArchiveException {
        Catalog catalog = journal.upToDate();
        if (key.isEmpty()) {
            return Selection.under(bucket.id(), "");
        }
        ObjectKey exact;
        try {
            exact = new ObjectKey(key);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(new Failure.BadKey(key, String.valueOf(e.getMessage())),
                    e);
        }
        if (!key.endsWith("/") && catalog.versions().current(bucket.id(), exact).isPresent()) {
            return Selection.of(bucket.id(), exact);
        }
        String below = key.endsWith("/") ? key : key + "/";
        if (catalog.objects().list(bucket.id(), below, Objects.Depth.ALL, Optional.empty(), 1)
                .isEmpty()) {
            throw new ArchiveException(new Failure.NoSuchObject(bucket.name(), key));
        }
        return Selection.under(bucket.id(), below);
    }
}
