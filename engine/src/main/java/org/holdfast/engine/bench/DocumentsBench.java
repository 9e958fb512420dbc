package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.model.fact.Fact;

/**
 * Many small files: accepted beside {@code cp -a} and {@code sync} of the same files, then safe on
 * two cartridges with a staging area that is too small for all of them.
 */
final class DocumentsBench {
    private static final String BUCKET = "documents";
    private static final int COPIES = 2;
    private static final long LEAST_STAGING = 768L << 20;
    /** Copies of the source that a run leaves: two by cp, one restored. */
    private static final int KEPT = 3;
    private static final int WORTH_EMPTYING = 1_000;
    private static final long DISK_LOOK_MILLIS = 100;

    private final Task task;
    private final Scores scores;
    private final Workplace place;

    DocumentsBench(Task task) {
        this.task = task;
        this.scores = task.scores();
        this.place = task.place();
    }

    void run() throws IOException {
        long files = task.amount();
        long distinct = Math.min(files, DocumentTree.MOST_DISTINCT);
        long bytes = files * DocumentTree.MEAN_BYTES;
        // The source, and of each run copies of it and what is restored; two cartridges and
        // staging; a quarter for indexes.
        place.require(distinct * DocumentTree.MEAN_BYTES * (1 + KEPT * task.order().runs())
                + bytes * 5 / 2
                + Math.max(LEAST_STAGING, bytes / 4));
        scores.set(Setting.COUNT, files);
        scores.set(Setting.DISTINCT, distinct);
        scores.set(Setting.RUNS, task.order().runs());
        DocumentTree small = DocumentTree.make(place.fresh("source"), distinct);
        task.repeat(n -> accepting(small));
        cold(small);
        DocumentTree all = files == distinct ? small : small.linked(place.fresh("links"), files);
        scores.set(Setting.BYTES, all.bytes());
        HeapMeter heap = new HeapMeter();
        if (files == distinct) {
            task.repeat(n -> safe(all));
        } else {
            safe(all);
        }
        scores.add(Figure.DOCUMENTS_HEAP, heap.peak());
    }

    private void accepting(DocumentTree tree) throws IOException {
        copy(tree, Control.COPY_TREE, false);
        scores.add(Figure.ACCEPTED_STILL, accept(tree, true, false));
        scores.add(Figure.ACCEPTED, accept(tree, false, false));
    }

    private void copy(DocumentTree tree, Control control, boolean cold) throws IOException {
        try {
            if (cold) {
                Commands.dropCaches(tree.root());
            }
            scores.add(control, tree.files()
                    / Commands.copyAndKeep("-a", tree.root(), place.fresh("copy")));
        } catch (IOException e) {
            scores.missing(control, String.valueOf(e.getMessage()));
        }
    }

    private void cold(DocumentTree tree) throws IOException {
        try {
            if (tree.files() < WORTH_EMPTYING) {
                throw new IOException("it is everybody's, and these are few files");
            }
            Commands.dropCaches(tree.root());
        } catch (IOException e) {
            String why = "the page cache is not emptied: " + e.getMessage();
            scores.missing(Figure.ACCEPTED_COLD, why);
            scores.missing(Control.COPY_TREE_COLD, why);
            return;
        }
        task.repeat(n -> {
            copy(tree, Control.COPY_TREE_COLD, true);
            scores.add(Figure.ACCEPTED_COLD, accept(tree, true, true));
        });
    }

    /** Files a second, of an engine that has no drives. */
    private double accept(DocumentTree tree, boolean still, boolean cold) throws IOException {
        Path home = place.fresh("home");
        try (BenchEngine engine = BenchEngine.accepting(home, room(tree.bytes()), still)) {
            engine.bucket(BUCKET, COPIES);
            Commands.sync(home);
            if (cold) {
                Commands.dropCaches(home);
            }
            LagMeter lag = new LagMeter(engine.journal());
            double rate;
            try (Sampler sampler = new Sampler(LagMeter.EVERY_MILLIS, lag)) {
                sampler.begin();
                StopWatch watch = new StopWatch();
                long job = engine.submit(put(tree));
                engine.accepted(job);
                rate = watch.rate(tree.files());
                if (!still) {
                    engine.journal().upToDate();
                }
                // Without a drive it ends soon after everything is accepted.
                engine.ended(job);
            }
            if (!still) {
                scores.add(Figure.ACCEPTED_LAG, lag.seconds());
            }
            return rate;
        } finally {
            Workplace.delete(home);
        }
    }

