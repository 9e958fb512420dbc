package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Copies;
import org.holdfast.engine.catalog.query.Selections;
import org.holdfast.engine.catalog.query.StoredRun;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.ScheduleState;

/**
 * From which cartridges a selection is read: each once, mounted ones first, few new ones.
 *
 * <p>Within a cartridge the order is that of the tape ({@link TapeOrder}).
 */
final class RestorePlanner {
    private static final int PAGE = 1_000;

    private final Catalog catalog;
    private final ScheduleState state;
    private final Optional<String> onlyDomain;

    /** {@code onlyDomain}: copies of this domain only. */
    RestorePlanner(Catalog catalog, ScheduleState state, Optional<String> onlyDomain) {
        this.catalog = catalog;
        this.state = state;
        this.onlyDomain = onlyDomain;
    }

    /** Blobs of a segment, and the cartridges that have failed to give them. */
    record Piece(long segment, int from, int end, Set<Barcode> excluded) {}

    /** Blobs {@code from} to {@code end} of a run, to be read from its cartridge. */
    record Stretch(StoredRun run, int from, int end, Set<Barcode> excluded) {}

    /**
     * What is read where.
     *
     * @param staged segments that are still in staging
     * @param tapes stretches by cartridge, in the order of the tape
     * @param nowhere pieces that no cartridge is known to have
     */
    record Plan(List<Selections.Part> staged, SortedMap<Barcode, List<Stretch>> tapes,
            List<Piece> nowhere) {}

    /** All segments of a selection with what it has in each. */
    List<Selections.Part> parts(Selections.Selection selection) throws IOException {
        List<Selections.Part> all = new ArrayList<>();
        long after = 0;
        for (;;) {
            List<Selections.Part> page = catalog.selections().segments(selection, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.getLast().segment();
        }
    }

    /** Plans; {@code staged} says which segments can be read from staging. */
    Plan plan(List<Selections.Part> parts, LongPredicate staged) throws IOException {
        List<Selections.Part> fromStaging = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (Selections.Part part : parts) {
            if (onlyDomain.isEmpty() && staged.test(part.segment())) {
                fromStaging.add(part);
            } else {
                int members = catalog.segments().find(part.segment()).orElseThrow().members();
                pieces.add(new Piece(part.segment(), 0, members, Set.of()));
            }
        }
        Plan tapes = assign(pieces);
        return new Plan(fromStaging, tapes.tapes(), tapes.nowhere());
    }

    /** Finds a cartridge for each piece, other than those that have failed. */
    Plan assign(List<Piece> pieces) throws IOException {
        SortedMap<Barcode, List<Stretch>> tapes = new TreeMap<>();
        List<Piece> nowhere = new ArrayList<>();
        for (Piece piece : pieces) {
            nowhere.addAll(assign(piece, tapes));
        }
        tapes.values().forEach(TapeOrder::sort);
        return new Plan(List.of(), tapes, nowhere);
    }

    private List<Piece> assign(Piece piece, SortedMap<Barcode, List<Stretch>> tapes)
            throws IOException {
        List<StoredRun> runs = runs(piece);
        runs.sort(Comparator.comparingInt((StoredRun r) -> cost(r.cartridge(), tapes))
                .thenComparing(StoredRun::cartridge));
        BitSet missing = new BitSet();
        missing.set(piece.from(), piece.end());
        List<Copies.Gone> gone = catalog.copies().gone(piece.segment(), piece.from(), PAGE);
        for (StoredRun run : runs) {
            BitSet here = new BitSet();
            here.set(run.run().firstOrdinal(), run.run().endOrdinal());
            here.and(missing);
            gone.stream().filter(g -> g.cartridge().equals(run.cartridge())
                    && g.number() >= run.number()).forEach(g -> here.clear(g.ordinal()));
            for (int from = here.nextSetBit(0); from >= 0; from = here.nextSetBit(from)) {
                int end = here.nextClearBit(from);
                tapes.computeIfAbsent(run.cartridge(), b -> new ArrayList<>())
                        .add(new Stretch(run, from, end, piece.excluded()));
                missing.clear(from, end);
                from = end;
            }
        }
        List<Piece> rest = new ArrayList<>();
        for (int from = missing.nextSetBit(0); from >= 0; from = missing.nextSetBit(from)) {
            int end = missing.nextClearBit(from);
            rest.add(new Piece(piece.segment(), from, end, piece.excluded()));
            from = end;
        }
        return rest;
    }

    private List<StoredRun> runs(Piece piece) throws IOException {
        List<StoredRun> found = new ArrayList<>();
        for (StoredRun run : catalog.copies().ofSegment(piece.segment(), 0, 10_000)) {
            boolean wanted = onlyDomain.isEmpty() || onlyDomain.get().equals(run.domain());
            if (wanted && run.readable() && !piece.excluded().contains(run.cartridge())
                    && run.run().firstOrdinal() < piece.end()
                    && piece.from() < run.run().endOrdinal()) {
                found.add(run);
            }
        }
        return found;
    }

    /** What it takes to read from a cartridge: nothing more if it is read anyway. */
    private int cost(Barcode barcode, SortedMap<Barcode, List<Stretch>> tapes) {
        if (tapes.containsKey(barcode)) {
            return 0;
        }
        boolean mounted = state.drives().values().stream()
                .anyMatch(d -> d.cartridge().filter(barcode::equals).isPresent());
        if (mounted) {
            return 1;
        }
        Optional<CartridgeStatus> status = Optional.ofNullable(state.cartridges().get(barcode));
        return status.flatMap(CartridgeStatus::library).isPresent() ? 2 : 3;
    }

    /** Where a cartridge is, for people: its library and element, or nowhere known. */
    String where(Barcode barcode) {
        return Optional.ofNullable(state.cartridges().get(barcode))
                .flatMap(c -> c.library().map(l -> l + "/" + c.element())).orElse("");
    }

    /** Whether it is in a drive. */
    boolean mounted(Barcode barcode) {
        return cost(barcode, new TreeMap<>()) == 1;
    }

    /** The barcodes of a set, with one more. */
    static Set<Barcode> with(Set<Barcode> some, Barcode one) {
        Set<Barcode> all = new TreeSet<>(some);
        all.add(one);
        return all;
    }
}
