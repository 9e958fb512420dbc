package org.holdfast.engine.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.catalog.ArchiveModel.Cartridge;
import org.holdfast.engine.catalog.ArchiveModel.Counted;
import org.holdfast.engine.catalog.ArchiveModel.Segment;
import org.holdfast.engine.catalog.ArchiveModel.Version;
import org.holdfast.engine.catalog.query.CartridgeRow.LastPlace;
import org.holdfast.engine.catalog.query.Counters;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.ObjectState;
import org.holdfast.engine.model.Run;

/** What a catalog should answer, worked out from the model. */
final class ModelAnswers {
    private final ArchiveModel model;
    private final TreeMap<String, String> lines = new TreeMap<>();

    private ModelAnswers(ArchiveModel model) {
        this.model = model;
    }

    static TreeMap<String, String> of(ArchiveModel model) {
        ModelAnswers answers = new ModelAnswers(model);
        model.buckets.keySet().forEach(answers::bucket);
        model.versions.forEach(answers::version);
        answers.segments();
        model.cartridges.forEach((barcode, c) -> answers.cartridge(barcode.value(), c));
        return answers.lines;
    }

    private void put(String question, Object answer) {
        lines.put(question, answer.toString());
    }

    private void bucket(UUID id) {
        String name = model.buckets.get(id).name();
        TreeMap<ObjectKey, Version> current = model.current(id);
        put("bucket " + name, model.buckets.get(id).policy()
                + Answers.counters(counters(current.values())));
        for (String prefix : Answers.PREFIXES) {
            List<String> all = new ArrayList<>();
            Map<String, List<Version>> folders = new LinkedHashMap<>();
            List<Version> selected = new ArrayList<>();
            for (Version v : current.values()) {
                String key = v.last.key().value();
                if (key.startsWith(prefix)) {
                    selected.add(v);
                    all.add(line(v));
                    int slash = key.indexOf('/', prefix.length());
                    folders.computeIfAbsent(slash < 0 ? key : key.substring(0, slash + 1),
                            f -> new ArrayList<>()).add(v);
                }
            }
            put("list " + name + " " + prefix + " ALL", all);
            put("list " + name + " " + prefix + " FOLDER", folders.entrySet().stream()
                    .map(e -> e.getKey().indexOf('/', prefix.length()) >= 0
                            ? folder(e.getKey(), e.getValue()) : line(e.getValue().getFirst()))
                    .toList());
            put("selection " + name + " " + prefix, selection(selected));
        }
        List<String> keys = new ArrayList<>();
        current.keySet().forEach(k -> keys.add(keys.size() + "=" + k));
        put("keys " + name, keys);
        for (String k : RandomFacts.KEYS) {
            put("versions " + name + " " + k, model.of(id, new ObjectKey(k)).reversed().stream()
                    .map(v -> v.last.version() + (model.isCurrent(v) ? " current" : "")
                            + (v.hiddenBy == 0 ? "" : " hidden " + v.hiddenAt)).toList());
        }
    }

    private List<String> selection(List<Version> selected) {
        TreeMap<Long, TreeMap<Integer, Long>> parts = new TreeMap<>();
        for (Version v : selected) {
            model.blobs.get(v.last.version()).forEach(b -> parts
                    .computeIfAbsent(b.segment(), s -> new TreeMap<>())
                    .put(b.accepted().ordinal(), b.accepted().stored()));
        }
        List<String> answer = new ArrayList<>();
        parts.forEach((segment, blobs) -> {
            answer.add(segment + "/" + blobs.size() + "/"
                    + blobs.values().stream().mapToLong(b -> b).sum());
            blobs.keySet().forEach(o -> answer.add(segment + ":" + o));
        });
        return answer;
    }

    private String line(Version v) {
        return v.last.key() + " " + v.last.version() + " " + v.object.length() + " "
                + v.object.metadata().modified() + " " + v.object.metadata().kind() + " "
                + model.state(v);
    }

