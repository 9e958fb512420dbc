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
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed at random moments; nothing that it acknowledged is missing or
 * different afterwards. The system property {@code holdfast.kills} says how often, 5 by default;
 * {@code holdfast.kill.seed} takes another seed.
 */
class KillTest {
    private static final System.Logger LOG = System.getLogger(KillTest.class.getName());
    private static final int KILLS = Integer.getInteger("holdfast.kills", 5);
    private static final long SEED = Long.getLong("holdfast.kill.seed", 20_261_122L);
    private static final int LATEST_MILLIS = 1_200;
    private static final int FEW = 100;
    private static final int MANY = 300;
    private static final int LARGE_BYTES = 9 << 20;

    @TempDir
    private Path directory;
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final TreeMap<String, Integer> hit = new TreeMap<>();

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        try (KilledArchive archive = new KilledArchive(directory)) {
            for (int i = 1; i <= KILLS; i++) {
                whileArchiving(archive, "round-%02d-".formatted(i), i % 2 == 0);
            }
            rightAfterAPut(archive);
            archive.awaitSafe();
            whileEvicting(archive);
            evict(archive);
            whileRestoring(archive);
            for (int copy = 1; copy <= 2; copy++) {
                evict(archive);
                archive.checkCopy(copy);
            }
            HoldfastProcess.Outcome end = archive.engine().terminate();
            assertEquals(0, end.status(), end.err());
        }
        HoldfastProcess.run(directory, "ledger", "verify", "--home=home").expect(0);
        LOG.log(System.Logger.Level.INFO, "seed {0}: {1} kills while archiving, seen at them: "
                + "{2}", Long.toString(SEED), KILLS, hit);
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
        Moment moment = new Moment(archive.engine(), chance.nextInt(LATEST_MILLIS));
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
        LOG.log(System.Logger.Level.INFO, "{0} killed {1} ms after {2}: {3}", name,
                moment.millis, late ? "all was accepted" : "the first progress", doing);
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

    private void rightAfterAPut(KilledArchive archive) throws Exception {
        SourceTree.make(archive.source("command"), chance.nextLong(), FEW, LARGE_BYTES);
        HoldfastProcess.run(archive.directory, "put", "--home=home", "--wait", "accepted",
                KilledArchive.BUCKET, "source/command").expect(0);
        archive.engine().kill();
        archive.acknowledgeAll("command");
        archive.start();
        archive.check("command");
    }

    private void whileEvicting(KilledArchive archive) throws Exception {
        Moment moment = new Moment(archive.engine(), chance.nextInt(20));
        moment.progress.countDown();
        try {
            archive.perform(new Command.EvictStaging("local"));
        } catch (ArchiveException e) {
            assertTrue(moment.struck, e.toString());
        }
        moment.join();
        archive.start();
        archive.awaitSafe();
        archive.check("command");
    }

    private void whileRestoring(KilledArchive archive) throws Exception {
        Path target = archive.directory.resolve("interrupted");
        Moment moment = new Moment(archive.engine(), chance.nextInt(300));
        try {
            long job = archive.client().submit(new Command.Get("local", KilledArchive.BUCKET, "",
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
