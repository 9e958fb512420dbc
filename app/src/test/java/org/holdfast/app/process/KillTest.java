package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.app.RealEngines;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed at random moments; nothing that it acknowledged is missing or
 * different afterwards. The system property {@code holdfast.kills} says how often in each of six
 * ways, once by default; {@code holdfast.kill.seed} takes another seed.
 */
@Tag("seeds")
class KillTest {
    private static final int KILLS = Integer.getInteger("holdfast.kills", 1);
    private static final long SEED = Long.getLong("holdfast.kill.seed", 20_261_122L);
    /** Of the campaign's time, up to here. */
    private static final double SHARE = 0.8;
    private static final int WAYS = 6;
    private static final int LATEST_MILLIS = 700;
    private static final int CLOSING_MILLIS = 250;
    private static final int FEW = 60;
    private static final int MANY = 150;
    private static final int LARGE_BYTES = 9 << 20;

    @TempDir
    private Path directory;
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final TreeMap<String, Integer> hit = new TreeMap<>();

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Budget budget = Budget.upTo(SHARE);
        int rounds = 0;
        try (KilledArchive archive = new KilledArchive(directory)) {
            for (; rounds < KILLS && (rounds == 0 || budget.left()); rounds++) {
                round(archive, rounds + 1);
            }
            archive.awaitSafe();
            for (int copy = 1; copy <= 2; copy++) {
                evict(archive);
                archive.checkCopy(copy);
            }
            HoldfastProcess.Outcome end = archive.engine().terminate();
            assertEquals(0, end.status(), end.err());
            RealEngines.doorway().verifyLedger(archive.home);
        }
        System.out.println("campaign: " + rounds * WAYS + " kills, " + rounds + " in each of "
                + WAYS + " ways" + (rounds < KILLS ? " (time was up; wanted " + KILLS + ")" : "")
                + ", seed " + SEED + ", seen then: " + hit);
    }

    private void round(KilledArchive archive, int round) throws Exception {
        whileArchiving(archive, "round-%03d-early-".formatted(round), false);
        whileArchiving(archive, "round-%03d-late-".formatted(round), true);
        rightAfterAPut(archive, "command-" + round);
        whileClosing(archive, "closing-" + round);
        archive.awaitSafe();
        whileEvicting(archive, "command-" + round);
        archive.awaitSafe();
        evict(archive);
        whileRestoring(archive, round);
    }

    private static void evict(KilledArchive archive) throws ArchiveException {
        archive.perform(new Command.EvictStaging("local"));
        assertEquals(0, archive.client().ask(new Query.Staging()).used());
    }

    /** {@code late}: the moment is counted from when all is accepted. */
    private void whileArchiving(KilledArchive archive, String name, boolean late)
            throws Exception {
        List<String> folders = List.of(name + "a", name + "b");
        SourceTree.make(archive.source(folders.get(0)), chance.nextLong(), FEW, 0);
        SourceTree.make(archive.source(folders.get(1)), chance.nextLong(), MANY, LARGE_BYTES);
        Moment moment = new Moment(archive.engine(),
                chance.nextInt(late ? LATEST_MILLIS : LATEST_MILLIS / 3));
        boolean accepting;
        Set<String> doing;
        try (Archive eyes = archive.connect()) {
            Watch watch = Watch.begin(eyes);
            accepting = archive(archive, folders, moment, late);
            moment.join();
            doing = watch.doing(archive.home);
        }
        if (accepting) {
            doing.add("accepting");
        }
        doing.forEach(d -> hit.merge(d, 1, Integer::sum));
        System.out.println("killed: " + name + " " + moment.millis + " ms after "
                + (late ? "all was accepted" : "the first progress") + ": " + doing);
        archive.start();
        for (String folder : folders) {
            archive.check(folder);
        }
    }

    /** Puts folder after folder until the engine is gone; true if that was before the end. */
    private static boolean archive(KilledArchive archive, List<String> folders, Moment moment,
            boolean late) throws Exception {
        boolean accepting = true;
        try {
            for (String folder : folders) {
                long job = archive.client().submit(new Command.Put("local", KilledArchive.BUCKET,
                        List.of(archive.source(folder).toString())));
                JobSnapshot now = archive.client().awaitJob(job, 0, Duration.ZERO);
                while (!now.accepted()) {
                    now = archive.client().awaitJob(job, now.revision(), Duration.ofSeconds(1));
                    archive.acknowledge(folder, now.filesDone());
                    if (now.filesTotal() > 0 && !late) {
                        moment.progress.countDown();
                    }
                }
                assertEquals(List.of(), now.problems());
                archive.acknowledgeAll(folder);
            }
            accepting = false;
            moment.progress.countDown();
            moment.join();
        } catch (ArchiveException e) {
            assertTrue(moment.struck, e.toString());
        }
        return accepting;
    }

    /** Kills an engine some time after it has shown progress. */
    private static final class Moment {
        final CountDownLatch progress = new CountDownLatch(1);
        final int millis;
        volatile boolean struck;
        private final Thread thread;

        Moment(HoldfastProcess engine, int millis) {
            this.millis = millis;
            this.thread = Thread.ofPlatform().daemon().name("killer").start(() -> {
                try {
                    progress.await();
                    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
                    struck = true;
                    engine.kill();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void join() throws InterruptedException {
            thread.join();
        }
    }

    private void rightAfterAPut(KilledArchive archive, String folder) throws Exception {
        SourceTree.make(archive.source(folder), chance.nextLong(), FEW, LARGE_BYTES);
        HoldfastProcess.run(archive.directory, "put", "--home=home", "--wait", "accepted",
                KilledArchive.BUCKET, "source/" + folder).expect(0);
        archive.engine().kill();
        archive.acknowledgeAll(folder);
        archive.start();
        archive.check(folder);
    }

    /** Asked to end, with cartridges mounted, it is killed before it has put them away. */
    private void whileClosing(KilledArchive archive, String folder) throws Exception {
        SourceTree.make(archive.source(folder), chance.nextLong(), FEW, 0);
        archive.perform(new Command.Put("local", KilledArchive.BUCKET,
                List.of(archive.source(folder).toString())));
        archive.acknowledgeAll(folder);
        archive.engine().ask();
        new CountDownLatch(1).await(chance.nextInt(CLOSING_MILLIS), TimeUnit.MILLISECONDS);
        archive.engine().kill();
        hit.merge(archive.engine().outcome().status() == 0 ? "closed before" : "closing", 1,
                Integer::sum);
        archive.start();
        archive.check(folder);
    }

    private void whileEvicting(KilledArchive archive, String folder) throws Exception {
        Moment moment = new Moment(archive.engine(), chance.nextInt(20));
        moment.progress.countDown();
        try {
            archive.perform(new Command.EvictStaging("local"));
        } catch (ArchiveException e) {
            assertTrue(moment.struck, e.toString());
        }
        moment.join();
        archive.start();
        archive.check(folder);
    }

    /** Everything in the first round, of later ones what was put last. */
    private void whileRestoring(KilledArchive archive, int round) throws Exception {
        Path target = archive.directory.resolve("interrupted-" + round);
        String key = round == 1 ? "" : "command-" + round;
        Moment moment = new Moment(archive.engine(), chance.nextInt(300));
        try {
            long job = archive.client().submit(new Command.Get("local", KilledArchive.BUCKET, key,
                    target.toString(), Optional.empty(), false));
            JobSnapshot now = archive.client().awaitJob(job, 0, Duration.ZERO);
            while (!now.over()) {
                now = archive.client().awaitJob(job, now.revision(), Duration.ofSeconds(1));
                if (now.filesDone() > 0) {
                    moment.progress.countDown();
                }
            }
            moment.progress.countDown();
        } catch (ArchiveException e) {
            assertTrue(moment.struck, e.toString());
        }
        moment.join();
        archive.checkInterrupted(target);
        archive.start();
    }
}
