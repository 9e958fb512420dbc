package org.holdfast.app.library;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.app.library.floor.Cells;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/**
 * Asks the archive about its libraries again and again on a thread of its own, and does there what
 * the screen asks. Thread rule: safe for any thread; consumers are called on the feed's thread.
 */
final class LibraryFeed implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(2);
    /** A look takes at most this share of the time. */
    private static final int REST = 4;
    private static final int CARTRIDGES_A_LOOK = 16;

    private final Archive archive;
    private final Consumer<LibraryNews> news;
    private final Consumer<Failure> failures;
    private final BucketPlaces places = new BucketPlaces();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("library-feed").factory());
    private String library = "";
    private Overlay overlay = new Overlay.Fill();
    private LibraryNews last = LibraryNews.NONE;

    LibraryFeed(Archive archive, Consumer<LibraryNews> news, Consumer<Failure> failures) {
        this.archive = archive;
        this.news = news;
        this.failures = failures;
    }

    /** What can be done with an archive. */
    @FunctionalInterface
    interface Task {
        void run(Archive archive) throws ArchiveException;
    }

    /** Begins to look. */
    void start() {
        worker.execute(this::again);
    }

    private void again() {
        long began = System.nanoTime();
        perform(this::look);
        long pause = Math.max(PAUSE.toNanos(), (System.nanoTime() - began) * REST);
        try {
            worker.schedule(this::again, pause, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log(System.Logger.Level.DEBUG, "closed", e);
        }
    }

    /** Shows another library from now on; empty for the first. */
    void choose(String name) {
        submit(a -> library = name);
    }

    /** Answers another question from now on. */
    void overlay(Overlay asked) {
        submit(a -> overlay = asked);
    }

    /** Does something soon, and looks at the archive after it. */
    void submit(Task task) {
        worker.execute(() -> {
            perform(task);
            perform(this::look);
        });
    }

    private void look(Archive asked) throws ArchiveException {
        List<Rows.LibraryRow> rows = asked.ask(new Query.Libraries()).libraries();
        Rows.Status status = asked.ask(new Query.Status());
        List<JobSnapshot> jobs = asked.ask(new Query.Jobs()).jobs();
        List<String> buckets = asked.ask(new Query.Buckets()).buckets().stream()
                .map(Rows.BucketRow::name).toList();
        Map<String, Rows.CartridgeRow> cartridges = new TreeMap<>();
        asked.ask(new Query.Cartridges()).cartridges()
                .forEach(c -> cartridges.put(c.barcode(), c));
        Optional<Cabinet> cabinet = rows.stream().filter(r -> r.name().equals(library))
                .findFirst().or(() -> rows.stream().findFirst())
                .map(r -> new Cabinet(r, cartridges, status.drives(), status.problems()));
        // The same one as before: nothing that hangs on it has to be made again.
        cabinet = cabinet.map(now -> last.cabinet().filter(now::same).orElse(now));
        Cells cells = cabinet.isEmpty() ? Cells.empty(0) : cells(asked, cabinet.get());
        last = new LibraryNews(rows.stream().map(Rows.LibraryRow::name).toList(), cabinet,
                cells.equals(last.cells()) ? last.cells() : cells, overlay, buckets,
                cabinet.map(Carrying::of).orElse(List.of()),
                cabinet.map(c -> asked(c, jobs)).orElse(List.of()), jobs);
        news.accept(last);
    }

    private Cells cells(Archive asked, Cabinet cabinet) throws ArchiveException {
        return switch (overlay) {
            case Overlay.Fill f -> new CellsOf(cabinet).fill();
            case Overlay.Bucket bucket -> {
                List<Rows.CartridgeRow> here = cabinet.barcodes().stream()
                        .flatMap(b -> cabinet.known(b).stream()).toList();
                if (places.learn(asked, here, CARTRIDGES_A_LOOK)) {
                    worker.execute(() -> perform(this::look));
                }
                yield new CellsOf(cabinet).holding(b -> cabinet.known(b)
                        .flatMap(row -> places.holds(row, bucket.name())));
            }
        };
    }

    /** What jobs wait for a person to do in this library. */
    private static List<LibraryNews.Asked> asked(Cabinet cabinet, List<JobSnapshot> jobs) {
        return jobs.stream().filter(j -> !j.over()).flatMap(j -> j.waits().stream())
                .filter(w -> w.kind() == JobSnapshot.Wait.Kind.PERSON)
                .flatMap(w -> asked(w.subjects()).stream())
                .filter(a -> cabinet.where(a.barcode()).isPresent()
                        && cabinet.at(a.from()).isPresent() && cabinet.at(a.to()).isPresent())
                .distinct().toList();
    }

    private static Optional<LibraryNews.Asked> asked(List<String> subjects) {
        if (subjects.size() != 3 || !subjects.get(1).matches("\\d{1,5}")
                || !subjects.get(2).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(new LibraryNews.Asked(subjects.get(0),
                Integer.parseInt(subjects.get(1)), Integer.parseInt(subjects.get(2))));
    }

    private void perform(Task task) {
        try {
            task.run(archive);
        } catch (ArchiveException e) {
            failures.accept(e.failure());
        } catch (RuntimeException e) {
            log(System.Logger.Level.ERROR, "asking the archive", e);
            failures.accept(new Failure.Unexpected("library", e.toString()));
        }
    }

    private static void log(System.Logger.Level level, String what, Exception e) {
        System.getLogger(LibraryFeed.class.getName()).log(level, what, e);
    }

    /** Ends the thread; waits for what it is doing, but not long. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