    private String folder(String path, List<Version> inside) {
        boolean deep = path.chars().filter(c -> c == '/').count() > 64;
        return path + " " + (deep ? "deep" : Answers.counters(counters(inside)));
    }

    private Counters counters(Iterable<Version> versions) {
        Map<ObjectState, Long> states = new TreeMap<>();
        long objects = 0;
        long bytes = 0;
        for (Version v : versions) {
            objects++;
            bytes += v.object.length();
            states.merge(model.state(v), 1L, Long::sum);
        }
        return new Counters(objects, bytes, states.getOrDefault(ObjectState.LOST, 0L),
                states.getOrDefault(ObjectState.DEGRADED, 0L),
                states.getOrDefault(ObjectState.STAGED, 0L));
    }

    private String plain(AcceptedBlob blob) {
        return "/" + model.buckets.get(blob.bucket()).name() + "/" + blob.key();
    }

    private void version(Version v) {
        put("version " + v.last.version(), v.last.key() + " " + v.number + " " + v.accepted + " "
                + model.isCurrent(v) + " " + model.state(v) + " " + Answers.complete(v.object));
        List<String> copies = new ArrayList<>();
        model.blobs.get(v.last.version()).stream()
                .sorted(Comparator.comparingInt(b -> b.accepted().index())).forEach(b -> {
                    AcceptedBlob blob = b.accepted();
                    model.cartridges.forEach((barcode, c) -> c.runs.stream()
                            .filter(r -> Cartridge.covers(r, b.segment(), blob.ordinal()))
                            .forEach(r -> copies.add(blob.index() + " " + b.segment() + ":"
                                    + blob.ordinal() + " " + barcode + " " + r.domain() + " "
                                    + place(r.run(), blob, c.blockSize) + " " + blob.stored()
                                    + " " + c.names.getOrDefault(
                                            b.segment() + ":" + blob.ordinal(), plain(blob)) + " "
                                    + (c.readable()
                                            && c.living(r, b.segment(), blob.ordinal())))));
                });
        put("copies " + v.last.version(), copies);
    }

    private static String place(Run run, AcceptedBlob blob, int blockSize) {
        long bytes = run.startBlock() * blockSize + run.byteOffset() + blob.segmentOffset()
                - run.segmentOffset();
        return bytes / blockSize + "+" + bytes % blockSize;
    }

    private void segments() {
        long[] waiting = new long[5];
        List<Long> evictable = new ArrayList<>();
        for (var e : model.segments.entrySet()) {
            long n = e.getKey();
            Segment s = e.getValue();
            List<AcceptedBlob> unsafe = s.members.stream()
                    .filter(b -> model.state(n, b.ordinal()) == ObjectState.STAGED).toList();
            long bytes = s.members.stream().mapToLong(AcceptedBlob::stored).sum();
            long unsafeBytes = unsafe.stream().mapToLong(AcceptedBlob::stored).sum();
            boolean safe = s.members.stream().allMatch(
                    b -> model.state(n, b.ordinal()) == ObjectState.SAFE
                            || !s.staged(b.ordinal()) || model.dropped(n, b.ordinal()));
            put("segment " + n, new Segments.Row(n, s.domains, s.members.size(), bytes,
                    unsafe.size(), unsafeBytes, s.evicted, safe));
            if (!s.evicted && unsafe.isEmpty()) {
                evictable.add(n);
                waiting[3]++;
                waiting[4] += bytes;
            } else if (!s.evicted) {
                waiting[0]++;
                waiting[1] += unsafe.size();
                waiting[2] += unsafeBytes;
            }
            put("blobs " + n, s.members.stream().map(b -> blob(n, b)).toList());
            put("runs " + n, runs(n));
        }
        put("staging", new Segments.Staging(waiting[0], waiting[1], waiting[2], waiting[3],
                waiting[4]));
        put("evictable", evictable);
        put("max segment", model.segments.isEmpty() ? 0 : model.segments.lastKey());
        RandomFacts.DOMAINS.forEach(d -> put("uncovered " + d, uncovered(d)));
    }

