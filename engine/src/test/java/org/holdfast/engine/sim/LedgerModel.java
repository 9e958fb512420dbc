package org.holdfast.engine.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.merkle.ProofCheck;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.CopyPlaces.Ending;
import org.holdfast.engine.sim.CopyPlaces.Past;
import org.holdfast.engine.sim.CopyPlaces.Tape;

/**
 * Follows the ledger, entry by entry, as they become durable: what was acknowledged, and whether
 * what was entered may have been. Everything that it knows was durable before somebody heard of it.
 */
final class LedgerModel {
    /** A staging segment. */
    static final class Staged {
        final List<String> domains;
        final TreeMap<Integer, AcceptedBlob> blobs = new TreeMap<>();
        final Set<Integer> lost = new TreeSet<>();
        boolean evicted;
        /** The device that it was on is gone. */
        boolean gone;

        Staged(List<String> domains) {
            this.domains = domains;
        }
    }

    /** A version of an object, complete or not. */
    static final class Version {
        final ObjectKey key;
        final List<Blob> blobs = new ArrayList<>();
        Optional<AcceptedBlob.Complete> complete = Optional.empty();
        boolean hidden;

        Version(ObjectKey key) {
            this.key = key;
        }
    }

    private static final boolean WORDS = Boolean.getBoolean("holdfast.sim.log");

    private final Map<Long, Staged> segments = new TreeMap<>();
    private final CopyPlaces copies = new CopyPlaces();
    private final Map<UUID, String> buckets = new TreeMap<>();
    /** By bucket: versions in order of their completion. */
    private final Map<UUID, List<Version>> versions = new TreeMap<>();
    private final Map<UUID, Version> byId = new HashMap<>();
    private final Map<UUID, Map<ObjectKey, List<Version>>> hiddenLast = new HashMap<>();
    private final List<Fact.CartridgeJudged> judged = new ArrayList<>();
    private final List<Past> failed = new ArrayList<>();
    private TreeHead head = null;
    private long last;
    private boolean stagingGone;

    long last() {
        return last;
    }

    Map<Long, Staged> segments() {
        return segments;
    }

    CopyPlaces copies() {
        return copies;
    }

    Map<UUID, String> buckets() {
        return buckets;
    }

