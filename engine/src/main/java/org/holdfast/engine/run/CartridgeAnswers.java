package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.catalog.query.StoredRun;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.ScheduleState;

/** Cartridges as rows: what the ledger says of them, and where they are now. */
final class CartridgeAnswers {
    private static final int RUN_PAGE = 1_000;

    private final ScheduleState state;
    private final IndexSpool spool;

    CartridgeAnswers(ScheduleState state, IndexSpool spool) {
        this.state = state;
        this.spool = spool;
    }

    Rows.CartridgeList list(Catalog catalog) throws IOException {
        Map<Barcode, Rows.CartridgeRow> rows = new TreeMap<>();
        for (List<CartridgeRow> page = catalog.cartridges().list("", Page.MAX_ROWS);
                !page.isEmpty(); page = catalog.cartridges().list(
                        page.getLast().barcode().value(), Page.MAX_ROWS)) {
            page.forEach(row -> rows.put(row.barcode(), row(row)));
        }
        state.cartridges().values().forEach(c -> rows.putIfAbsent(c.barcode(), unknown(c)));
        return new Rows.CartridgeList(List.copyOf(rows.values()));
    }

    private String place(Barcode barcode) {
        return Optional.ofNullable(state.cartridges().get(barcode))
                .flatMap(c -> c.library().map(l -> l + "/" + c.element())).orElse("missing");
    }

    private static String word(CartridgeState s) {
        return s.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Rows.CartridgeRow row(CartridgeRow row) {
        Optional<CartridgeRow.Volume> v = row.volume();
        return new Rows.CartridgeRow(row.barcode().value(), word(row.state()),
                v.map(CartridgeRow.Volume::domain), v.map(x -> x.id().toString()),
                v.map(CartridgeRow.Volume::generation).orElse(0L),
                v.map(CartridgeRow.Volume::capacity).orElse(0L),
                v.map(CartridgeRow.Volume::remaining).orElse(0L), row.blobs(), row.bytes(),
                place(row.barcode()));
    }

    private Rows.CartridgeRow unknown(CartridgeStatus c) {
        return new Rows.CartridgeRow(c.barcode().value(), word(c.state()), Optional.empty(),
                Optional.empty(), 0, 0, 0, 0, 0, place(c.barcode()));
    }

    Rows.CartridgeDetail detail(Catalog catalog, String barcode)
            throws IOException, ArchiveException {
        if (!Barcode.isValid(barcode)) {
            throw new ArchiveException(new Failure.NoSuchCartridge(barcode));
        }
        Barcode label = new Barcode(barcode);
        Optional<CartridgeRow> known = catalog.cartridges().find(label);
        if (known.isEmpty()) {
            CartridgeStatus status = Optional.ofNullable(state.cartridges().get(label))
                    .orElseThrow(() -> new ArchiveException(
                            new Failure.NoSuchCartridge(barcode)));
            return new Rows.CartridgeDetail(unknown(status), 0, Map.of(), 0, Optional.empty(),
                    List.of());
        }
        Optional<CartridgeRow.Volume> v = known.get().volume();
        return new Rows.CartridgeDetail(row(known.get()),
                v.map(CartridgeRow.Volume::blockSize).orElse(0), byBucket(catalog, label),
                runs(catalog, label).size(), v.flatMap(CartridgeRow.Volume::openSession)
                        .map(UUID::toString), v.isEmpty() ? List.of()
                        : spool.generations(v.get().id()).stream().map(String::valueOf).toList());
    }

    private static List<StoredRun> runs(Catalog catalog, Barcode label) throws IOException {
        List<StoredRun> all = new ArrayList<>();
        long segment = 0;
        int ordinal = 0;
        long number = 0;
        for (;;) {
            List<StoredRun> page = catalog.copies().onCartridge(label, segment, ordinal, number,
                    RUN_PAGE);
            all.addAll(page);
            if (page.size() < RUN_PAGE) {
                return all;
            }
            StoredRun last = page.getLast();
            segment = last.run().segment();
            ordinal = last.run().firstOrdinal();
            number = last.number();
        }
    }

    private static Map<String, Long> byBucket(Catalog catalog, Barcode label)
            throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        for (StoredRun run : runs(catalog, label)) {
            int next = run.run().firstOrdinal();
            while (next < run.run().endOrdinal()) {
                var rows = catalog.segments().blobs(run.run().segment(), next,
                        Math.min(Page.MAX_ROWS, run.run().endOrdinal() - next));
                if (rows.isEmpty()) {
                    break;
                }
                rows.forEach(r -> sums.merge(r.bucketName(), 1L, Long::sum));
                next = rows.getLast().blob().ordinal() + 1;
            }
        }
        return sums;
    }
}
