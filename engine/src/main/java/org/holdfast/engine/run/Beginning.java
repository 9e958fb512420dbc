package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.schedule.SchedulePolicy;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.session.HomeDisk;
import org.holdfast.engine.session.SessionTools;

/** How an engine begins: with everything that was accepted and is not safe yet. */
final class Beginning {
    private static final String CREATOR = "HOLDFAST Holdfast 0.1.0 - Linux - engine";
    /** A blob takes at most a quarter of the smallest cartridge. */
    private static final int SHARE_OF_CARTRIDGE = 4;
    private static final int SHARE_OF_STAGING = 4;
    private static final long LEAST_BLOB = 1L << 20;
    private static final int SEGMENTS = 1_000;

    private final EnginePlan plan;

    Beginning(EnginePlan plan) {
        this.plan = plan;
    }

    Engine begin(Engine.LibraryOpener opener) throws IOException {
        Lane housework = plan.env().lanes().lane("housework");
        SessionTools tools = new SessionTools(plan.env(), plan.journal(), plan.staging(),
                new IndexSpool(new HomeDisk(plan.env().files()), plan.indexDirectory()), CREATOR,
                plan.blockSize());
        Safety safety = new Safety(plan.staging(), plan.env().time(), housework,
                plan.patience());
        Evictor evictor = new Evictor(plan.journal(), plan.staging(), safety, housework);
        safety.onSafe(evictor::look);
        ReadDesk reads = new ReadDesk();
        Shell shell = new Shell(tools, safety, reads, new HomeProbe(plan.env().files(),
                plan.journal(), plan.home(), plan.indexDirectory()),
                SchedulePolicy.standard(plan.staging().limitBytes()));
        JobBook jobs = new JobBook(plan.env().time());
        House house = new House(plan.env(), plan.journal(), plan.staging(),
                plan.stagingDirectory(), shell, safety, reads, evictor, tools.spool(),
                largestBlob());
        for (LibraryPlace place : plan.libraries()) {
            shell.add(new LibraryDesk(place.name(), place.library(), place.shelf(),
                    place.hands(), plan.journal().catalog()));
        }
        if (plan.writable()) {
            List<WriteItem> unfinished = unfinished(plan.journal().catalog());
            Mending mending = new Mending(house, jobs);
            safety.watcher(mending);
            shell.onDoubt(mending::doubted);
            mending.unfinished(unfinished);
            shell.settled().thenRun(() -> mending.doubted(Optional.empty()));
        }
        return new Engine(house, jobs, new Answers(house, jobs, plan.home(), plan.archive()),
                opener);
    }

    /** What some domain lacks and staging still has. */
    private List<WriteItem> unfinished(Catalog catalog) throws IOException {
        TreeSet<String> domains = new TreeSet<>();
        for (Buckets.Row row : catalog.buckets().list("", Page.MAX_ROWS)) {
            domains.addAll(row.bucket().policy().domains());
        }
        List<WriteItem> items = new ArrayList<>();
        for (String domain : domains) {
            long after = 0;
            for (List<Segments.Uncovered> page = catalog.segments().uncovered(domain, after,
                    SEGMENTS); !page.isEmpty();
                    page = catalog.segments().uncovered(domain, after, SEGMENTS)) {
                for (Segments.Uncovered u : page) {
                    after = u.segment();
                    if (u.staged()) {
                        items.add(new WriteItem(u.segment(), domain, u.firstOrdinal(),
                                u.firstOrdinal() + u.count(), bytes(catalog, u), true, 0));
                    }
                }
            }
        }
        return items;
    }

    private static long bytes(Catalog catalog, Segments.Uncovered u) throws IOException {
        long sum = 0;
        int next = u.firstOrdinal();
        int end = next + u.count();
        while (next < end) {
            List<BlobRow> rows = catalog.segments().blobs(u.segment(), next,
                    Math.min(Page.MAX_ROWS, end - next));
            if (rows.isEmpty()) {
                break;
            }
            sum += rows.stream().mapToLong(r -> r.blob().stored()).sum();
            next = rows.getLast().blob().ordinal() + 1;
        }
        return sum;
    }

    /** An object larger than staging goes through it blob by blob: several have to fit at once. */
    private long largestBlob() {
        return Math.min(ofCartridges(), Math.max(LEAST_BLOB,
                plan.staging().limitBytes() / SHARE_OF_STAGING));
    }

    private long ofCartridges() {
        return plan.libraries().stream().mapToLong(LibraryPlace::smallestCartridge)
                .filter(n -> n > 0).min().stream().map(n -> Math.max(LEAST_BLOB,
                        n / SHARE_OF_CARTRIDGE)).findFirst().orElse(Long.MAX_VALUE);
    }
}
