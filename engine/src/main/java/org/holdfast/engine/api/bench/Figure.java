package org.holdfast.engine.api.bench;

import static org.holdfast.engine.api.bench.Benchmark.CATALOG;
import static org.holdfast.engine.api.bench.Benchmark.DOCUMENTS;
import static org.holdfast.engine.api.bench.Benchmark.INDEX;
import static org.holdfast.engine.api.bench.Benchmark.LARGE;
import static org.holdfast.engine.api.bench.Benchmark.LEDGER;
import static org.holdfast.engine.api.bench.Unit.A_SECOND;
import static org.holdfast.engine.api.bench.Unit.BYTES;
import static org.holdfast.engine.api.bench.Unit.BYTES_A_SECOND;
import static org.holdfast.engine.api.bench.Unit.COUNT;
import static org.holdfast.engine.api.bench.Unit.SECONDS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A figure: of which benchmark, in which unit, against which control, and what it should reach. */
public enum Figure {
    /** Files accepted, the catalog standing still. */
    ACCEPTED_STILL(DOCUMENTS, A_SECOND, Control.COPY_TREE, Target.ratio(1.5)),
    /** Files accepted, the catalog following. */
    ACCEPTED(DOCUMENTS, A_SECOND, Control.COPY_TREE, Target.ratio(1.0)),
    /** How far the catalog fell behind meanwhile. */
    ACCEPTED_LAG(DOCUMENTS, SECONDS, Target.atMost(2)),
    /** Files accepted that were not in the page cache. */
    ACCEPTED_COLD(DOCUMENTS, A_SECOND, Control.COPY_TREE_COLD, Target.ratio(1.0)),
    /** Files accepted while they were written to two cartridges, too. */
    ACCEPTED_WRITING(DOCUMENTS, A_SECOND, Control.COPY_TREE),
    /** Files safe in two copies, from the beginning of the put. */
    SAFE(DOCUMENTS, A_SECOND, Control.COPY_TREE, Target.atLeast(4000)),
    /** Bytes safe in two copies. */
    SAFE_BYTES(DOCUMENTS, BYTES_A_SECOND),
    /** How far the catalog fell behind on the way to safe. */
    SAFE_LAG(DOCUMENTS, SECONDS, Target.atMost(2)),
    /** Files restored to a folder from one copy, each digest checked. */
    DOCUMENTS_RESTORED(DOCUMENTS, A_SECOND, Control.COPY_TREE),
    /** The most heap, garbage included. */
    DOCUMENTS_HEAP(DOCUMENTS, BYTES, Target.atMost(512 << 20)),
    /** The most that the home took, its virtual cartridges included. */
    HOME_PEAK(DOCUMENTS, BYTES),
    /** The most that staging took. */
    STAGING_PEAK(DOCUMENTS, BYTES),
    /** How many segments were given up meanwhile. */
    EVICTED(DOCUMENTS, COUNT),
    /** The ledger's size afterwards. */
    LEDGER_BYTES(DOCUMENTS, BYTES),
    /** The catalog's size afterwards. */
    CATALOG_SIZE(DOCUMENTS, BYTES),
    /** How many indexes were written to cartridges. */
    INDEXES(DOCUMENTS, COUNT),
    /** The largest of them. */
    INDEX_LARGEST(DOCUMENTS, BYTES),
    /** The longest time for one, from the filemark before to the filemark behind it. */
    INDEX_LONGEST(DOCUMENTS, SECONDS),
    /** The time for all of them, of both drives together. */
    INDEX_TIME(DOCUMENTS, SECONDS),

    /** One large file accepted. */
    LARGE_ACCEPTED(LARGE, BYTES_A_SECOND, Control.COPY_FILE, Target.ratio(1.0)),
    /** One large file from staging to one cartridge, its index included. */
    LARGE_WRITTEN(LARGE, BYTES_A_SECOND, Control.BARE_WRITE),
    /** Small files from staging to one cartridge, their indexes included. */
    SMALL_WRITTEN(LARGE, BYTES_A_SECOND, Control.BARE_WRITE, Target.ratio(0.9)),
    /** The large file read from its volume. */
    READ_BACK(LARGE, BYTES_A_SECOND, Control.BARE_READ, Target.ratio(0.95)),
    /** The large file restored to a folder, its digest checked. */
    RESTORED(LARGE, BYTES_A_SECOND, Control.COPY_FILE),
    /** The most heap. */
    LARGE_HEAP(LARGE, BYTES, Target.atMost(512 << 20)),

