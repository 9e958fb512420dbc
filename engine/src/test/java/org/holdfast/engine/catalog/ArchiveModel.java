package org.holdfast.engine.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.ObjectState;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/** The archive as plain lists: every question is answered by looking at everything. */
final class ArchiveModel {
    final Map<UUID, Fact.BucketCreated> buckets = new LinkedHashMap<>();
    final List<Version> versions = new ArrayList<>();
    final TreeMap<Long, Segment> segments = new TreeMap<>();
    final TreeMap<Barcode, Cartridge> cartridges = new TreeMap<>();
    final Map<UUID, List<Blob>> blobs = new LinkedHashMap<>();

    record Blob(long segment, AcceptedBlob accepted) {}

    static final class Version {
        final AcceptedBlob last;
        final Complete object;
        final long number;
        final Instant accepted;
        long hiddenBy;
        Instant hiddenAt;

        Version(AcceptedBlob last, long number, Instant accepted) {
            this.last = last;
            this.object = last.object().orElseThrow();
            this.number = number;
            this.accepted = accepted;
        }
    }

    static final class Segment {
        List<String> domains;
        final List<AcceptedBlob> members = new ArrayList<>();
        final Set<Integer> lostStaged = new HashSet<>();
        boolean evicted;

        boolean staged(int ordinal) {
            return !evicted && !lostStaged.contains(ordinal);
        }
    }

    private final java.util.Set<String> dropped = new java.util.HashSet<>();

    record Counted(long number, String domain, Run run) {}

    static final class Cartridge {
        CartridgeState state = CartridgeState.SCRATCH;
        UUID volume;
        String domain;
        int blockSize;
        UUID session;
        String library;
        int element;
        final List<Counted> runs = new ArrayList<>();
        final Map<String, Long> gone = new LinkedHashMap<>();
        final Map<String, String> names = new LinkedHashMap<>();

        boolean readable() {
            return state == CartridgeState.APPENDABLE || state == CartridgeState.FULL
                    || state == CartridgeState.READ_ONLY;
        }

        boolean living(Counted counted, long segment, int ordinal) {
            return covers(counted, segment, ordinal)
                    && counted.number > gone.getOrDefault(segment + ":" + ordinal, 0L);
        }

        static boolean covers(Counted counted, long segment, int ordinal) {
            Run run = counted.run;
            return run.segment() == segment && run.firstOrdinal() <= ordinal
                    && ordinal < run.endOrdinal();
        }
    }

    void apply(Numbered entry) {
        switch (entry.fact()) {
            case Fact.BucketCreated f -> buckets.put(f.bucket(), f);
            case Fact.BlobsAccepted f -> accept(entry, f);
            case Fact.ObjectsHidden f -> versions.stream()
                    .filter(v -> v.hiddenBy == 0 && v.last.bucket().equals(f.bucket())
                            && f.keys().contains(v.last.key()))
                    .forEach(v -> {
                        v.hiddenBy = entry.number();
                        v.hiddenAt = entry.time();
                    });
            case Fact.ObjectsShown f -> f.keys().forEach(key -> show(f.bucket(), key));
            case Fact.VolumeFormatted f -> {
                Cartridge c = cartridge(f.cartridge());
                c.runs.clear();
                c.gone.clear();
                c.names.clear();
                c.state = CartridgeState.APPENDABLE;
                c.volume = f.volume();
                c.domain = f.domain();
                c.blockSize = f.blockSize();
                c.session = null;
            }
            case Fact.SessionOpened f -> cartridge(f.cartridge()).session = f.session();
            case Fact.SessionClosed f -> cartridge(f.cartridge()).session = null;
            case Fact.CopiesCounted f -> count(entry.number(), f);
            case Fact.NamesChanged f -> f.changes().forEach(change -> rename(entry.number(),
                    cartridge(f.cartridge()), change));
            case Fact.CartridgeJudged f -> cartridge(f.cartridge()).state = f.state();
            case Fact.CopyFailed f -> lose(entry.number(), cartridge(f.cartridge()), f.segment(),
                    f.ordinal());
            case Fact.SegmentEvicted f -> segments.get(f.segment()).evicted = true;
            case Fact.StagedBytesLost f -> {
                for (int i = 0; i < f.count(); i++) {
                    segments.get(f.segment()).lostStaged.add(f.firstOrdinal() + i);
                }
            }
            case Fact.CartridgeMoved f -> {
                cartridge(f.cartridge()).library = f.library();
                cartridge(f.cartridge()).element = f.to();
            }
            case Fact.ArchiveFounded _, Fact.LibraryAdded _, Fact.EngineStarted _ -> { }
        }
    }

