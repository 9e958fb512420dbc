package org.holdfast.engine.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/** Facts of every type from a seed, with everything odd that their types allow. */
public final class SampleFacts {
    private static final List<String> ODD = List.of("a", "a/b/c.txt", "Grüße/日本語.pdf",
            "😀/🀄",
            "\"quoted\\back\"", "line\nbreak\ttab\u0001\u007f", ",\"meta\":{", ",\"open\":{",
            "\u2028\u2029\ufeff\uffff", "e\u0301 and \u00e9", " ", "..", "k".repeat(1024));

    private final Random random;

    public SampleFacts(long seed) {
        random = new Random(seed);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String hex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private long natural() {
        return random.nextInt(8) == 0 ? Long.MAX_VALUE
                : random.nextLong() >>> random.nextInt(1, 63);
    }

    private int small() {
        return random.nextInt(8) == 0 ? Integer.MAX_VALUE : random.nextInt(1000);
    }

    private String text() {
        return ODD.get(random.nextInt(ODD.size() - 1));
    }

    private Instant time() {
        return switch (random.nextInt(6)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.MAX;
            case 2 -> Instant.MIN;
            case 3 -> Instant.parse("0000-01-01T00:00:00Z").minusNanos(random.nextInt(2));
            case 4 -> Instant.parse("9999-12-31T23:59:59.999999999Z").plusNanos(random.nextInt(2));
            default -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        };
    }

    private ObjectKey key() {
        return new ObjectKey(ODD.get(random.nextInt(ODD.size())));
    }

    private Barcode barcode() {
        return new Barcode(random.nextBoolean() ? "AB0012L8" : "_-Z".repeat(3));
    }

    private Metadata metadata() {
        SortedMap<String, byte[]> attributes = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            byte[] value = new byte[random.nextInt(200)];
            random.nextBytes(value);
            attributes.put(text() + i, value);
        }
        List<Metadata.Hole> holes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            holes.add(new Metadata.Hole(holes.size() * 100L, 1 + random.nextInt(100)));
        }
        Optional<Metadata.Owner> owner = random.nextBoolean() ? Optional.empty()
                : Optional.of(new Metadata.Owner(random.nextInt(0xFFF), random.nextInt(),
                        random.nextInt(), text(), ""));
        Metadata.Kind[] kinds = Metadata.Kind.values();
        return new Metadata(kinds[random.nextInt(kinds.length)], time(), time(), time(), time(),
                owner, attributes, random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                holes);
    }

    public AcceptedBlob blob(int ordinal) {
        long length = natural();
        Optional<AcceptedBlob.Complete> whole = random.nextBoolean() ? Optional.empty()
                : Optional.of(new AcceptedBlob.Complete(natural(), hex(), metadata()));
        return new AcceptedBlob(uuid(), key(), uuid(), ordinal, natural(), length / 2, small(),
                natural(), length, hex(), whole);
    }

    /** A batch of so many members. */
    public Fact.BlobsAccepted batch(int members) {
        List<AcceptedBlob> blobs = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            blobs.add(blob(i));
        }
        return new Fact.BlobsAccepted(natural(), List.of("copy-1", text()), blobs);
    }

    private Run run() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            names.put(small(), text());
        }
        return new Run(natural(), small(), 1 + random.nextInt(99), natural(), natural(),
                natural(), small(), names);
    }

    /** How many types of facts {@link #ofType} knows. */
    public static final int TYPES = 20;

    /** A fact of one of the types, 0 to {@link #TYPES} - 1. */
    public Fact ofType(int type) {
        return switch (type) {
            case 0 -> new Fact.ArchiveFounded(uuid(), "Europe/Berlin");
            case 1 -> new Fact.BucketCreated(uuid(), "films", DataPolicy.ofCopies(2));
            case 2 -> batch(1 + random.nextInt(9));
            case 3 -> new Fact.VolumeFormatted(barcode(), uuid(), text(), 524_288, natural());
            case 4 -> new Fact.SessionOpened(barcode(), uuid(), uuid(), natural());
            case 5 -> new Fact.CopiesCounted(barcode(), uuid(), uuid(), text(), natural(),
                    natural(), natural(), List.of(run(), run()));
            case 6 -> new Fact.NamesChanged(barcode(), uuid(), natural(), List.of(
                    new Fact.NamesChanged.NameChange(uuid(), Optional.of(text())),
                    new Fact.NamesChanged.NameChange(uuid(), Optional.empty())));
            case 7 -> new Fact.SessionClosed(barcode(), uuid(), uuid(), natural(), natural());
            case 8 -> new Fact.CartridgeJudged(barcode(), CartridgeState.READ_ONLY, text());
            case 9 -> new Fact.CopyFailed(barcode(), natural(), small(), text());
            case 10 -> new Fact.SegmentEvicted(natural());
            case 11 -> new Fact.StagedBytesLost(natural(), small(), small(), text());
            case 12 -> new Fact.ObjectsHidden(uuid(), List.of(key(), key(), key()));
            case 13 -> new Fact.ObjectsShown(uuid(), List.of(key()));
            case 14 -> new Fact.CartridgeMoved("library", barcode(), small(), small());
            case 15 -> new Fact.LibraryAdded(text(), "virtual:/tmp/x y");
            case 16 -> new Fact.EngineStarted("holdfast 0.1");
            case 17 -> batch(1);
            case 18 -> batch(70);
            default -> new Fact.ObjectsHidden(uuid(), List.of());
        };
    }

    /** A fact of any type. */
    public Fact any() {
        return ofType(random.nextInt(TYPES));
    }

    /** Whether two facts say the same; arrays in metadata have no equality of their own. */
    public static boolean same(Fact a, Fact b) {
        if (!(a instanceof Fact.BlobsAccepted x) || !(b instanceof Fact.BlobsAccepted y)) {
            return a.equals(b);
        }
        if (x.segment() != y.segment() || !x.domains().equals(y.domains())
                || x.blobs().size() != y.blobs().size()) {
            return false;
        }
        for (int i = 0; i < x.blobs().size(); i++) {
            if (!same(x.blobs().get(i), y.blobs().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(AcceptedBlob a, AcceptedBlob b) {
        if (!bare(a).equals(bare(b)) || a.object().isPresent() != b.object().isPresent()) {
            return false;
        }
        if (a.object().isEmpty()) {
            return true;
        }
        AcceptedBlob.Complete x = a.object().get();
        AcceptedBlob.Complete y = b.object().get();
        return x.length() == y.length() && x.sha256().equals(y.sha256())
                && same(x.metadata(), y.metadata());
    }

    private static AcceptedBlob bare(AcceptedBlob b) {
        return new AcceptedBlob(b.bucket(), b.key(), b.version(), b.ordinal(), b.segmentOffset(),
                b.stored(), b.index(), b.offset(), b.length(), b.sha256(), Optional.empty());
    }

    private static boolean same(Metadata a, Metadata b) {
        if (!a.attributes().keySet().equals(b.attributes().keySet())) {
            return false;
        }
        for (Map.Entry<String, byte[]> attribute : a.attributes().entrySet()) {
            if (!Arrays.equals(attribute.getValue(), b.attributes().get(attribute.getKey()))) {
                return false;
            }
        }
        return bare(a).equals(bare(b));
    }

    private static Metadata bare(Metadata m) {
        return new Metadata(m.kind(), m.modified(), m.accessed(), m.created(), m.changed(),
                m.owner(), new TreeMap<>(), m.linkTarget(), m.holes());
    }
}