    private static Command put(DocumentTree tree) {
        return new Command.Put(BenchEngine.ACTOR, BUCKET, List.of(tree.root().toString()));
    }

    /** A limit of staging that is never reached. */
    static long room(long bytes) {
        return bytes + bytes / 4 + LEAST_STAGING;
    }

    private void safe(DocumentTree tree) throws IOException {
        Path home = place.fresh("home");
        long limit = Math.max(LEAST_STAGING, tree.bytes() / 4);
        scores.set(Setting.STAGING_LIMIT, limit);
        scores.set(Setting.CARTRIDGE, BenchLibrary.capacityFor(tree.bytes()));
        PeakMeter disk = new PeakMeter(home);
        try (BenchLibrary library = BenchLibrary.make(home.resolve("library"), tree.bytes());
                BenchEngine engine = BenchEngine.writing(home, limit, library)) {
            engine.bucket(BUCKET, COPIES);
            Commands.sync(home);
            LagMeter lag = new LagMeter(engine.journal());
            try (Sampler lags = new Sampler(LagMeter.EVERY_MILLIS, lag);
                    Sampler disks = new Sampler(DISK_LOOK_MILLIS, disk)) {
                lags.begin();
                disks.begin();
                StopWatch watch = new StopWatch();
                long job = engine.submit(put(tree));
                engine.accepted(job);
                scores.add(Figure.ACCEPTED_WRITING, watch.rate(tree.files()));
                engine.over(job);
                scores.add(Figure.SAFE, watch.rate(tree.files()));
                scores.add(Figure.SAFE_BYTES, watch.rate(tree.bytes()));
                engine.journal().upToDate();
            }
            restored(tree, engine);
            scores.add(Figure.SAFE_LAG, lag.seconds());
            sizes(home, engine, disk);
            indexes(library.indexes());
        } finally {
            Workplace.delete(home);
        }
    }

    /** From the first copy; hard links are not as many files as they seem. */
    private void restored(DocumentTree tree, BenchEngine engine) throws IOException {
        if (tree.files() > DocumentTree.MOST_DISTINCT) {
            scores.missing(Figure.DOCUMENTS_RESTORED, "more than "
                    + DocumentTree.MOST_DISTINCT + " files");
            return;
        }
        Path target = place.fresh("restored");
        Commands.sync(tree.root());
        StopWatch watch = new StopWatch();
        engine.over(engine.submit(new Command.Get(BenchEngine.ACTOR, BUCKET,
                tree.root().getFileName() + "/", target.toString(), Optional.of(1), false)));
        Commands.sync(target);
        scores.add(Figure.DOCUMENTS_RESTORED, watch.rate(tree.files()));
    }

    private void sizes(Path home, BenchEngine engine, PeakMeter disk) throws IOException {
        scores.add(Figure.HOME_PEAK, disk.home());
        scores.add(Figure.STAGING_PEAK, disk.staged());
        scores.add(Figure.LEDGER_BYTES, Workplace.bytes(home.resolve("ledger")));
        scores.add(Figure.CATALOG_SIZE, Workplace.bytes(home.resolve("catalog")));
        long evicted = 0;
        try (LedgerReader reader = engine.journal().ledger().read(1)) {
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                evicted += e.get().fact() instanceof Fact.SegmentEvicted ? 1 : 0;
            }
        }
        scores.add(Figure.EVICTED, evicted);
    }

    private void indexes(List<IndexWatch.Index> all) {
        scores.add(Figure.INDEXES, all.size());
        scores.add(Figure.INDEX_LARGEST,
                all.stream().mapToLong(IndexWatch.Index::bytes).max().orElse(0));
        scores.add(Figure.INDEX_LONGEST,
                all.stream().mapToDouble(IndexWatch.Index::seconds).max().orElse(0));
        scores.add(Figure.INDEX_TIME,
                all.stream().mapToDouble(IndexWatch.Index::seconds).sum());
    }
}
