package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.AcceptedSegment;
import org.holdfast.engine.staging.MissingStagedBytes;
import org.holdfast.engine.staging.Staging;

/**
 * From an open ledger to a running engine: founds a new archive, brings the catalog up to date,
 * makes staging agree with the ledger and says what of it is gone. There is no other way to start,
 * whatever the world is made of.
 */
public final class EngineStart {
    private static final String SOFTWARE = "Holdfast 0.1.0";
    private static final int PAGE = 1_000;
    private static final System.Logger LOG = System.getLogger(EngineStart.class.getName());

    private final StartPlan plan;
    private final Journal journal;
    private final boolean writable;

    /** Begins with this. */
    public EngineStart(StartPlan plan) {
        this.plan = plan;
        this.journal = new Journal(plan.ledger(), plan.catalog(),
                plan.env().lanes().lane("catalog"));
        this.writable = plan.ledger().state() instanceof LedgerState.Writable;
    }

    /** Ledger and catalog of the engine. */
    public Journal journal() {
        return journal;
    }

    /**
     * Founds the archive if it is new. To be called before the libraries are opened: they may be
     * out of reach, and the archive is an archive all the same.
     */
    public EngineStart founded() throws IOException {
        if (writable && plan.ledger().last() == 0) {
            journal.append(MountSession.ACTOR, new Fact.ArchiveFounded(
                    plan.env().chance().uuid(), plan.zone().getId()));
            for (Map.Entry<String, String> e : plan.libraries().entrySet()) {
                journal.append(MountSession.ACTOR,
                        new Fact.LibraryAdded(e.getKey(), e.getValue()));
            }
        }
        return this;
    }

    /** Recovers, and lets the engine go on with what was begun. */
    public Engine begin(List<LibraryPlace> libraries, Engine.LibraryOpener opener)
            throws IOException {
        journal.beforeTheFirst(MountSession.ACTOR, new Fact.EngineStarted(SOFTWARE));
        journal.upToDate();
        Staging staging = staging();
        // What of it is gone is not to be written: the catalog has to know before anything begins.
        journal.upToDate();
        return Engine.begin(new EnginePlan(plan.env(), journal, staging,
                plan.stagingDirectory(), plan.home().resolve("indexes"), plan.home(),
                archive(plan.ledger()), plan.blockSize(), plan.patience(), libraries, writable),
                opener);
    }

    /** The archive's identity: the ledger's first entry. */
    private static String archive(Ledger ledger) throws IOException {
        try (LedgerReader reader = ledger.read(1)) {
            return reader.next().map(e -> e.fact() instanceof Fact.ArchiveFounded f
                    ? f.archive().toString() : "").orElse("");
        }
    }

    private Staging staging() throws IOException {
        Staging.Opened opened = Staging.open(plan.env(), plan.stagingDirectory(), plan.staging(),
                accepted(journal.catalog().segments()));
        for (MissingStagedBytes missing : opened.missing()) {
            lost(missing);
        }
        return opened.staging();
    }

    /** What is not given up; and the last number, which is never used again. */
    private static List<AcceptedSegment> accepted(Segments segments) throws IOException {
        List<AcceptedSegment> accepted = new ArrayList<>();
        long after = 0;
        for (List<Segments.Row> page = segments.waiting(after, PAGE); !page.isEmpty();
                page = segments.waiting(after, PAGE)) {
            page.forEach(row -> accepted.add(of(row)));
            after = page.getLast().segment();
        }
        after = 0;
        for (List<Segments.Row> page = segments.evictable(after, PAGE); !page.isEmpty();
                page = segments.evictable(after, PAGE)) {
            page.forEach(row -> accepted.add(of(row)));
            after = page.getLast().segment();
        }
        segments.find(segments.maxSegment()).filter(Segments.Row::evicted)
                .ifPresent(row -> accepted.add(of(row)));
        return accepted;
    }

    private static AcceptedSegment of(Segments.Row row) {
        return new AcceptedSegment(row.segment(), row.bytes(), row.members(), row.evicted(),
                row.safe());
    }

    /** Staged bytes that are gone: said by name, as far as no copy counts. */
    private void lost(MissingStagedBytes missing) throws IOException {
        LOG.log(System.Logger.Level.ERROR, "staged bytes are missing: segment {0} has {1} of {2}",
                missing.segment(), missing.presentBytes(), missing.acceptedBytes());
        Segments segments = journal.catalog().segments();
        Segments.Row row = segments.find(missing.segment()).orElseThrow();
        int first = 0;
        search:
        while (first < row.members()) {
            for (BlobRow blob : segments.blobs(missing.segment(), first, PAGE)) {
                if (blob.blob().segmentOffset() + blob.blob().stored() > missing.presentBytes()) {
                    break search;
                }
                first = blob.blob().ordinal() + 1;
            }
        }
        if (writable && first < row.members()) {
            journal.append(MountSession.ACTOR, new Fact.StagedBytesLost(missing.segment(), first,
                    row.members() - first, "HF-403"));
        }
    }
}
