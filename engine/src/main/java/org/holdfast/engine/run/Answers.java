package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.changer.Element;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.schedule.DriveState;
import org.holdfast.engine.schedule.LibraryState;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.staging.StagingCounters;

/** Answers questions from the state of now. Safe for any thread. */
final class Answers {
    private static final int MOST = 10_000;

    private final House house;
    private final JobBook jobs;
    private final Path home;
    private final String archive;

    Answers(House house, JobBook jobs, Path home, String archive) {
        this.house = house;
        this.jobs = jobs;
        this.home = home;
        this.archive = archive;
    }

    @SuppressWarnings("unchecked")
    <R> R answer(Query<R> query) throws ArchiveException {
        if (query instanceof Query.Activity q) {
            // Asked for many times a second, and nothing that the catalog knows.
            return (R) activity(q);
        }
        try {
            Catalog catalog = house.journal().upToDate();
            Object answer = switch (query) {
                case Query.Buckets q -> buckets(catalog);
                case Query.Objects q -> new ObjectAnswers(catalog).objects(q);
                case Query.ObjectDetail q -> new ObjectAnswers(catalog).detail(q);
                case Query.Status q -> status(catalog);
                case Query.Cartridges q -> cartridges().list(catalog);
                case Query.Cartridge q -> cartridges().detail(catalog, q.barcode());
                case Query.Libraries q -> libraries();
                case Query.Jobs q -> new Rows.JobList(jobs.all());
                case Query.Activity q -> activity(q);
                case Query.ObjectAt q -> new ObjectAnswers(catalog).at(q);
                case Query.Policy q -> new ObjectAnswers(catalog).policy(q.bucket(),
                        house::blobBytes);
                case Query.PutPlan q -> new PutPlanAnswer(house, catalog).plan(q);
                case Query.RestorePlan q -> plan(catalog, q);
                case Query.LedgerEntries q -> new LedgerAnswers(house.journal().ledger())
                        .entries(q);
                case Query.Staging q -> staging(catalog);
            };
            return (R) answer;
        } catch (IOException e) {
            throw Engine.refused(house, e);
        }
    }

    private Activity activity(Query.Activity q) throws ArchiveException {
        if (q.limit() < 1 || q.limit() > MOST) {
            throw new ArchiveException(new Failure.OutOfRange("limit", q.limit(), 1, MOST));
        }
        return house.shell().activity().since(q.since(), q.limit());
    }

    private CartridgeAnswers cartridges() {
        return new CartridgeAnswers(house.shell().state(), house.spool());
    }

    private Rows.BucketList buckets(Catalog catalog) throws IOException {
        List<Rows.BucketRow> rows = new ArrayList<>();
        for (List<Buckets.Row> page = catalog.buckets().list("", Page.MAX_ROWS); !page.isEmpty();
                page = catalog.buckets().list(page.getLast().bucket().name(), Page.MAX_ROWS)) {
            for (Buckets.Row row : page) {
                rows.add(new Rows.BucketRow(row.bucket().id().toString(), row.bucket().name(),
                        row.bucket().policy().domains().size(), row.counters().objects(),
                        row.counters().bytes(), row.counters().notSafe()));
            }
        }
        return new Rows.BucketList(rows);
    }

    private Rows.Staging staging(Catalog catalog) throws IOException {
        StagingCounters c = house.staging().counters();
        Segments.Staging s = catalog.segments().staging();
        return new Rows.Staging(c.stagedBytes() + c.reservedBytes() + c.freeBytes(),
                c.stagedBytes(), s.waitingBytes(), s.evictableBytes(), c.waitingBytes(),
                c.segments());
    }

