package org.holdfast.app.buckets;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.holdfast.app.FakeArchive;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/**
 * An archive with a bucket of one folder of each kind, and one of ten million files; all else is
 * as in {@link FakeArchive}.
 */
final class ManyObjects implements Archive {
    static final String CASES = "cases-1999-2019";
    static final String MANY = "scans";
    static final String SHA = "7c1e9a405f2b83d6e0417bb219c6d853a2f8047e6b91cc3d58e20f97d4ab6315";
    static final long MILLIONS = 10_000_000;
    /** What is asked, in order. */
    final List<Query<?>> asked = new CopyOnWriteArrayList<>();
    /** Answers of the test, a failure is thrown. */
    final Map<Class<?>, Function<Query<?>, Object>> answers = new ConcurrentHashMap<>();
    /** The state of all files of the many. */
    volatile String state = "safe";
    volatile long ledger = 1;
    volatile int undoDays = 30;
    final FakeArchive rest;

    ManyObjects(Path directory) {
        rest = new FakeArchive(directory);
        rest.answers.put(Query.Buckets.class, new Rows.BucketList(List.of(
                new Rows.BucketRow("1", CASES, 2, 480_112, 20_400_000_000L, 1204),
                new Rows.BucketRow("2", "empty", 2, 0, 0, 0),
                new Rows.BucketRow("3", MANY, 2, MILLIONS, 31_000_000_000_000L, 0))));
        rest.answers.put(Query.Jobs.class, new Rows.JobList(List.of()));
    }

    static List<Rows.ObjectRow> cases(String prefix) {
        List<Rows.ObjectRow> rows = new ArrayList<>();
        String[] folders = {"Correspondence safe 611 611", "Depositions lost 84 1",
            "Discovery staged 2390 1201", "Exhibits away 340 122", "Old degraded 12 3",
            "Pleadings writing 173 2", "Wills restoring 3 1"};
        for (String folder : folders) {
            String[] part = folder.split(" ");
            rows.add(new Rows.ObjectRow(prefix + part[0] + "/", true, Long.parseLong(part[2]),
                    18_200_000, "folder", Optional.empty(), part[1], 0, 2,
                    Long.parseLong(part[3])));
        }
        String[] files = {"Answer.wpd safe", "Complaint as filed.wpd staged",
            "Costs schedule.wpd restoring", "Expert opinion.wpd degraded",
            "Hearing notes.wpd away", "Settlement draft 3.wpd writing", "Witness list.wpd lost"};
        for (String file : files) {
            int space = file.lastIndexOf(' ');
            String word = file.substring(space + 1);
            rows.add(new Rows.ObjectRow(prefix + file.substring(0, space), false, 1, 182_000,
                    "file", Optional.of(Instant.parse("2004-03-11T09:30:00Z")), word,
                    word.equals("safe") ? 2 : 1, 2));
        }
        return rows;
    }

    private Rows.ObjectPage page(Query.Objects q) {
        if (!q.bucket().equals(MANY)) {
            return new Rows.ObjectPage(cases(q.prefix()), Optional.empty());
        }
        long from = q.after().map(Long::parseLong).orElse(0L);
        long to = Math.min(MILLIONS, from + q.limit());
        List<Rows.ObjectRow> rows = new ArrayList<>();
        for (long i = from; i < to; i++) {
            rows.add(new Rows.ObjectRow("page-" + i + ".tif", false, 1, 3_100_000, "file",
                    Optional.of(FakeArchive.NOW), state, 2, 2));
        }
        return new Rows.ObjectPage(rows, to == from + q.limit()
                ? Optional.of(Long.toString(to)) : Optional.empty());
    }

    private Rows.ObjectAt at(Query.ObjectAt q) {
        long rows = q.bucket().equals(MANY) ? MILLIONS : cases("").size();
        long index = Math.min(rows, q.index());
        return new Rows.ObjectAt(index == 0 ? Optional.empty()
                : Optional.of(Long.toString(index)), index);
    }