    /** Takes what has become durable since the last time. */
    void follow(Ledger ledger) throws IOException {
        if (ledger.last() == last) {
            return;
        }
        try (LedgerReader reader = ledger.read(last + 1)) {
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                take(e.get().number(), e.get().fact());
                last = e.get().number();
            }
        }
        head = ledger.head();
    }

    /** After a start: everything that was acknowledged is there, unchanged. */
    void compare(Ledger ledger) throws IOException {
        if (head == null) {
            return;
        }
        TreeHead now = ledger.head();
        Violation.unless(now.size() >= head.size(), () -> "the ledger has lost entries: "
                + now.size() + " of " + head.size());
        Violation.unless(ProofCheck.consistent(head, now,
                ledger.consistency(head.size(), now.size())),
                () -> "the ledger is another one than before");
    }

    private void take(long number, Fact fact) {
        if (WORDS) {
            String text = fact.toString().replaceAll(
                    "(sha256|volume|session|bucket)=[-\\w]+|, owner.*?holes=..", "")
                    .replaceAll("(version=\\w+)[-\\w]+", "$1");
            System.getLogger("org.holdfast.sim").log(System.Logger.Level.INFO, number + " "
                    + text.substring(0, Math.min(400, text.length())));
        }
        switch (fact) {
            case Fact.BucketCreated f -> {
                buckets.put(f.bucket(), f.name());
                versions.put(f.bucket(), new ArrayList<>());
            }
            case Fact.BlobsAccepted f -> accepted(f);
            case Fact.VolumeFormatted f -> formatted(f);
            case Fact.CopiesCounted f -> counted(number, f);
            case Fact.NamesChanged f -> renamed(f);
            case Fact.CartridgeJudged f -> judged(f);
            case Fact.CopyFailed f -> copies.end(f.cartridge(), new Blob(f.segment(),
                    f.ordinal()), Ending.FAILED).ifPresent(failed::add);
            case Fact.SegmentEvicted f -> evicted(f.segment());
            case Fact.StagedBytesLost f -> lost(f);
            case Fact.ObjectsHidden f -> f.keys().forEach(k -> hide(f.bucket(), k));
            case Fact.ObjectsShown f -> f.keys().forEach(k -> show(f.bucket(), k));
            case Fact.ArchiveFounded f -> { }
            case Fact.SessionOpened f -> { }
            case Fact.SessionClosed f -> copies.tape(f.cartridge()).generation =
                    f.generation();
            case Fact.CartridgeMoved f -> { }
            case Fact.LibraryAdded f -> { }
            case Fact.EngineStarted f -> stagingGone = false;
        }
    }

    private void accepted(Fact.BlobsAccepted f) {
        Staged staged = segments.computeIfAbsent(f.segment(), s -> new Staged(f.domains()));
        staged.gone |= stagingGone;
        Violation.unless(!staged.evicted, () -> "accepted into evicted segment " + f.segment());
        for (AcceptedBlob b : f.blobs()) {
            Violation.unless(staged.blobs.put(b.ordinal(), b) == null,
                    () -> "accepted twice: " + f.segment() + "/" + b.ordinal());
            Version version = byId.computeIfAbsent(b.version(), v -> new Version(b.key()));
            version.blobs.add(new Blob(f.segment(), b.ordinal()));
            if (b.object().isPresent()) {
                version.complete = b.object();
                complete(version);
                versions.get(b.bucket()).add(version);
            }
        }
    }

    /** An object is accepted when all its blobs are. */
    private void complete(Version version) {
        long length = version.blobs.stream().mapToLong(b -> segments.get(b.segment()).blobs
                .get(b.ordinal()).length()).sum();
        Violation.unless(length == version.complete.orElseThrow().length(), () -> version.key
                .value() + " is said to be complete with " + length + " bytes of "
                + version.complete.get().length());
    }

    private void formatted(Fact.VolumeFormatted f) {
        Tape tape = copies.tape(f.cartridge());
        Violation.unless(tape.copies.isEmpty(),
                () -> f.cartridge() + " is formatted with " + tape.copies.size() + " copies");
        tape.state = CartridgeState.APPENDABLE;
        tape.domain = f.domain();
        tape.volume = f.volume().toString();
        tape.blockSize = f.blockSize();
        tape.generation = 0;
    }

    private void judged(Fact.CartridgeJudged f) {
        copies.tape(f.cartridge()).state = f.state();
        if (f.state() != CartridgeState.FULL) {
            judged.add(f);
        }
    }

    /** What was said to be wrong with cartridges since this was last asked. */
    List<Fact.CartridgeJudged> judged() {
        List<Fact.CartridgeJudged> said = List.copyOf(judged);
        judged.clear();
        return said;
    }

    /** Copies that were said to be unreadable since this was last asked. */
    List<Past> failed() {
        List<Past> said = List.copyOf(failed);
        failed.clear();
        return said;
    }

    private void counted(long number, Fact.CopiesCounted f) {
        Tape tape = copies.tape(f.cartridge());
        Violation.unless(tape.volume.equals(f.volume().toString())
                && tape.domain.equals(f.domain()), () -> "copies for " + f.domain() + " on "
                + f.cartridge() + ", which is of " + tape.domain);
        Violation.unless(f.generation() >= tape.generation, () -> f.cartridge()
                + " counts at generation " + f.generation() + " after " + tape.generation);
        tape.generation = f.generation();
        tape.indexBlock = f.indexBlock();
        for (Run run : f.runs()) {
            for (int o = run.firstOrdinal(); o < run.endOrdinal(); o++) {
                counted(number, f, tape, run, new Blob(run.segment(), o));
            }
        }
    }

    private void counted(long number, Fact.CopiesCounted f, Tape tape, Run run, Blob blob) {
        Staged staged = segments.get(blob.segment());
        Violation.unless(staged != null && staged.blobs.containsKey(blob.ordinal())
                && staged.domains.contains(f.domain()), () -> "a copy of what was never accepted"
                + " for " + f.domain() + ": " + blob);
        // Written again on the same cartridge after an own disk's trouble: the newer one holds.
        AcceptedBlob accepted = staged.blobs.get(blob.ordinal());
        CopyPlaces.Copy before = tape.copies.put(blob, new CopyPlaces.Copy(number, f.domain(),
                f.generation(), run, run.blockOf(accepted.segmentOffset(), tape.blockSize),
                run.byteOf(accepted.segmentOffset(), tape.blockSize), accepted.stored()));
        Violation.unless(before == null || before.domain().equals(f.domain()),
                () -> blob + " counts for two domains on " + f.cartridge());
    }

    private void renamed(Fact.NamesChanged f) {
        for (Fact.NamesChanged.NameChange change : f.changes()) {
            Version version = byId.get(change.version());
            if (change.path().isEmpty() && version != null) {
                Violation.unless(version.hidden, () -> "the copy of " + version.key.value()
                        + " on " + f.cartridge() + " is given up, which nobody asked for");
                version.blobs.forEach(b -> copies.end(f.cartridge(), b, Ending.DELETED));
            }
        }
    }

    private void evicted(long segment) {
        Staged staged = segments.get(segment);
        for (int ordinal : staged.blobs.keySet()) {
            Blob blob = new Blob(segment, ordinal);
            Set<Barcode> holders = new HashSet<>();
            for (String domain : staged.domains) {
                Optional<Barcode> holder = copies.holder(blob, domain);
                Violation.unless(holder.isPresent(), () -> "evicted and not safe: " + blob
                        + " lacks a copy for " + domain);
                Violation.unless(holders.add(holder.get()), () -> "two copies of " + blob
                        + " on " + holder.get());
            }
        }
        staged.evicted = true;
    }

    private void lost(Fact.StagedBytesLost f) {
        Staged staged = segments.get(f.segment());
        for (int o = f.firstOrdinal(); !staged.gone && o < f.firstOrdinal() + f.count(); o++) {
            Blob blob = new Blob(f.segment(), o);
            Violation.unless(staged.evicted && copies.tapes().values().stream().noneMatch(
                    t -> t.counts() && !t.destroyed && t.copies.containsKey(blob)),
                    () -> blob + " is said to be lost, and is not: " + f);
        }
        for (int o = f.firstOrdinal(); o < f.firstOrdinal() + f.count(); o++) {
            segments.get(f.segment()).lost.add(o);
        }
    }

    /** The staging device is gone, with all that was on it. */
    void stagingGone() {
        segments.values().stream().filter(s -> !s.evicted).forEach(s -> s.gone = true);
        // What was entered at the very end, and nobody had heard of yet, was on it, too.
        stagingGone = true;
    }

    /** After a start: the ledger says of each blob that is gone that it is. */
    void saidWhatIsGone() {
        segments.forEach((number, s) -> Violation.unless(!s.gone || s.evicted
                || emptyBlobsOnly(s) || s.lost.containsAll(unlost(s)),
                () -> "segment " + number + " is gone, and nothing says so"));
    }

    /** Nothing can be lost of a blob without bytes: those up to the first with some. */
    private static Set<Integer> unlost(Staged s) {
        Set<Integer> real = new TreeSet<>();
        s.blobs.forEach((o, b) -> {
            if (b.stored() > 0) {
                real.add(o);
            }
        });
        return real;
    }

    private static boolean emptyBlobsOnly(Staged s) {
        return s.blobs.values().stream().allMatch(b -> b.stored() == 0);
    }

    private void hide(UUID bucket, ObjectKey key) {
        List<Version> hidden = new ArrayList<>();
        for (Version v : versions.get(bucket)) {
            if (v.key.equals(key) && !v.hidden) {
                v.hidden = true;
                hidden.add(v);
            }
        }
        hiddenLast.computeIfAbsent(bucket, b -> new HashMap<>()).put(key, hidden);
    }

    private void show(UUID bucket, ObjectKey key) {
        List<Version> hidden = hiddenLast.getOrDefault(bucket, Map.of()).get(key);
        if (hidden != null) {
            hidden.forEach(v -> v.hidden = false);
        }
    }

    /** The current versions of a bucket by key: complete and not hidden. */
    Map<ObjectKey, Version> current(UUID bucket) {
        Map<ObjectKey, Version> current = new TreeMap<>();
        for (Version v : versions.get(bucket)) {
            if (!v.hidden) {
                current.put(v.key, v);
            }
        }
        return current;
    }

    /** Every version of every bucket. */
    List<Version> everything() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /** Whether a blob belongs to a version that was deleted. */
    boolean hidden(Blob blob) {
        return byId.get(segments.get(blob.segment()).blobs.get(blob.ordinal()).version()).hidden;
    }

    /** What was accepted of a blob. */
    AcceptedBlob accepted(Blob blob) {
        return segments.get(blob.segment()).blobs.get(blob.ordinal());
    }

    /** Whether a blob's staged bytes should be there; no bytes are there always. */
    boolean staged(Blob blob) {
        Staged s = segments.get(blob.segment());
        return !s.evicted && !s.lost.contains(blob.ordinal())
                && (!s.gone || accepted(blob).stored() == 0);
    }

    /** Whether the ledger gives it up: neither staged nor on any cartridge that counts. */
    boolean lost(Blob blob) {
        return !staged(blob) && !copies.anywhere(blob);
    }
}
