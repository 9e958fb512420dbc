package org.holdfast.engine.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/** Histories that could have happened, from a seed. */
final class RandomFacts {
    static final List<String> DOMAINS = List.of("copy-1", "copy-2");
    static final List<String> KEYS = keys();
    static final int BLOCK = 4096;

    private final Random random;
    private final ArchiveModel model = new ArchiveModel();
    private final List<Numbered> entries = new ArrayList<>();
    private final List<AcceptedBlob> unfinished = new ArrayList<>();
    private Instant time = Instant.parse("2031-05-01T00:00:00.000000001Z");

    RandomFacts(long seed) {
        random = new Random(seed);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("a", "a/", "a//b", "a/b", "a/b/c", "a/b/d/e",
                "..", "../x", ".", "/", "//", "/a", "%", "_", "a%/x", "a_/x", "aX/x", "a\\b",
                "\u00e9", "e\u0301", "tab\tnew\nline\u0001", "\ud83d\udcfc/tape", "\uffff",
                "\ud83d\udcfc", "a0", "a.", "b/c/", "b/c", "Z", "z", "x'--", "k".repeat(1024),
                "d/" + "e/".repeat(100) + "f", "\u00e9".repeat(512)));
        for (int i = 0; i < 60; i++) {
            keys.add("dir" + i % 3 + "/sub" + i % 7 + "/file" + i);
        }
        return keys;
    }

    /** A history of about {@code steps} entries. */
    List<Numbered> history(int steps) {
        add(new Fact.ArchiveFounded(uuid(), "Europe/Berlin"));
        add(new Fact.BucketCreated(uuid(), "Bucket-1", DataPolicy.ofCopies(2)));
        add(new Fact.BucketCreated(uuid(), "b2",
                new DataPolicy(List.of("copy-1"), 1 << 20, 0)));
        for (int i = 0; i < 4; i++) {
            format(new Barcode("AB000" + i + "L8"), DOMAINS.get(i % 2));
        }
        while (entries.size() < steps) {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5 -> accept();
                case 6, 7 -> hideOrShow();
                case 8, 9, 10, 11, 12 -> copies();
                case 13 -> failCopy();
                case 14 -> judge();
                case 15, 16 -> rename();
                case 17 -> evictOrLose();
                case 18 -> session();
                default -> rare();
            }
        }
        return List.copyOf(entries);
    }

    private void rare() {
        if (random.nextInt(4) == 0) {
            format(cartridge(), DOMAINS.get(random.nextInt(2)));
        } else {
            add(new Fact.CartridgeMoved("lib", cartridge(), 1000, 1000 + random.nextInt(9)));
        }
    }

    private void add(Fact fact) {
        time = time.plusSeconds(random.nextInt(200_000));
        Numbered entry = new Numbered(entries.size() + 1, time, "local", fact);
        entries.add(entry);
        model.apply(entry);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private UUID bucket() {
        return List.copyOf(model.buckets.keySet()).get(random.nextInt(2));
    }

    private ObjectKey key() {
        return new ObjectKey(KEYS.get(random.nextInt(KEYS.size())));
    }

    private Barcode cartridge() {
        return List.copyOf(model.cartridges.keySet()).get(random.nextInt(4));
    }

    private void format(Barcode barcode, String domain) {
        add(new Fact.VolumeFormatted(barcode, uuid(), domain, BLOCK, 12_000_000_000_000L));
    }

    private void accept() {
        long number = 1 + random.nextInt(8);
        ArchiveModel.Segment segment = model.segments.get(number);
        if (segment != null && segment.evicted) {
            return;
        }
        List<String> domains = segment != null ? segment.domains
                : DOMAINS.subList(0, 1 + random.nextInt(2));
        List<AcceptedBlob> known = segment == null ? List.of() : segment.members;
        int ordinal = known.size();
        long offset = known.isEmpty() ? 0
                : known.getLast().segmentOffset() + known.getLast().stored();
        List<AcceptedBlob> blobs = new ArrayList<>();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            AcceptedBlob blob = blob(ordinal++, offset);
            offset += blob.stored();
            blobs.add(blob);
        }
        add(new Fact.BlobsAccepted(number, domains, blobs));
    }

    private AcceptedBlob blob(int ordinal, long offset) {
        long length = random.nextInt(3) == 0 ? 0 : random.nextInt(10_000);
        if (!unfinished.isEmpty() && random.nextInt(3) == 0) {
            AcceptedBlob before = unfinished.removeLast();
            long begin = before.offset() + before.length();
            boolean last = random.nextInt(3) != 0;
            AcceptedBlob next = new AcceptedBlob(before.bucket(), before.key(), before.version(),
                    ordinal, offset, length, before.index() + 1, begin, length, sha(),
                    last ? Optional.of(new Complete(begin + length, sha(), metadata(begin)))
                            : Optional.empty());
            if (!last) {
                unfinished.add(next);
            }
            return next;
        }
        if (random.nextInt(12) == 0) {
            AcceptedBlob first = new AcceptedBlob(bucket(), key(), uuid(), ordinal, offset,
                    1 + length, 0, 0, 1 + length, sha(), Optional.empty());
            unfinished.add(first);
            return first;
        }
        String sha = sha();
        Metadata meta = metadata(length);
        long stored = length - meta.holes().stream().mapToLong(Hole::length).sum();
        // now and then the digests differ: such a blob cannot be kept as one row
        return new AcceptedBlob(bucket(), key(), uuid(), ordinal, offset, stored, 0, 0, length,
                sha, Optional.of(new Complete(length, random.nextInt(30) == 0 ? sha() : sha,
                        meta)));
    }

    private String sha() {
        return String.format("%016x", random.nextLong()).repeat(4);
    }

    private Metadata metadata(long length) {
        Instant modified = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L,
                300_000_000_000L), random.nextInt(1_000_000_000));
        if (random.nextBoolean()) {
            return Metadata.plain(modified);
        }
        SortedMap<String, byte[]> attributes = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] value = new byte[random.nextInt(8) == 0 ? 4000 : random.nextInt(20)];
            random.nextBytes(value);
            attributes.put("attr \"" + i + "\u0007", value);
        }
        return new Metadata(Kind.values()[random.nextInt(3)], modified,
                modified.plusNanos(random.nextInt(3)), modified.minusNanos(random.nextInt(2)),
                Instant.ofEpochSecond(random.nextInt()),
                random.nextBoolean() ? Optional.empty()
                        : Optional.of(new Metadata.Owner(07777, random.nextInt(), 0, "",
                                "g\u00e4")),
                attributes, random.nextBoolean() ? Optional.empty() : Optional.of("../\u0000x"),
                length < 10 ? List.of() : List.of(new Hole(1, 2), new Hole(5, length - 6)));
    }

    private void hideOrShow() {
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            ObjectKey key = key();
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        add(random.nextInt(5) < 3 ? new Fact.ObjectsHidden(bucket(), keys)
                : new Fact.ObjectsShown(bucket(), keys));
    }

    private void copies() {
        Barcode barcode = cartridge();
        ArchiveModel.Cartridge c = model.cartridges.get(barcode);
        List<Run> runs = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            long number = 1 + random.nextInt(8);
            ArchiveModel.Segment segment = model.segments.get(number);
            if (segment == null || runs.stream().anyMatch(r -> r.segment() == number)) {
                continue;
            }
            int size = segment.members.size();
            int first = random.nextBoolean() ? 0 : random.nextInt(size);
            int count = random.nextBoolean() ? size - first : 1 + random.nextInt(size - first);
            SortedMap<Integer, String> names = new TreeMap<>();
            if (random.nextInt(3) == 0) {
                names.put(first + random.nextInt(count), "/b2/.holdfast-names/" + random.nextInt());
            }
            long bytes = segment.members.subList(first, first + count).stream()
                    .mapToLong(AcceptedBlob::stored).sum();
            runs.add(new Run(number, first, count, segment.members.get(first).segmentOffset(),
                    bytes, random.nextInt(1_000_000), random.nextInt(BLOCK), names));
        }
        UUID volume = random.nextInt(20) == 0 ? uuid() : c.volume;
        Fact.CopiesCounted fact = new Fact.CopiesCounted(barcode, volume, uuid(), c.domain,
                entries.size(), 77, 1000, runs);
        if (volume.equals(c.volume)) {
            add(fact);
        }
    }

    private void failCopy() {
        ArchiveModel.Cartridge c = model.cartridges.get(cartridge());
        if (!c.runs.isEmpty()) {
            Run run = c.runs.get(random.nextInt(c.runs.size())).run();
            Barcode barcode = model.cartridges.entrySet().stream().filter(e -> e.getValue() == c)
                    .findFirst().orElseThrow().getKey();
            add(new Fact.CopyFailed(barcode, run.segment(),
                    run.firstOrdinal() + random.nextInt(run.count()), "digest"));
        }
    }

    private void judge() {
        CartridgeState[] states = CartridgeState.values();
        CartridgeState state = random.nextBoolean() ? CartridgeState.APPENDABLE
                : states[random.nextInt(states.length)];
        add(new Fact.CartridgeJudged(cartridge(), state, "test"));
    }

    private void rename() {
        if (model.versions.isEmpty()) {
            return;
        }
        Barcode barcode = cartridge();
        List<Fact.NamesChanged.NameChange> changes = new ArrayList<>();
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            UUID version = model.versions.get(random.nextInt(model.versions.size())).last.version();
            if (changes.stream().noneMatch(c -> c.version().equals(version))) {
                changes.add(new Fact.NamesChanged.NameChange(version, random.nextInt(5) == 0
                        ? Optional.empty() : Optional.of("/b/.holdfast-versions/" + version)));
            }
        }
        add(new Fact.NamesChanged(barcode, model.cartridges.get(barcode).volume, entries.size(),
                changes));
    }

    private void evictOrLose() {
        long number = 1 + random.nextInt(8);
        ArchiveModel.Segment segment = model.segments.get(number);
        if (segment == null || segment.evicted) {
            return;
        }
        int size = segment.members.size();
        if (random.nextBoolean()) {
            int first = random.nextInt(size);
            add(new Fact.StagedBytesLost(number, first, 1 + random.nextInt(size - first), "x"));
        } else if (random.nextInt(3) == 0) {
            add(new Fact.SegmentEvicted(number));
        }
    }

    private void session() {
        Barcode barcode = cartridge();
        UUID volume = model.cartridges.get(barcode).volume;
        add(random.nextBoolean() ? new Fact.SessionOpened(barcode, volume, uuid(), entries.size())
                : new Fact.SessionClosed(barcode, volume, uuid(), entries.size(), 5));
    }
}
