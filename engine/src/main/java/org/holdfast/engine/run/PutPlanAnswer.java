package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.schedule.Takers;
import org.holdfast.engine.schedule.Takers.Taker;
import org.holdfast.engine.staging.StagingCounters;

/** What a put would take, said before it is done. */
final class PutPlanAnswer {
    private final House house;
    private final Catalog catalog;
    private final ScheduleState state;
    private final Pace pace;
    private final Set<Barcode> given = new TreeSet<>();
    private final List<Failure> problems = new ArrayList<>();

    PutPlanAnswer(House house, Catalog catalog) {
        this.house = house;
        this.catalog = catalog;
        this.state = house.shell().state();
        this.pace = house.shell().activity().pace();
    }

    Rows.PutPlan plan(Query.PutPlan q) throws IOException, ArchiveException {
        if (q.files() < 0 || q.bytes() < 0) {
            throw new ArchiveException(new Failure.OutOfRange(q.files() < 0 ? "files" : "bytes",
                    Math.min(q.files(), q.bytes()), 0, Long.MAX_VALUE));
        }
        Buckets.Row bucket = catalog.buckets().find(q.bucket()).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchBucket(q.bucket())));
        problems.addAll(Troubles.robots(state));
        OptionalLong blank = smallest();
        List<Rows.PlannedCopy> copies = new ArrayList<>();
        for (String domain : bucket.bucket().policy().domains()) {
            copies.add(copy(domain, Math.max(1, q.bytes()), blank));
        }
        StagingCounters c = house.staging().counters();
        long free = c.freeBytes() + catalog.segments().staging().evictableBytes();
        long waiting = Math.max(0, q.bytes() - free);
        Optional<Duration> writing = writing(copies, q.bytes());
        Optional<Duration> accepted = pace.takingIn(q.files(), q.bytes());
        if (waiting > 0) {
            // Room is made by writing only: what waits goes no faster than that.
            accepted = accepted.flatMap(a -> writing.map(w -> longer(a, w)));
        }
        Optional<Duration> taking = problems.isEmpty() ? accepted : Optional.empty();
        Optional<Duration> safe = taking.flatMap(a -> writing.map(w -> longer(a, w)));
        return new Rows.PutPlan(bucket.bucket().name(), q.files(), q.bytes(), copies, free,
                waiting, taking, safe, problems);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** The least that a cartridge of this archive takes: a blank one has not said it yet. */
    private OptionalLong smallest() throws IOException {
        OptionalLong least = OptionalLong.empty();
        for (List<CartridgeRow> page = catalog.cartridges().list("", Page.MAX_ROWS);
                !page.isEmpty(); page = catalog.cartridges().list(
                        page.getLast().barcode().value(), Page.MAX_ROWS)) {
            for (CartridgeRow row : page) {
                if (row.volume().isPresent()) {
                    long capacity = row.volume().get().capacity();
                    least = OptionalLong.of(Math.min(least.orElse(capacity), capacity));
                }
            }
        }
        return least;
    }

    private Rows.PlannedCopy copy(String domain, long bytes, OptionalLong blank) {
        long before = Takers.waiting(state, domain);
        long left = bytes;
        long skip = before;
        List<Rows.PlannedCartridge> cartridges = new ArrayList<>();
        for (Taker t : Takers.of(state, domain)) {
            if (left == 0 || !given.add(t.cartridge().barcode())) {
                continue;
            }
            // How much an unknown blank one takes is not known: it may take all of it.
            long room = t.blank() ? blank.orElse(Long.MAX_VALUE) : t.cartridge().remaining();
            long others = Math.min(skip, room);
            skip -= others;
            long mine = Math.min(left, room - others);
            left -= mine;
            if (mine > 0) {
                cartridges.add(new Rows.PlannedCartridge(t.cartridge().barcode().value(),
                        t.cartridge().library().orElse("") + "/" + t.cartridge().element(),
                        t.blank(), t.mounted(), t.person(), mine));
            }
        }
        if (left > 0) {
            problems.add(Takers.drives(state) == 0 ? new Failure.NoDrive(domain)
                    : new Failure.NoCartridge(domain));
        }
        return new Rows.PlannedCopy(domain, before, cartridges, left);
    }

    /** Until all of it is on its cartridges and counts, side by side on the drives that work. */
    private Optional<Duration> writing(List<Rows.PlannedCopy> copies, long bytes) {
        long drives = Math.min(Takers.drives(state), copies.size());
        boolean person = copies.stream().flatMap(c -> c.cartridges().stream())
                .anyMatch(Rows.PlannedCartridge::person);
        if (drives == 0 || person) {
            return Optional.empty();
        }
        long all = copies.stream().mapToLong(c -> c.before() + bytes).sum();
        long mounts = copies.stream().flatMap(c -> c.cartridges().stream())
                .filter(c -> !c.mounted()).count();
        Optional<Duration> mount = mounts == 0 ? Optional.of(Duration.ZERO)
                : pace.mean(Kind.MOVE).flatMap(m -> pace.mean(Kind.LOAD).map(m::plus));
        return pace.of(Kind.WRITE, all).flatMap(w -> pace.mean(Kind.INDEX).flatMap(i ->
                mount.map(m -> w.plus(m.multipliedBy(mounts)).plus(
                        i.multipliedBy(copies.size())).dividedBy(drives))));
    }
}
