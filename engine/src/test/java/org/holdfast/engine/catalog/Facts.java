package org.holdfast.engine.catalog;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/** Writes facts into a catalog one after the other, with numbers and times of their own. */
final class Facts {
    static final UUID BUCKET = new UUID(1, 2);
    static final Barcode TAPE = new Barcode("AB0001L8");
    static final UUID VOLUME = new UUID(3, 4);
    static final String SHA = "0123456789abcdef".repeat(4);

    final Catalog catalog;
    Instant time = Instant.parse("2031-01-01T00:00:00Z");
    private long versions;
    private final TreeMap<Long, Integer> members = new TreeMap<>();

    Facts(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A catalog with a bucket of one copy and a cartridge for it. */
    static Facts begun(Catalog catalog) throws IOException {
        Facts facts = new Facts(catalog);
        facts.add(new Fact.BucketCreated(BUCKET, "Bucket", DataPolicy.ofCopies(1)));
        facts.add(new Fact.VolumeFormatted(TAPE, VOLUME, "copy-1", 4096, 1_000_000));
        return facts;
    }

    Numbered numbered(Fact fact) {
        return new Numbered(catalog.applied() + 1, time, "test", fact);
    }

    void add(Fact fact) throws IOException {
        time = time.plusSeconds(1);
        catalog.apply(List.of(numbered(fact)));
    }

    /** Puts objects of 10 bytes; their versions. */
    List<UUID> put(long segment, String... keys) throws IOException {
        List<AcceptedBlob> blobs = new ArrayList<>();
        for (String key : keys) {
            blobs.add(blob(segment, key, Metadata.plain(Instant.EPOCH)));
        }
        add(new Fact.BlobsAccepted(segment, List.of("copy-1"), blobs));
        return blobs.stream().map(AcceptedBlob::version).toList();
    }

    AcceptedBlob blob(long segment, String key, Metadata metadata) {
        int ordinal = members.merge(segment, 1, Integer::sum) - 1;
        return new AcceptedBlob(BUCKET, new ObjectKey(key), new UUID(9, ++versions), ordinal,
                10L * ordinal, 10, 0, 0, 10, SHA, Optional.of(new Complete(10, SHA, metadata)));
    }

    void copy(UUID volume, long segment, int first, int count) throws IOException {
        add(new Fact.CopiesCounted(TAPE, volume, new UUID(5, 6), "copy-1", 2, 100, 900_000,
                List.of(new Run(segment, first, count, 10L * first, 10L * count, 7, 0,
                        new TreeMap<>()))));
    }

    void hide(String key) throws IOException {
        add(new Fact.ObjectsHidden(BUCKET, List.of(new ObjectKey(key))));
    }

    void show(String key) throws IOException {
        add(new Fact.ObjectsShown(BUCKET, List.of(new ObjectKey(key))));
    }
}