    private Rows.Status status(Catalog catalog) throws IOException {
        TreeHead head = house.journal().ledger().head();
        long objects = 0;
        long bytes = 0;
        long notSafe = 0;
        for (Rows.BucketRow row : buckets(catalog).buckets()) {
            objects += row.objects();
            bytes += row.bytes();
            notSafe += row.notSafe();
        }
        Optional<String> readOnly = house.journal().ledger().state()
                instanceof LedgerState.ReadOnly r
                ? Optional.of(r.file().getFileName() + " at " + r.offset() + ": " + r.reason())
                : Optional.empty();
        Rows.Staging staging = staging(catalog);
        return new Rows.Status(home.toString(), archive, head.size(), head.root().toString(),
                readOnly, objects, bytes, notSafe, staging.notSafe(), staging, drives(),
                jobs.running(), problems());
    }

    private List<Failure> problems() {
        List<Failure> problems = new ArrayList<>(house.safety().problems());
        for (DriveState d : house.shell().state().drives().values()) {
            if (!d.usable()) {
                problems.add(new Failure.DriveOffline(serial(d), d.reason()));
            }
        }
        Troubles.robots(house.shell().state()).stream().filter(f -> !problems.contains(f))
                .forEach(problems::add);
        problems.addAll(Troubles.cartridges(house.shell().state()));
        return problems;
    }

    private String serial(DriveState d) {
        return Optional.ofNullable(house.shell().drives().get(d.id()))
                .map(desk -> desk.bay().serial()).orElse(d.id().toString());
    }

    private List<Rows.DriveRow> drives() {
        List<Rows.DriveRow> rows = new ArrayList<>();
        for (DriveState d : house.shell().state().drives().values()) {
            String model = Optional.ofNullable(house.shell().drives().get(d.id()))
                    .map(DriveDesk::model).orElse("");
            rows.add(new Rows.DriveRow(d.id().library(), d.id().element(), serial(d), model,
                    d.phase().name().toLowerCase(java.util.Locale.ROOT),
                    d.cartridge().map(Barcode::value),
                    d.usable() ? Optional.empty() : Optional.of(d.reason())));
        }
        return rows;
    }

    private Rows.LibraryList libraries() {
        ScheduleState state = house.shell().state();
        List<Rows.LibraryRow> rows = new ArrayList<>();
        for (LibraryDesk desk : house.shell().libraries().values()) {
            Optional<LibraryState> library =
                    Optional.ofNullable(state.libraries().get(desk.name()));
            rows.add(new Rows.LibraryRow(desk.name(), desk.library().address(), desk.robot(),
                    library.isPresent() ? Optional.empty() : Optional.of("not looked at yet"),
                    elements(desk, state)));
        }
        return new Rows.LibraryList(rows);
    }

    /** As last looked at, with what has been moved since. */
    private static List<Rows.ElementRow> elements(LibraryDesk desk, ScheduleState state) {
        List<Rows.ElementRow> rows = new ArrayList<>();
        for (Element e : desk.seen()) {
            Optional<Barcode> now = state.cartridges().values().stream()
                    .filter(c -> c.element() == e.address()
                            && c.library().filter(desk.name()::equals).isPresent())
                    .map(c -> c.barcode()).findFirst();
            boolean unlabelled = e.full() && e.barcode().isEmpty();
            rows.add(new Rows.ElementRow(
                    e.type().name().toLowerCase(java.util.Locale.ROOT), e.address(),
                    unlabelled || now.isPresent(), now.map(Barcode::value),
                    e.exception().isPresent() ? Optional.of("%02X/%02X".formatted(
                            e.exception().getAsInt() >> 8, e.exception().getAsInt() & 0xFF))
                            : Optional.empty()));
        }
        return rows;
    }

    private Rows.RestorePlan plan(Catalog catalog, Query.RestorePlan q)
            throws IOException, ArchiveException {
        Buckets.Row bucket = catalog.buckets().find(q.bucket()).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchBucket(q.bucket())));
        GetJob.Order order = new Orders(house.journal()).order(bucket.bucket(), q.key(),
                Path.of("/"), q.copy(), q.version(), false);
        return new PlanAnswer(house, catalog, order, MOST).plan();
    }
}
