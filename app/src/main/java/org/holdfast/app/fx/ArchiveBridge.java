package org.holdfast.app.fx;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;

/**
 * The bridge: a thread that looks again and again, two that ask and command, and one outbox to
 * the FX thread.
 *
 * <p>Thread rule: as {@link EngineBridge} says; {@link #close} on any other thread, it may wait.
 */
public final class ArchiveBridge implements EngineBridge, AutoCloseable {
    private static final Duration END = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final int ASKERS = 2;

    private final Archive archive;
    private final Duration pause;
    private final FxOutbox outbox;
    private final ScheduledThreadPoolExecutor looker = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("window-looks").factory());
    private final ExecutorService askers = Executors.newFixedThreadPool(ASKERS,
            Thread.ofPlatform().daemon().name("window-asks-", 1).factory());
    private final ReadOnlyObjectWrapper<ArchiveState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Failure>> silence =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Looks at an archive.
     *
     * @param pause between two looks at its state
     */
    public ArchiveBridge(Archive archive, Duration pause) {
        this(archive, pause, new FxOutbox());
    }

    ArchiveBridge(Archive archive, Duration pause, FxOutbox outbox) {
        this.archive = archive;
        this.pause = pause;
        this.outbox = outbox;
        looker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something that is asked of the archive. */
    @FunctionalInterface
    private interface Question<R> {
        R ask(Archive archive) throws ArchiveException;
    }

    /** Begins to look. */
    public void start() {
        looker.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            ArchiveState seen = new ArchiveState(archive.ask(new Query.Status()),
                    archive.ask(new Query.Buckets()).buckets(),
                    archive.ask(new Query.Jobs()).jobs());
            outbox.put(state, () -> {
                silence.set(Optional.empty());
                state.set(seen);
            });
        } catch (ArchiveException e) {
            outbox.put(state, () -> silence.set(Optional.of(e.failure())));
        } catch (RuntimeException e) {
            outbox.put(state, () -> silence.set(Optional.of(unexpected(e))));
        }
    }

    private static Failure unexpected(RuntimeException e) {
        System.getLogger(ArchiveBridge.class.getName())
                .log(System.Logger.Level.ERROR, "asking the archive", e);
        return new Failure.Unexpected("window", e.toString());
    }

    @Override
    public ObservableValue<ArchiveState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Optional<Failure>> silence() {
        return silence.getReadOnlyProperty();
    }

    @Override
    public <R> Subscription watch(Query<R> query, Duration every, Consumer<? super R> news,
            Consumer<Failure> failed) {
        Watch<R> watch = new Watch<>(every, a -> a.ask(query), news, failed, r -> false);
        watch.again(Duration.ZERO);
        return watch::end;
    }

    @Override
    public Subscription follow(long job, Consumer<JobSnapshot> news, Consumer<Failure> failed) {
        long[] seen = new long[1];
        Watch<JobSnapshot> watch = new Watch<>(Duration.ofMillis(200), a -> {
            // One looking thread serves all: nobody's job may hold it up.
            JobSnapshot now = a.awaitJob(job, seen[0], Duration.ZERO);
            seen[0] = now.revision();
            return now;
        }, news, failed, JobSnapshot::over);
        watch.again(Duration.ZERO);
        return watch::end;
    }

    @Override
    public <R> void ask(Query<R> query, Consumer<? super R> answer, Consumer<Failure> failed) {
        once(a -> a.ask(query), answer, failed);
    }

    @Override
    public void submit(Command command, LongConsumer begun, Consumer<Failure> failed) {
        once(a -> {
            long job = a.submit(command);
            lookAfter(Duration.ZERO);
            lookAfter(SOON);
            return job;
        }, begun::accept, failed);
    }

    private void lookAfter(Duration time) {
        try {
            looker.schedule(this::look, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            System.getLogger(ArchiveBridge.class.getName())
                    .log(System.Logger.Level.DEBUG, "closed meanwhile", e);
        }
    }

    private <R> void once(Question<R> question, Consumer<? super R> answer,
            Consumer<Failure> failed) {
        Object key = new Object();
        try {
            askers.execute(() -> {
                try {
                    R answered = question.ask(archive);
                    outbox.put(key, () -> answer.accept(answered));
                } catch (ArchiveException e) {
                    outbox.put(key, () -> failed.accept(e.failure()));
                } catch (RuntimeException e) {
                    Failure failure = unexpected(e);
                    outbox.put(key, () -> failed.accept(failure));
                }
            });
        } catch (RejectedExecutionException e) {
            failed.accept(new Failure.Stopping());
        }
    }

    /** A question that is asked again and again; all but {@link #end} on the looking thread. */
    private final class Watch<R> {
        private final Duration every;
        private final Question<R> question;
        private final Consumer<? super R> news;
        private final Consumer<Failure> failed;
        private final java.util.function.Predicate<R> last;
        private Object before;
        private volatile boolean ended;

        Watch(Duration every, Question<R> question, Consumer<? super R> news,
                Consumer<Failure> failed, java.util.function.Predicate<R> last) {
            this.every = every;
            this.question = question;
            this.news = news;
            this.failed = failed;
            this.last = last;
        }

        void again(Duration pause) {
            try {
                looker.schedule(this::ask, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                ended = true;
            }
        }

        private void ask() {
            if (ended) {
                return;
            }
            boolean over = false;
            try {
                R answer = question.ask(archive);
                over = last.test(answer);
                if (!answer.equals(before)) {
                    before = answer;
                    tell(() -> news.accept(answer));
                }
            } catch (ArchiveException e) {
                failed(e.failure());
            } catch (RuntimeException e) {
                failed(unexpected(e));
            }
            if (!over) {
                again(every);
            }
        }

        private void failed(Failure failure) {
            if (!failure.equals(before)) {
                before = failure;
                tell(() -> failed.accept(failure));
            }
        }

        private void tell(Runnable task) {
            outbox.put(this, () -> {
                if (!ended) {
                    task.run();
                }
            });
        }

        void end() {
            ended = true;
        }
    }

    /**
     * Ends the threads; waits for what they are doing, but not long. They are not interrupted:
     * that would close files under an engine in this process.
     */
    @Override
    public void close() {
        looker.shutdown();
        askers.shutdown();
        try {
            if (!looker.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)
                    || !askers.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(ArchiveBridge.class.getName())
                        .log(System.Logger.Level.WARNING, "a question is still open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