    @Override
    public long submit(Command command) throws ArchiveException {
        return rest.submit(command);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R ask(Query<R> query) throws ArchiveException {
        asked.add(query);
        Function<Query<?>, Object> set = answers.get(query.getClass());
        if (set != null) {
            Object answer = set.apply(query);
            if (answer instanceof Failure f) {
                throw new ArchiveException(f);
            }
            return (R) answer;
        }
        return (R) switch (query) {
            case Query.Objects q -> page(q);
            case Query.ObjectAt q -> at(q);
            case Query.Status q -> status(rest.ask(q));
            case Query.ObjectDetail q -> detail(q);
            case Query.RestorePlan q -> plan();
            case Query.PutPlan q -> new Rows.PutPlan(q.bucket(), q.files(), q.bytes(), List.of(
                    new Rows.PlannedCopy("copy-1", 0, List.of(new Rows.PlannedCartridge(
                            "AB0012L8", "lib slot 186", false, false, false, q.bytes())), 0)),
                    1L << 40, 0, Optional.of(Duration.ofSeconds(60)), Optional.of(
                            Duration.ofSeconds(540)), List.of());
            case Query.Policy q -> new Rows.Policy(q.bucket(), List.of("copy-1", "copy-2"),
                    1L << 40, undoDays, Optional.empty());
            case Query.Cartridge q -> new Rows.CartridgeDetail(new Rows.CartridgeRow(
                    q.barcode(), "APPENDABLE", Optional.of("copy-1"), Optional.empty(), 3,
                    1L << 43, 1L << 42, 9, 9, q.barcode().equals("AB0012L8") ? "lib slot 186"
                            : "shelf B"), 524_288, Map.of(), 1, Optional.empty(), List.of());
            default -> rest.ask(query);
        };
    }

    private Rows.ObjectDetail detail(Query.ObjectDetail q) {
        Rows.ObjectRow row = cases(q.key().substring(0, q.key().lastIndexOf('/') + 1)).stream()
                .filter(r -> r.key().equals(q.key())).findFirst()
                .orElseGet(() -> cases("").getLast());
        return new Rows.ObjectDetail(row, "v2", SHA, List.of(
                new Rows.CopyRow(1, 0, "AB0012L8", "copy-1", 1_718_207, 0, "p", true),
                new Rows.CopyRow(2, 0, "AB0071L8", "copy-2", 4_562_664, 0, "p", true)), List.of(
                new Rows.VersionRow("v2", FakeArchive.NOW, 182_000, SHA, true, false),
                new Rows.VersionRow("v1", FakeArchive.NOW.minusSeconds(90_000), 151_808, SHA,
                        false, false)), Map.of("owner", "maria (1000)", "created",
                FakeArchive.NOW.toString()));
    }

    private static Rows.RestorePlan plan() {
        return new Rows.RestorePlan(951, 229_200_000, 3, 1_000_000, List.of(
                new Rows.PlanStep("AB0012L8", "lib slot 186", false, 611, 18_200_000, List.of(
                        wait(JobSnapshot.Wait.Kind.ROBOT, 11),
                        wait(JobSnapshot.Wait.Kind.LOAD, 17),
                        wait(JobSnapshot.Wait.Kind.LOCATE, 38),
                        wait(JobSnapshot.Wait.Kind.READ, 2))),
                new Rows.PlanStep("AB0044L8", "lib drive 2", true, 218, 200_000_000, List.of(
                        wait(JobSnapshot.Wait.Kind.LOCATE, 24))),
                new Rows.PlanStep("AB0071L8", "shelf B", false, 122, 11_000_000, List.of(
                        new Rows.PlanWait(JobSnapshot.Wait.Kind.PERSON, Optional.empty()),
                        wait(JobSnapshot.Wait.Kind.LOAD, 17)))), List.of(),
                Optional.of(Duration.ofSeconds(68)));
    }

    private static Rows.PlanWait wait(JobSnapshot.Wait.Kind kind, int seconds) {
        return new Rows.PlanWait(kind, Optional.of(Duration.ofSeconds(seconds)));
    }

    private Rows.Status status(Rows.Status s) {
        return new Rows.Status(s.home(), s.archive(), ledger, s.head(), s.readOnly(),
                s.objects(), s.bytes(), s.notSafe(), s.notSafeBytes(), s.staging(), s.drives(),
                s.jobs(), s.problems());
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience)
            throws ArchiveException {
        return rest.awaitJob(job, after, patience);
    }

    @Override
    public void close() {
        rest.close();
    }
}
