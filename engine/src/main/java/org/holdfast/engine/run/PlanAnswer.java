package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Selections;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.run.RestorePlanner.Stretch;

/** What a restore would take, said before it is done. */
final class PlanAnswer {
    private final House house;
    private final Catalog catalog;
    private final GetJob.Order order;
    private final int page;

    PlanAnswer(House house, Catalog catalog, GetJob.Order order, int page) {
        this.house = house;
        this.catalog = catalog;
        this.order = order;
        this.page = page;
    }

    Rows.RestorePlan plan() throws IOException {
        RestorePlanner planner = new RestorePlanner(catalog, house.shell().state(),
                order.onlyDomain());
        List<Selections.Part> parts = planner.parts(order.selection());
        RestorePlanner.Plan plan = planner.plan(parts, segment ->
                house.staging().holds(segment));
        PlanWaits waits = new PlanWaits(house.shell().state(),
                house.shell().activity().pace());
        List<Rows.PlanStep> steps = new ArrayList<>();
        List<Failure> problems = new ArrayList<>();
        for (Map.Entry<Barcode, List<Stretch>> e : plan.tapes().entrySet()) {
            long[] sum = new long[2];
            for (Stretch s : e.getValue()) {
                add(sum, s.run().run().segment(), s.from(), s.end());
            }
            String where = planner.where(e.getKey());
            if (where.isEmpty()) {
                problems.add(new Failure.CartridgeMissing(e.getKey().value(),
                        order.selection().name()));
            }
            if (sum[0] > 0) {
                steps.add(new Rows.PlanStep(e.getKey().value(), where,
                        planner.mounted(e.getKey()), sum[0], sum[1],
                        waits.of(e.getKey(), e.getValue().size(), sum[1])));
            }
        }
        for (Piece p : plan.nowhere()) {
            long[] sum = new long[2];
            add(sum, p.segment(), p.from(), p.end());
            if (sum[0] > 0) {
                problems.add(new Failure.NoCopyLeft(order.bucket().name(),
                        order.selection().name()));
            }
        }
        return new Rows.RestorePlan(parts.stream().mapToLong(Selections.Part::blobs).sum(),
                parts.stream().mapToLong(Selections.Part::bytes).sum(),
                plan.staged().stream().mapToLong(Selections.Part::blobs).sum(),
                plan.staged().stream().mapToLong(Selections.Part::bytes).sum(), steps, problems,
                waits.total(steps));
    }

    private void add(long[] sum, long segment, int from, int end) throws IOException {
        int next = from;
        while (next < end) {
            List<BlobRow> rows = catalog.selections().blobs(order.selection(), segment, next,
                    page);
            for (BlobRow row : rows) {
                if (row.blob().ordinal() < end) {
                    sum[0]++;
                    sum[1] += row.blob().stored();
                }
            }
            next = rows.isEmpty() ? end : rows.getLast().blob().ordinal() + 1;
        }
    }
}
