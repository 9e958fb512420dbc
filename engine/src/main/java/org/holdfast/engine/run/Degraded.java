package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.catalog.query.StoredRun;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.schedule.WriteItem;

/**
 * What had copies and has fewer now than were promised.
 *
 * @param staged by segment: can be written again at once
 * @param evicted by segment: has to be read back first
 */
record Degraded(List<Need> staged, List<Need> evicted) {
    private static final int SEGMENTS = 1_000;

    /** Blobs of a segment that domains lack. */
    record Need(long segment, SortedMap<String, BitSet> lacking) {

        /** Every blob that some domain lacks. */
        BitSet all() {
            BitSet all = new BitSet();
            lacking.values().forEach(all::or);
            return all;
        }

        /** To be written, of those that {@code there} says can be. */
        List<WriteItem> items(Catalog catalog, BitSet there) throws IOException {
            List<WriteItem> items = new ArrayList<>();
            for (var e : lacking.entrySet()) {
                BitSet bits = (BitSet) e.getValue().clone();
                bits.and(there);
                for (Piece p : pieces(segment, bits)) {
                    BitSet piece = new BitSet();
                    piece.set(p.from(), p.end());
                    items.add(new WriteItem(segment, e.getKey(), p.from(), p.end(),
                            bytes(catalog, segment, piece), true, 0));
                }
            }
            return items;
        }
    }

    /** {@code lacking}: what is being written already is not degraded. */
    static Degraded find(Catalog catalog,
            SortedMap<Long, SortedMap<String, BitSet>> lacking) throws IOException {
        SortedMap<Long, Need> staged = new TreeMap<>();
        SortedMap<Long, Need> evicted = new TreeMap<>();
        SortedSet<String> domains = new TreeSet<>();
        for (Buckets.Row row : catalog.buckets().list("", Page.MAX_ROWS)) {
            domains.addAll(row.bucket().policy().domains());
        }
        for (String domain : domains) {
            long after = 0;
            for (List<Segments.Uncovered> page = catalog.segments().uncovered(domain, after,
                    SEGMENTS); !page.isEmpty();
                    page = catalog.segments().uncovered(domain, after, SEGMENTS)) {
                for (Segments.Uncovered u : page) {
                    after = u.segment();
                    take(u.staged() ? staged : evicted, domain, u, lacking);
                }
            }
        }
        // One that was never written anywhere is not degraded: its job, or the start, has it.
        List<Need> had = new ArrayList<>();
        for (Need need : staged.values()) {
            if (!catalog.copies().ofSegment(need.segment(), 0, 1).isEmpty()) {
                had.add(need);
            }
        }
        return new Degraded(had, List.copyOf(evicted.values()));
    }

    private static void take(SortedMap<Long, Need> into, String domain, Segments.Uncovered u,
            SortedMap<Long, SortedMap<String, BitSet>> lacking) {
        BitSet bits = new BitSet();
        bits.set(u.firstOrdinal(), u.firstOrdinal() + u.count());
        BitSet known = lacking.getOrDefault(u.segment(), new TreeMap<>()).get(domain);
        if (known != null) {
            bits.andNot(known);
        }
        if (!bits.isEmpty()) {
            into.computeIfAbsent(u.segment(), s -> new Need(s, new TreeMap<>())).lacking()
                    .computeIfAbsent(domain, d -> new BitSet()).or(bits);
        }
    }

    /** Blobs that were on a cartridge and are neither staged nor on another one. */
    static List<Piece> lost(Catalog catalog, RestorePlanner planner, Barcode barcode)
            throws IOException {
        List<Piece> lost = new ArrayList<>();
        long segment = 0;
        int ordinal = 0;
        long number = 0;
        for (;;) {
            List<StoredRun> page = catalog.copies().onCartridge(barcode, segment, ordinal, number,
                    SEGMENTS);
            for (StoredRun run : page) {
                segment = run.run().segment();
                ordinal = run.run().firstOrdinal();
                number = run.number();
                if (catalog.segments().find(segment).filter(Segments.Row::evicted).isPresent()) {
                    lost.addAll(planner.assign(List.of(new Piece(segment,
                            run.run().firstOrdinal(), run.run().endOrdinal(), Set.of())))
                            .nowhere());
                }
            }
            if (page.size() < SEGMENTS) {
                return lost;
            }
        }
    }

    /** The stretches of neighbours. */
    static List<Piece> pieces(long segment, BitSet bits) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(from)) {
            int end = bits.nextClearBit(from);
            pieces.add(new Piece(segment, from, end, Set.of()));
            from = end;
        }
        return pieces;
    }

    /** Stored bytes of some blobs. */
    static long bytes(Catalog catalog, long segment, BitSet blobs) throws IOException {
        long sum = 0;
        for (int next = blobs.nextSetBit(0); next >= 0; ) {
            List<BlobRow> rows = catalog.segments().blobs(segment, next, Page.MAX_ROWS);
            if (rows.isEmpty()) {
                break;
            }
            for (BlobRow row : rows) {
                sum += blobs.get(row.blob().ordinal()) ? row.blob().stored() : 0;
            }
            next = blobs.nextSetBit(rows.getLast().blob().ordinal() + 1);
        }
        return sum;
    }
}
