package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Objects.Depth;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.model.fact.Fact;

/**
 * The catalog of many objects: how it follows, how it is asked meanwhile, and how soon a home
 * answers after its engine was killed.
 */
final class CatalogBench {
    private static final int BATCH = 500;
    private static final int SEGMENT = 5_000;
    private static final long APPLIED_AT_MOST = 100_000;
    private static final int PACE = 8_000;
    private static final int LISTINGS = 200;
    private static final int PAGE = 1_000;
    private static final int OBJECT_BYTES = 3_000;
    private static final int CHILD_FILES = 2_000;
    private static final long CHILD_HEAP = 512L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Task task;
    private final Scores scores;
    private final Workplace place;
    private final long objects;
    private final SampleFacts facts = new SampleFacts();

    CatalogBench(Task task) {
        this.task = task;
        this.scores = task.scores();
        this.place = task.place();
        this.objects = task.amount();
    }

    void run() throws IOException {
        place.require(objects * OBJECT_BYTES + (2L << 30));
        scores.set(Setting.COUNT, objects);
        scores.set(Setting.BATCH, BATCH);
        scores.set(Setting.PACE, PACE);
        scores.set(Setting.RUNS, task.order().runs());
        HeapMeter heap = new HeapMeter();
        task.repeat(n -> {
            scores.add(Control.UNFOLLOWED, follow(false));
            scores.add(Figure.APPLIED, follow(true));
        });
        Path home = place.fresh("home");
        try {
            fill(home);
            killed(home);
            asked(home);
        } finally {
            Workplace.delete(home);
        }
        scores.add(Figure.CATALOG_HEAP, heap.peak());
    }

    /** A ledger and what follows it, without an engine. */
    private record Books(ThreadLanes lanes, Journal journal) implements AutoCloseable {
        static Books open(Path home, boolean followed) throws IOException {
            ThreadLanes lanes = new ThreadLanes();
            Env env = new Env(new SystemTime(), new SystemChance(), new DiskFileStore(), lanes);
            Ledger ledger = Ledger.open(home.resolve("ledger"), env, LedgerOptions.DEFAULT);
            return new Books(lanes, new Journal(ledger,
                    Catalog.open(home.resolve("catalog")),
                    (followed ? lanes : new HeldLanes(lanes, "catalog")).lane("catalog")));
        }

        void append(Fact fact) throws IOException {
            journal.append(SampleFacts.ACTOR, fact);
        }

        @Override
        public void close() throws IOException {
            lanes.close();
            try {
                journal.catalog().close();
            } finally {
                journal.ledger().close();
            }
        }
    }

    /** Objects a second, as entries of a put that is not written yet. */
    private double follow(boolean followed) throws IOException {
        Path home = place.fresh("books");
        long some = Math.min(objects, APPLIED_AT_MOST);
        try (Books books = Books.open(home, followed)) {
            books.append(SampleFacts.bucket());
            List<Fact> all = new ArrayList<>();
            for (long i = 0; i < some; i += BATCH) {
                all.add(facts.accepted(1 + i / BATCH, i, (int) Math.min(BATCH, some - i)));
            }
            StopWatch watch = new StopWatch();
            for (Fact fact : all) {
                books.append(fact);
            }
            if (followed) {
                books.journal().upToDate();
            }
            return watch.rate(some);
        } finally {
            Workplace.delete(home);
        }
    }

    /** A home whose ledger says that so many objects are safe and given up; no catalog yet. */
    private void fill(Path home) throws IOException {
        try {
            new Home(home).create(Optional.empty(), false);
            Engines.serve(new Home(home)).close();
        } catch (ArchiveException e) {
            throw new IOException(e.failure().toString(), e);
        }
        ThreadLanes lanes = new ThreadLanes();
        try (Ledger ledger = Ledger.open(home.resolve("ledger"), new Env(new SystemTime(),
                new SystemChance(), new DiskFileStore(), lanes), LedgerOptions.DEFAULT)) {
            ledger.append(SampleFacts.ACTOR, SampleFacts.bucket());
            ledger.appendAll(SampleFacts.ACTOR, SampleFacts.volumes());
            long segment = 1;
            for (long i = 0; i < objects; i += SEGMENT) {
                int count = (int) Math.min(SEGMENT, objects - i);
                ledger.append(SampleFacts.ACTOR, facts.accepted(segment, i, count));
                ledger.appendAll(SampleFacts.ACTOR, SampleFacts.safe(segment, count));
                segment++;
            }
        } finally {
            lanes.close();
        }
    }

