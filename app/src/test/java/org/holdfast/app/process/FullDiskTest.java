package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.app.RealEngines;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process on a real disk that gets full at a random moment, because something else on it
 * grows. What it acknowledged stays, it says what is full, and when there is room again it goes on,
 * by itself or after it was started again. {@code holdfast.disks} says how many disks, 1 by
 * default; {@code holdfast.disk.seed} takes another seed.
 */
@Tag("seeds")
class FullDiskTest {
    private static final int DISKS = Integer.getInteger("holdfast.disks", 1);
    private static final long SEED = Long.getLong("holdfast.disk.seed", 20_261_122L);
    /** Staging leaves a GiB to ledger and catalog: a disk must have more. */
    private static final long DISK_BYTES = 1_400L << 20;
    private static final int LATEST_MILLIS = 500;
    private static final int FEW = 80;
    private static final int MANY = 200;
    private static final int LARGE_BYTES = 9 << 20;
    private static final int PATIENCE_SECONDS = 2;
    private static final List<String> FOLDERS = List.of("one", "two");
    private static final int[] LEFT = {0, 0, 16 << 10, 200 << 10, 4 << 20};

    @TempDir
    private Path directory;
    private final TreeMap<String, Integer> hit = new TreeMap<>();
    private final List<Long> waiting = new ArrayList<>();