    /** Entries appended by 8 producers that wait for each. */
    APPENDS_8(LEDGER, A_SECOND, Control.FSYNC_LOOP),
    /** Fsyncs a second meanwhile. */
    FSYNCS_8(LEDGER, A_SECOND),
    /** Entries appended by 64 producers that wait for each. */
    APPENDS_64(LEDGER, A_SECOND, Control.FSYNC_LOOP, Target.atLeast(100_000)),
    /** Fsyncs a second meanwhile. */
    FSYNCS_64(LEDGER, A_SECOND),
    /** Entries verified: 1 million in 2 s are 500,000 a second. */
    VERIFIED(LEDGER, A_SECOND, Control.BARE_CHECK, Target.atLeast(500_000)),
    /** The most heap. */
    LEDGER_HEAP(LEDGER, BYTES, Target.atMost(512 << 20)),

    /** Objects in the catalog, from the first append until the last is applied. */
    APPLIED(CATALOG, A_SECOND, Control.UNFOLLOWED),
    /** How far the catalog fell behind while entries came as fast as files do. */
    LAG(CATALOG, SECONDS, Target.atMost(2)),
    /** A page of 1,000 objects while entries come: the median. */
    LISTING(CATALOG, SECONDS, Control.LISTING_STILL),
    /** The same: 99 of 100 are faster. */
    LISTING_SLOW(CATALOG, SECONDS),
    /** From the start of the process to the first answer after a kill. */
    READY_AFTER_KILL(CATALOG, SECONDS, Control.OPENED_IN_ORDER, Target.atMost(2)),
    /** The catalog's size. */
    CATALOG_BYTES(CATALOG, BYTES),
    /** The most heap. */
    CATALOG_HEAP(CATALOG, BYTES, Target.atMost(512 << 20)),

    /** An index written to a file. */
    INDEX_WRITTEN(INDEX, BYTES_A_SECOND, Control.BARE_FILE, Target.atLeast(500e6)),
    /** The same read, every entry made and checked. */
    INDEX_READ(INDEX, BYTES_A_SECOND, Control.BARE_PARSER, Target.ratio(1.0)),
    /** A thousand files put into it: read, merged, written. */
    INDEX_MERGED(INDEX, BYTES_A_SECOND, Control.BARE_PARSER),
    /** Its size. */
    INDEX_BYTES(INDEX, BYTES),
    /** The most heap while it was written and read, garbage included. */
    INDEX_HEAP(INDEX, BYTES, Target.atMost(300 << 20)),
    /** The heap of a process of its own that could write and read it. */
    INDEX_SMALL_HEAP(INDEX, BYTES, Target.atMost(64 << 20));

    private final Benchmark benchmark;
    private final Unit unit;
    private final Optional<Control> control;
    private final Optional<Target> target;

    Figure(Benchmark benchmark, Unit unit, Optional<Control> control, Optional<Target> target) {
        this.benchmark = benchmark;
        this.unit = unit;
        this.control = control;
        this.target = target;
    }

    Figure(Benchmark benchmark, Unit unit) {
        this(benchmark, unit, Optional.empty(), Optional.empty());
    }

    Figure(Benchmark benchmark, Unit unit, Target target) {
        this(benchmark, unit, Optional.empty(), Optional.of(target));
    }

    Figure(Benchmark benchmark, Unit unit, Control control) {
        this(benchmark, unit, Optional.of(control), Optional.empty());
    }

    Figure(Benchmark benchmark, Unit unit, Control control, Target target) {
        this(benchmark, unit, Optional.of(control), Optional.of(target));
    }

    /** All figures of a benchmark, in their order. */
    public static List<Figure> of(Benchmark benchmark) {
        return Arrays.stream(values()).filter(f -> f.benchmark == benchmark).toList();
    }

    /** Which benchmark takes it. */
    public Benchmark benchmark() {
        return benchmark;
    }

    /** What it counts. */
    public Unit unit() {
        return unit;
    }

    /** What it is compared with. */
    public Optional<Control> control() {
        return control;
    }

    /** Whether the largest run counts: a peak, a lag; not the best of runs that compete. */
    public boolean largestCounts() {
        return control.isEmpty() && !unit.moreIsBetter();
    }

    /** What it should reach. */
    public Optional<Target> target() {
        return target;
    }
}