    private void killed(Path home) throws IOException {
        DocumentTree tree = DocumentTree.make(place.fresh("tree"),
                Math.min(objects, CHILD_FILES));
        task.repeat(n -> {
            Path busy = place.fresh("busy");
            try (Child child = Child.start(CHILD_HEAP, "busy", home.toString(),
                    busy.toString(), tree.root().toString())) {
                child.made(busy, PATIENCE);
            }
            scores.add(Figure.READY_AFTER_KILL, ready(home));
            scores.add(Control.OPENED_IN_ORDER, ready(home));
        });
        scores.add(Figure.CATALOG_BYTES, Workplace.bytes(home.resolve("catalog")));
        Workplace.delete(tree.root());
    }

    /** Seconds until a home answers in a process of its own, which then ends in order. */
    private double ready(Path home) throws IOException {
        Path ready = place.fresh("ready");
        Path end = place.fresh("end");
        try (Child child = Child.start(CHILD_HEAP, "ready", home.toString(), ready.toString(),
                end.toString())) {
            double seconds = child.made(ready, PATIENCE);
            Files.createFile(end);
            child.done(PATIENCE);
            return seconds;
        }
    }

    /** Listing in a full catalog, first with nothing going on, then while entries come. */
    private void asked(Path home) throws IOException {
        try (Books books = Books.open(home, true)) {
            books.journal().upToDate();
            long segment = books.journal().catalog().segments().maxSegment() + 1;
            long next = objects;
            for (int run = 1; run <= task.order().runs(); run++) {
                listings(books);
                scores.add(Control.LISTING_STILL, at(listings(books), 0.5));
                LagMeter lag = new LagMeter(books.journal());
                Paced paced = new Paced(books, segment, next);
                try (Sampler lags = new Sampler(LagMeter.EVERY_MILLIS, lag)) {
                    lags.begin();
                    Thread thread = Thread.ofPlatform().name("bench-paced").start(paced);
                    List<Double> times = listings(books);
                    paced.end(thread);
                    books.journal().upToDate();
                    scores.add(Figure.LISTING, at(times, 0.5));
                    scores.add(Figure.LISTING_SLOW, at(times, 0.99));
                }
                scores.add(Figure.LAG, lag.seconds());
                segment = paced.segment;
                next = paced.next;
            }
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
    }

    private List<Double> listings(Books books) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < LISTINGS; i++) {
            String after = SampleFacts.key(random.nextLong(objects));
            StopWatch watch = new StopWatch();
            books.journal().catalog().objects().list(SampleFacts.BUCKET, "", Depth.ALL,
                    Optional.of(after), PAGE);
            seconds.add(watch.seconds());
        }
        Collections.sort(seconds);
        return seconds;
    }

    /** Appends entries as fast as files come, until it is told to end; at least one. */
    private final class Paced implements Runnable {
        private final Books books;
        private final CountDownLatch end = new CountDownLatch(1);
        private long segment;
        private long next;
        private IOException failure;

        Paced(Books books, long segment, long next) {
            this.books = books;
            this.segment = segment;
            this.next = next;
        }

        @Override
        public void run() {
            StopWatch watch = new StopWatch();
            long done = 0;
            try {
                do {
                    books.append(facts.accepted(segment++, next, BATCH));
                    next += BATCH;
                    done += BATCH;
                } while (!end.await(Math.max(0, (long) (1e3 * (done / (double) PACE
                        - watch.seconds()))), TimeUnit.MILLISECONDS));
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end(Thread thread) throws IOException {
            end.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
