package org.holdfast.engine.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.env.Chance;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.ltfs.io.VolumeSpec;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/** Facts as an archive of documents makes them, without the documents. */
final class SampleFacts {
    static final UUID BUCKET = new UUID(7, 7);
    static final String ACTOR = "local";
    private static final int BYTES = DocumentTree.MEAN_BYTES;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> DOMAINS = List.of("copy-1", "copy-2");

    private final Chance chance = new SystemChance();
    private final SplittableRandom random = new SplittableRandom(1);

    /** A short entry, such as the end of a session. */
    static Fact entry(long i) {
        return new Fact.SessionClosed(new Barcode("AB0012L8"), new UUID(i, 1), new UUID(i, 2), i,
                i);
    }

    static Fact bucket() {
        return new Fact.BucketCreated(BUCKET, "documents", DataPolicy.ofCopies(DOMAINS.size()));
    }

    static String key(long i) {
        return "projects/%03d/data/%04d/sample-file-%08d.tiff".formatted(i / 100_000, i / 1000,
                i);
    }

    /** Documents {@code from} on are accepted, in a segment of their own. */
    Fact accepted(long segment, long from, int count) {
        List<AcceptedBlob> blobs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String sha = "%016x".formatted(random.nextLong()).repeat(4);
            Instant time = BEGAN.plusNanos((from + i) * 1_234_567L);
            Metadata metadata = new Metadata(Metadata.plain(time).kind(), time,
                    time.plusSeconds(5), time, time, Optional.of(
                            new Metadata.Owner(0644, 1000, 1000, "user", "group")),
                    new TreeMap<>(), Optional.empty(), List.of());
            blobs.add(new AcceptedBlob(BUCKET, new ObjectKey(key(from + i)), chance.uuid(), i,
                    (long) BYTES * i, BYTES, 0, 0, BYTES, sha,
                    Optional.of(new Complete(BYTES, sha, metadata))));
        }
        return new Fact.BlobsAccepted(segment, DOMAINS, blobs);
    }

    /** The cartridges of all copies are made. */
    static List<Fact> volumes() {
        List<Fact> facts = new ArrayList<>();
        for (int copy = 1; copy <= DOMAINS.size(); copy++) {
            facts.add(new Fact.VolumeFormatted(barcode(copy), new UUID(2, copy),
                    DOMAINS.get(copy - 1), VolumeSpec.USUAL_BLOCK, 12L << 40));
        }
        return facts;
    }

    private static Barcode barcode(int copy) {
        return new Barcode("ZZ000" + copy + "L8");
    }

    /** All copies of a segment count, and its staged bytes are given up. */
    static List<Fact> safe(long segment, int count) {
        List<Fact> facts = new ArrayList<>();
        long bytes = (long) BYTES * count;
        long blocks = bytes / VolumeSpec.USUAL_BLOCK + 2;
        for (int copy = 1; copy <= DOMAINS.size(); copy++) {
            facts.add(new Fact.CopiesCounted(barcode(copy), new UUID(2, copy), new UUID(3, copy),
                    DOMAINS.get(copy - 1), segment + 1, segment * blocks, 1L << 40,
                    List.of(new Run(segment, 0, count, 0, bytes, segment * blocks, 0,
                            new TreeMap<>()))));
        }
        facts.add(new Fact.SegmentEvicted(segment));
        return facts;
    }
}