    private Cartridge cartridge(Barcode barcode) {
        return cartridges.computeIfAbsent(barcode, b -> new Cartridge());
    }

    private void accept(Numbered entry, Fact.BlobsAccepted f) {
        Segment segment = segments.computeIfAbsent(f.segment(), n -> new Segment());
        segment.domains = f.domains();
        for (AcceptedBlob blob : f.blobs()) {
            segment.members.add(blob);
            blobs.computeIfAbsent(blob.version(), v -> new ArrayList<>())
                    .add(new Blob(f.segment(), blob));
            if (blob.object().isPresent()) {
                versions.add(new Version(blob, entry.number(), entry.time()));
            }
        }
    }

    private void show(UUID bucket, ObjectKey key) {
        List<Version> all = of(bucket, key);
        long last = all.stream().mapToLong(v -> v.hiddenBy).max().orElse(0);
        all.stream().filter(v -> last > 0 && v.hiddenBy == last).forEach(v -> {
            v.hiddenBy = 0;
            v.hiddenAt = null;
        });
    }

    private void count(long number, Fact.CopiesCounted f) {
        Cartridge c = cartridge(f.cartridge());
        for (Run run : f.runs()) {
            c.runs.add(new Counted(number, f.domain(), run));
            for (int o = run.firstOrdinal(); o < run.endOrdinal(); o++) {
                c.names.remove(run.segment() + ":" + o);
            }
            run.names().forEach((o, name) -> c.names.put(run.segment() + ":" + o, name));
        }
    }

    private void lose(long number, Cartridge c, long segment, int ordinal) {
        if (c.runs.stream().anyMatch(r -> c.living(r, segment, ordinal))) {
            c.gone.put(segment + ":" + ordinal, number);
        }
    }

    private void rename(long number, Cartridge c, Fact.NamesChanged.NameChange change) {
        for (Blob blob : blobs.getOrDefault(change.version(), List.of())) {
            String place = blob.segment + ":" + blob.accepted.ordinal();
            if (change.path().isEmpty()) {
                c.names.remove(place);
                dropped.add(place);
                lose(number, c, blob.segment, blob.accepted.ordinal());
            } else if (c.runs.stream().anyMatch(
                    r -> Cartridge.covers(r, blob.segment, blob.accepted.ordinal()))) {
                c.names.put(place, change.path().get());
            }
        }
    }

    /** All versions of a key, the oldest first. */
    List<Version> of(UUID bucket, ObjectKey key) {
        return versions.stream().filter(v -> v.last.bucket().equals(bucket)
                && v.last.key().equals(key)).toList();
    }

    /** Current versions by key. */
    TreeMap<ObjectKey, Version> current(UUID bucket) {
        TreeMap<ObjectKey, Version> current = new TreeMap<>(Comparator.naturalOrder());
        for (Version v : versions) {
            if (v.last.bucket().equals(bucket) && v.hiddenBy == 0) {
                current.put(v.last.key(), v);
            }
        }
        return current;
    }

    boolean isCurrent(Version version) {
        return current(version.last.bucket()).get(version.last.key()) == version;
    }

    /** Domains of a segment with a counting copy of the ordinal. */
    boolean covered(long segment, int ordinal, Optional<String> domain) {
        for (Cartridge c : cartridges.values()) {
            for (Counted r : c.runs) {
                if (c.readable() && c.living(r, segment, ordinal)
                        && domain.map(r.domain::equals).orElse(true)) {
                    return true;
                }
            }
        }
        return false;
    }

    ObjectState state(long number, int ordinal) {
        Segment segment = segments.get(number);
        if (segment.domains.stream().allMatch(d -> covered(number, ordinal, Optional.of(d)))) {
            return ObjectState.SAFE;
        }
        if (segment.staged(ordinal) && !dropped(number, ordinal)) {
            return ObjectState.STAGED;
        }
        return covered(number, ordinal, Optional.empty()) ? ObjectState.DEGRADED
                : ObjectState.LOST;
    }

    /** Whether it was deleted for good. */
    boolean dropped(long segment, int ordinal) {
        return dropped.contains(segment + ":" + ordinal);
    }

    ObjectState state(Version version) {
        return blobs.get(version.last.version()).stream()
                .map(b -> state(b.segment, b.accepted.ordinal()))
                .reduce(ObjectState.SAFE, ObjectState::worse);
    }
}
