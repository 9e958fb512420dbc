package org.holdfast.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bridge and its one hop, with a thread of the test in the place of JavaFX's. */
@Timeout(60)
class ArchiveBridgeTest {
    @TempDir
    private Path directory;
    private final ConcurrentLinkedQueue<Runnable> hops = new ConcurrentLinkedQueue<>();
    private ArchiveBridge bridge;

    private ArchiveBridge bridge(Executor fx, FakeArchive archive) {
        bridge = new ArchiveBridge(archive, Duration.ofMillis(1), new FxOutbox(fx));
        return bridge;
    }

    @AfterEach
    void close() {
        if (bridge != null) {
            bridge.close();
        }
    }

    /** Runs hops until something has come of them. */
    private void hop(java.util.function.BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Runnable next = hops.poll();
            if (next == null) {
                Thread.onSpinWait();
            } else {
                next.run();
            }
        }
    }

    @Test
    void howeverMuchComesOneHopIsPending() {
        List<String> told = new ArrayList<>();
        FxOutbox outbox = new FxOutbox(hops::add);
        for (int i = 0; i < 10_000; i++) {
            int news = i;
            outbox.put("a", () -> told.add("a" + news));
            outbox.put("b", () -> told.add("b" + news));
        }
        assertEquals(1, hops.size());
        hops.remove().run();
        assertEquals(List.of("a9999", "b9999"), told);
        outbox.put("a", () -> told.add("again"));
        assertEquals(1, hops.size());
    }

    @Test
    void oneReadersDefectTakesNothingFromAnother() {
        List<String> told = new ArrayList<>();
        FxOutbox outbox = new FxOutbox(hops::add);
        outbox.put(1, () -> {
            throw new IllegalStateException("a defect");
        });
        outbox.put(2, () -> told.add("heard"));
        var before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((t, e) -> told.add(e.getMessage()));
        try {
            hops.remove().run();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertEquals(List.of("a defect", "heard"), told);
    }

    @Test
    void theStateIsLookedAtAndSilenceIsSaid() {
        FakeArchive archive = new FakeArchive(directory);
        ArchiveBridge looking = bridge(hops::add, archive);
        List<ArchiveState> seen = new ArrayList<>();
        looking.state().subscribe(state -> {
            if (state != null) {
                seen.add(state);
            }
        });
        looking.start();
        hop(() -> !seen.isEmpty());
        assertEquals(42, seen.getFirst().status().ledger());
        Failure gone = new Failure.EngineUnreachable("closed");
        archive.answers.put(Query.Status.class, gone);
        hop(() -> looking.silence().getValue().isPresent());
        assertEquals(gone, looking.silence().getValue().get());
        archive.answers.remove(Query.Status.class);
        hop(() -> looking.silence().getValue().isEmpty());
    }

    @Test
    void aWatchTellsWhatIsNewUntilItIsEnded() {
        FakeArchive archive = new FakeArchive(directory);
        List<Object> told = new CopyOnWriteArrayList<>();
        var watch = bridge(hops::add, archive).watch(new Query.Staging(), Duration.ofMillis(1),
                told::add, told::add);
        hop(() -> told.size() == 1);
        Rows.Staging other = new Rows.Staging(1, 1, 1, 1, 1, 1);
        archive.answers.put(Query.Staging.class, other);
        hop(() -> told.size() == 2);
        Failure failure = new Failure.HomeInUse("h");
        archive.answers.put(Query.Staging.class, failure);
        hop(() -> told.size() == 3);
        assertEquals(List.of(other, failure), told.subList(1, 3));
        watch.unsubscribe();
        archive.answers.put(Query.Staging.class, new Rows.Staging(2, 2, 2, 2, 2, 2));
        List<Object> asked = new ArrayList<>();
        bridge.ask(new Query.Staging(), asked::add, asked::add);
        hop(() -> !asked.isEmpty());
        assertEquals(3, told.size());
    }

    @Test
    void aCommandBeginsAJobThatCanBeFollowed() {
        FakeArchive archive = new FakeArchive(directory);
        ArchiveBridge commanding = bridge(hops::add, archive);
        List<Long> begun = new ArrayList<>();
        List<Failure> refused = new ArrayList<>();
        commanding.submit(new Command.CreateBucket("local", "b", 2), begun::add, refused::add);
        hop(() -> !begun.isEmpty());
        List<JobSnapshot> news = new ArrayList<>();
        commanding.follow(begun.getFirst(), news::add, refused::add);
        hop(() -> !news.isEmpty() && news.getLast().over());
        archive.refusal = new Failure.BadBucketName("b");
        commanding.submit(new Command.CreateBucket("local", "b", 2), begun::add, refused::add);
        hop(() -> !refused.isEmpty());
        assertEquals(List.of(archive.refusal), refused);
        assertEquals(1, begun.size());
    }

    @Test
    void aClosedBridgeRefusesAndHasLetItsQuestionEnd() throws Exception {
        FakeArchive archive = new FakeArchive(directory);
        ArchiveBridge closing = bridge(Runnable::run, archive);
        CountDownLatch answered = new CountDownLatch(1);
        closing.ask(new Query.Buckets(), rows -> answered.countDown(), failure -> { });
        closing.close();
        assertTrue(answered.await(20, TimeUnit.SECONDS));
        List<Failure> refused = new ArrayList<>();
        closing.ask(new Query.Buckets(), rows -> { }, refused::add);
        assertEquals(List.of(new Failure.Stopping()), refused);
    }
}