    /** What lies on the disk that gets full. */
    private enum Full { ALL, HOME, CARTRIDGES }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Budget budget = Budget.upTo(1);
        int disks = 0;
        for (; disks < DISKS && (disks == 0 || budget.left()); disks++) {
            disk(disks + 1, new SplittableRandom(SEED + disks));
        }
        System.out.println("campaign: " + disks + " full disks" + (disks < DISKS
                ? " (time was up; wanted " + DISKS + ")" : "") + ", seed " + SEED + ", said then: "
                + hit);
    }

    private void disk(int number, SplittableRandom chance) throws Exception {
        Path here = Files.createDirectories(directory.resolve("disk" + number));
        SmallDisk.Kind[] kinds = SmallDisk.Kind.values();
        Optional<SmallDisk> mounted = SmallDisk.mount(here.resolve("small"),
                kinds[number % kinds.length], DISK_BYTES);
        Assumptions.assumeTrue(mounted.isPresent(), "no small disk can be mounted here: neither"
                + " as root nor in a user namespace (unshare -rm)");
        Full full = Full.values()[(number - 1) % Full.values().length];
        try (SmallDisk disk = mounted.get()) {
            round(here, disk, full, number % 4 > 1, chance);
        }
    }

    private void round(Path here, SmallDisk disk, Full full, boolean late,
            SplittableRandom chance) throws Exception {
        try (KilledArchive archive = archive(here, disk, full)) {
            String first = "before";
            SourceTree.make(archive.source(first), chance.nextLong(), FEW, 0);
            put(archive, first);
            int left = LEFT[chance.nextInt(LEFT.length)];
            int millis = chance.nextInt(late ? LATEST_MILLIS : LATEST_MILLIS / 4);
            List<Failure> said = whileFull(archive, disk, left, late, millis, chance);
            Set<String> codes = new TreeSet<>(said.stream().map(Failure::code).toList());
            System.out.println("full: " + full + " on " + disk.kind() + ", " + left
                    + " bytes left, " + millis + " ms after "
                    + (late ? "all was accepted" : "the first progress") + ": " + codes);
            codes.forEach(c -> hit.merge(c, 1, Integer::sum));
            if (chance.nextInt(3) == 0) {
                startedWhileFull(archive, disk);
            }
            disk.free();
            afterwards(archive, chance);
        }
    }

    private static KilledArchive archive(Path here, SmallDisk disk, Full full) throws Exception {
        HomePlace place = full == Full.CARTRIDGES
                ? new HomePlace(here.resolve("home"), here.resolve("home"), disk.before())
                : new HomePlace(disk.theirs().resolve("home"), disk.ours().resolve("home"),
                        disk.before());
        Optional<String> library = Optional.empty();
        if (full != Full.ALL) {
            Path tapes = here.resolve("tapes");
            VirtualLibrary.create(tapes, LibraryPlan.of(MediaType.LTO8, 2, 24, 2)
                    .withBlanks(12, MediaType.LTO8, 256L << 20)).close();
            if (full == Full.CARTRIDGES) {
                // Its lock wants the real path, which is another one for us.
                assertEquals(0, new ProcessBuilder("cp", "-r", tapes.toString(),
                        disk.ours().toString()).inheritIO().start().waitFor());
                tapes = disk.theirs().resolve("tapes");
            }
            library = Optional.of("virtual:" + tapes);
        }
        return new KilledArchive(here, place, library, PATIENCE_SECONDS);
    }

    private static JobSnapshot put(KilledArchive archive, String folder) throws Exception {
        JobSnapshot put = archive.perform(new Command.Put("local", KilledArchive.BUCKET,
                List.of(archive.source(folder).toString())));
        assertEquals(JobSnapshot.State.DONE, put.state(), put.problems().toString());
        archive.acknowledgeAll(folder);
        return put;
    }

    /** Puts while the disk gets full, and all that was said about it. */
    private List<Failure> whileFull(KilledArchive archive, SmallDisk disk, int left, boolean late,
            int millis, SplittableRandom chance) throws Exception {
        List<Failure> said = new ArrayList<>();
        for (String folder : FOLDERS) {
            SourceTree.make(archive.source(folder), chance.nextLong(), MANY, LARGE_BYTES);
        }
        Growth growth = new Growth(disk, left, millis);
        for (String folder : FOLDERS) {
            try {
                said.addAll(putWhileFull(archive, folder, growth, late));
            } catch (ArchiveException e) {
                said.add(e.failure());
            }
        }
        growth.begin.countDown();
        growth.join();
        try {
            Rows.Status status = archive.client().ask(new Query.Status());
            said.addAll(status.problems());
            status.readOnly().ifPresent(why -> hit.merge("read-only", 1, Integer::sum));
        } catch (ArchiveException e) {
            said.add(e.failure());
        }
        return said;
    }

    /** Until the put is over, or waits for room on the full disk. */
    private List<Failure> putWhileFull(KilledArchive archive, String folder, Growth growth,
            boolean late) throws Exception {
        long job = archive.client().submit(new Command.Put("local", KilledArchive.BUCKET,
                List.of(archive.source(folder).toString())));
        JobSnapshot now = archive.client().awaitJob(job, 0, Duration.ZERO);
        while (!now.over()) {
            now = archive.client().awaitJob(job, now.revision(), Duration.ofSeconds(1));
            archive.acknowledge(folder, now.filesDone());
            if (now.filesTotal() > 0 && (!late || now.accepted())) {
                growth.begin.countDown();
            }
            Optional<JobSnapshot.Wait> room = now.waits().stream().filter(w -> w.kind()
                    == JobSnapshot.Wait.Kind.ROOM_IN_STAGING).findFirst();
            if (growth.done() && room.isPresent()) {
                hit.merge("waits for room", 1, Integer::sum);
                waiting.add(job);
                break;
            }
        }
        return now.problems();
    }

    /** An engine that is started on the full disk begins, or says what hinders it. */
    private void startedWhileFull(KilledArchive archive, SmallDisk disk) throws Exception {
        archive.engine().kill();
        waiting.clear();
        Optional<HoldfastProcess.Outcome> said = archive.tryStart();
        hit.merge(said.isPresent() ? "refused to start" : "started", 1, Integer::sum);
        if (said.isPresent()) {
            assertEquals(1, said.get().status(), said.get().toString());
            assertTrue(said.get().err().contains("(HF-"), said.get().toString());
            disk.free();
            archive.startAnyhow();
        }
    }

    /** There is room again: it goes on, or says that it has to be started again. */
    private void afterwards(KilledArchive archive, SplittableRandom chance) throws Exception {
        assertTrue(archive.engine().alive());
        for (long job : waiting) {
            JobSnapshot now = archive.client().awaitJob(job, 0, Duration.ZERO);
            while (!now.over()) {
                now = archive.client().awaitJob(job, now.revision(), Duration.ofSeconds(1));
            }
        }
        waiting.clear();
        Optional<String> hindered = hindered(archive);
        if (hindered.isPresent()) {
            hit.merge("started again", 1, Integer::sum);
            System.out.println("full: started again, as it says " + hindered.get());
            if (chance.nextBoolean()) {
                archive.engine().kill();
            } else {
                HoldfastProcess.Outcome end = archive.engine().terminate();
                assertEquals(0, end.status(), end.err());
            }
            archive.startAnyhow();
        }
        for (String folder : List.of("before", "one", "two")) {
            archive.check(folder);
        }
        SourceTree.make(archive.source("after"), chance.nextLong(), FEW, 0);
        for (String folder : List.of("one", "two", "after")) {
            put(archive, folder);
        }
        archive.awaitSafe();
        for (int copy = 1; copy <= 2; copy++) {
            archive.perform(new Command.EvictStaging("local"));
            assertEquals(0, archive.client().ask(new Query.Staging()).used());
            archive.checkCopy(copy);
        }
        HoldfastProcess.Outcome end = archive.engine().terminate();
        assertEquals(0, end.status(), end.err());
        RealEngines.doorway().verifyLedger(archive.home);
    }

    /** What an engine that cannot go on says of itself. */
    private static Optional<String> hindered(KilledArchive archive) {
        try {
            Rows.Status status = archive.client().ask(new Query.Status());
            return status.readOnly().isPresent() ? status.readOnly()
                    : status.problems().isEmpty() ? Optional.empty()
                    : Optional.of(status.problems().toString());
        } catch (ArchiveException e) {
            assertTrue(Set.of("HF-204", "HF-205").contains(e.failure().code()), e.toString());
            return Optional.of(e.failure().toString());
        }
    }

    /** Fills a disk some time after a beginning. */
    private static final class Growth {
        final CountDownLatch begin = new CountDownLatch(1);
        private final Thread thread;
        private volatile Exception failure;
        private volatile boolean done;

        Growth(SmallDisk disk, int left, int millis) {
            thread = Thread.ofPlatform().daemon().name("growth").start(() -> {
                try {
                    begin.await();
                    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
                    disk.fill(left);
                    done = true;
                } catch (java.io.IOException | InterruptedException e) {
                    failure = e;
                }
            });
        }

        boolean done() {
            return done;
        }

        void join() throws Exception {
            thread.join();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
