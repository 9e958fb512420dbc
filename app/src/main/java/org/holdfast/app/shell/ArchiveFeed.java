package org.holdfast.app.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;

/**
 * Asks the archive again and again on a thread of its own, and does there what the window asks.
 * Thread rule: safe for any thread; consumers are called on the feed's thread.
 */
final class ArchiveFeed implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(2);

    private final Archive archive;
    private final Consumer<ArchiveView> views;
    private final Consumer<Failure> failures;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("archive-feed").factory());

    ArchiveFeed(Archive archive, Consumer<ArchiveView> views, Consumer<Failure> failures) {
        this.archive = archive;
        this.views = views;
        this.failures = failures;
    }

    /** What can be done with an archive. */
    @FunctionalInterface
    interface Task {
        void run(Archive archive) throws ArchiveException;
    }

    void start(Duration pause) {
        worker.scheduleWithFixedDelay(() -> perform(this::look), 0, pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Does something soon, and looks at the archive after it. */
    void submit(Task task) {
        worker.execute(() -> {
            perform(task);
            perform(this::look);
        });
    }

    private void look(Archive asked) throws ArchiveException {
        views.accept(new ArchiveView(asked.ask(new Query.Status()),
                asked.ask(new Query.Buckets()).buckets(), asked.ask(new Query.Jobs()).jobs()));
    }

    private void perform(Task task) {
        try {
            task.run(archive);
        } catch (ArchiveException e) {
            failures.accept(e.failure());
        } catch (RuntimeException e) {
            System.getLogger(ArchiveFeed.class.getName())
                    .log(System.Logger.Level.ERROR, "asking the archive", e);
            failures.accept(new Failure.Unexpected("window", e.toString()));
        }
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