    private String blob(long segment, AcceptedBlob b) {
        Optional<Version> version = model.versions.stream()
                .filter(v -> v.last.version().equals(b.version())).findFirst();
        return Answers.blob(segment, b) + model.buckets.get(b.bucket()).name()
                + version.map(model::isCurrent).orElse(false)
                + version.map(v -> Answers.complete(v.object)).orElse("");
    }

    private List<String> runs(long segment) {
        record Line(String barcode, Counted run) {}

        List<Line> found = new ArrayList<>();
        model.cartridges.forEach((barcode, c) -> c.runs.stream()
                .filter(r -> r.run().segment() == segment)
                .forEach(r -> found.add(new Line(barcode.value(), r))));
        found.sort(Comparator.comparingInt((Line l) -> l.run.run().firstOrdinal())
                .thenComparing(Line::barcode).thenComparingLong(l -> l.run.number()));
        return found.stream().map(l -> l.barcode + " " + l.run.number() + " "
                + nameless(l.run.run())).toList();
    }

    private static Run nameless(Run run) {
        return new Run(run.segment(), run.firstOrdinal(), run.count(), run.segmentOffset(),
                run.bytes(), run.startBlock(), run.byteOffset(), new TreeMap<>());
    }

    private List<String> uncovered(String domain) {
        List<String> found = new ArrayList<>();
        model.segments.forEach((n, s) -> s.members.forEach(b -> {
            int o = b.ordinal();
            if (s.domains.contains(domain) && !model.covered(n, o, Optional.of(domain))
                    && model.state(n, o) != ObjectState.LOST && !model.dropped(n, o)) {
                found.add(n + ":" + o + s.staged(o));
            }
        }));
        return found;
    }

    private void cartridge(String barcode, Cartridge c) {
        long blobs = 0;
        long bytes = 0;
        for (Counted r : c.runs) {
            for (int o = r.run().firstOrdinal(); o < r.run().endOrdinal(); o++) {
                if (c.living(r, r.run().segment(), o)) {
                    blobs++;
                    bytes += model.segments.get(r.run().segment()).members.get(o).stored();
                }
            }
        }
        put("cartridge " + barcode, c.state + " " + Optional.of(c.volume + c.domain
                + Optional.ofNullable(c.session)) + blobs + " " + bytes
                + Optional.ofNullable(c.library).map(l -> new LastPlace(l, c.element)));
        put("runs on " + barcode, c.runs.stream()
                .sorted(Comparator.comparingLong((Counted r) -> r.run().segment())
                        .thenComparingInt(r -> r.run().firstOrdinal())
                        .thenComparingLong(Counted::number))
                .map(r -> r.number() + " " + nameless(r.run())).toList());
        put("pending " + barcode, model.versions.stream().filter(v -> !model.isCurrent(v))
                .flatMap(v -> pending(c, v).stream()).sorted().toList());
    }

    private Optional<String> pending(Cartridge c, Version v) {
        boolean over = v.hiddenBy != 0 && !Answers.now(model).isBefore(v.hiddenAt.plus(
                Duration.ofDays(model.buckets.get(v.last.bucket()).policy().undoDays())));
        return model.blobs.get(v.last.version()).stream()
                .sorted(Comparator.comparingLong(ArchiveModel.Blob::segment)
                        .thenComparingInt(b -> b.accepted().ordinal()))
                .filter(b -> c.runs.stream().anyMatch(
                        r -> c.living(r, b.segment(), b.accepted().ordinal())))
                .filter(b -> over || !name(c, b).contains("/.holdfast-versions/"))
                .findFirst()
                .map(b -> (over ? "DROP " : "MOVE ") + v.last.version() + " " + name(c, b));
    }

    private String name(Cartridge c, ArchiveModel.Blob b) {
        return c.names.getOrDefault(b.segment() + ":" + b.accepted().ordinal(),
                plain(b.accepted()));
    }
}
