package org.holdfast.app.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.model.Priority;

/** Half an hour of a library with a robot and four drives, and the jobs of it. */
final class SampleDay {
    static final Instant NOW = FakeArchive.NOW;
    private static final long GIGA = 1_000_000_000;
    private final List<Block> robot = new ArrayList<>();

    Activity activity() {
        List<Activity.Lane> lanes = new ArrayList<>();
        List<Block> first = blocks(4, "HF0012L8", Kind.WRITE, 1800, 1660, Kind.INDEX, 1660, 1630,
                Kind.UNLOAD, 1630, 1580, Kind.LOAD, 1350, 1315, Kind.LOCATE, 1315, 1270,
                Kind.WRITE, 1270, 640, Kind.INDEX, 640, 610, Kind.WRITE, 610, -1);
        List<Block> second = blocks(2, "HF0044L8", Kind.LOAD, 1750, 1715, Kind.LOCATE, 1715,
                1660, Kind.READ, 1660, 1290, Kind.UNLOAD, 1290, 1240, Kind.LOAD, 1060, 1020,
                Kind.LOCATE, 1020, 985, Kind.READ, 985, -1);
        List<Block> third = blocks(1, "HF0007L8", Kind.WRITE, 1800, 1480, Kind.INDEX, 1480, 1450,
                Kind.UNLOAD, 1450, 1390, Kind.LOAD, 820, 790, Kind.READ, 790, 500, Kind.UNLOAD,
                500, 450);
        third.set(4, failed(third.get(4)));
        List<Block> fourth = blocks(3, "HF0021L8", Kind.READ, 1800, 1610, Kind.LOCATE, 1610, 1580,
                Kind.READ, 1580, 1380, Kind.UNLOAD, 1380, 1330);
        for (long ago : new long[] {1770, 1680, 1390, 1360, 1100, 870, 850, 540, 300}) {
            robot.add(move(robot.size() + 1, ago, ago - 8));
        }
        robot.add(move(robot.size() + 1, 5, -1));
        lanes.add(new Activity.Lane("virtual", Optional.empty(), robot, List.of(), 0,
                Optional.of(new Activity.Carried("HF0068L8", 1009, 258, NOW.minusSeconds(5)))));
        lanes.add(lane(256, first, 294_000_000));
        lanes.add(lane(257, second, 281_000_000));
        lanes.add(lane(258, third, 0));
        lanes.add(lane(259, fourth, 0));
        return new Activity(40, false, NOW, lanes);
    }

    private static Activity.Lane lane(int drive, List<Block> blocks, long speed) {
        return new Activity.Lane("virtual", Optional.of(drive), blocks, List.of(), speed,
                Optional.empty());
    }

    private static Block move(long number, long from, long to) {
        return new Block(number, Kind.MOVE, NOW.minusSeconds(from), end(to), false,
                Optional.of(2L), "HF0068L8", 0, Optional.of(1009), Optional.of(258));
    }

    private static Optional<Instant> end(long ago) {
        return ago < 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(ago));
    }

    private static Block failed(Block b) {
        return new Block(b.number(), b.kind(), b.begin(), b.end(), true, b.job(), b.barcode(),
                b.bytes(), b.from(), b.to());
    }

    private static List<Block> blocks(long job, String barcode, Object... parts) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 3) {
            Kind kind = (Kind) parts[i];
            long to = (Integer) parts[i + 2];
            long seconds = (Integer) parts[i + 1] - Math.max(0, to);
            blocks.add(new Block(i / 3 + 1, kind, NOW.minusSeconds((Integer) parts[i + 1]),
                    end(to), false, Optional.of(job), barcode,
                    kind == Kind.READ || kind == Kind.WRITE ? seconds * GIGA / 4 : 0,
                    Optional.empty(), Optional.empty()));
        }
        return blocks;
    }

    private static JobSnapshot going(long id, String kind, String title, long safe,
            boolean steerable, boolean paused, Priority priority, Wait... waits) {
        return new JobSnapshot(id, 5, kind, "local", title, JobSnapshot.State.RUNNING, true,
                kind.equals("put") ? 1204 : safe, safe, 1204,
                12 * GIGA * (kind.equals("put") ? 1204 : safe) / 1204, 12 * GIGA * safe / 1204,
                12 * GIGA, NOW.minusSeconds(1200), Optional.empty(), List.of(waits), List.of(),
                0, List.of(), List.of(), steerable, paused, priority);
    }

    private static Wait wait(Wait.Kind kind, String... subjects) {
        return new Wait(kind, List.of(subjects), Duration.ofSeconds(48));
    }

    List<JobSnapshot> jobs() {
        return List.of(
                going(7, "rescan", "virtual", 0, false, false, Priority.NORMAL,
                        wait(Wait.Kind.ROBOT, "virtual")),
                going(6, "put", "board-minutes", 0, true, true, Priority.LOW),
                going(5, "get", "cases-1999-2019/2004-117", 3, true, false, Priority.HIGH,
                        wait(Wait.Kind.DRIVE, "virtual"), wait(Wait.Kind.PERSON, "HF0071L8")),
                going(4, "put", "match-recordings-2025", 851, true, false, Priority.NORMAL,
                        wait(Wait.Kind.WRITE, "HF0012L8")),
                FakeArchive.job(3, "get", "training-2012", JobSnapshot.State.DONE, List.of(),
                        List.of(), List.of()),
                going(2, "get", "studio-masters/1987", 400, true, false, Priority.HIGH,
                        wait(Wait.Kind.READ, "HF0044L8")),
                FakeArchive.job(1, "put", "mail-export-2024", JobSnapshot.State.PARTLY,
                        List.of(new Failure.SourceUnreadable("/a", "denied")), List.of(),
                        List.of()));
    }
}
