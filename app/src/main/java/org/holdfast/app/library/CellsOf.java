package org.holdfast.app.library;

import java.util.Optional;
import java.util.function.Function;
import org.holdfast.app.library.floor.Cells;
import org.holdfast.app.library.floor.Look;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.engine.api.Rows;

/** What each slot and mail slot of a library looks like. */
final class CellsOf {
    private final Cabinet cabinet;

    CellsOf(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    /** By how full each cartridge is. */
    Cells fill() {
        return cells(spot -> cabinet.cartridge(spot).map(CellsOf::fillLook)
                .orElse(Look.UNKNOWN));
    }

    /**
     * By whether each cartridge holds a part of a bucket.
     *
     * @param holds by barcode; empty while it is not known
     */
    Cells holding(Function<String, Optional<Boolean>> holds) {
        return cells(spot -> cabinet.element(spot).barcode()
                .map(b -> holds.apply(b).map(h -> h ? Look.HOLDS : Look.HOLDS_NOT)
                        .orElse(Look.NOT_ASKED)).orElse(Look.UNKNOWN));
    }

    private Cells cells(Function<Spot, Look> look) {
        int slots = cabinet.plan().count(Spot.Kind.SLOT);
        int mail = cabinet.plan().count(Spot.Kind.MAIL_SLOT);
        Cells.Writing cells = new Cells.Writing(slots + mail);
        for (int i = 0; i < slots + mail; i++) {
            Spot spot = i < slots ? Spot.slot(i) : Spot.mailSlot(i - slots);
            Rows.ElementRow element = cabinet.element(spot);
            if (element.full()) {
                cells.cell(i, look.apply(spot),
                        cabinet.cartridge(spot).map(CellsOf::percent).orElse(0),
                        element.barcode().orElse(null));
            }
        }
        return cells.done();
    }

    private static Look fillLook(Rows.CartridgeRow row) {
        return switch (row.state()) {
            case "scratch" -> Look.SCRATCH;
            case "full" -> Look.FULL;
            default -> row.capacity() <= 0 ? Look.UNKNOWN
                    : row.remaining() <= 0 ? Look.FULL : Look.PART;
        };
    }

    /** How much of a cartridge is used, in whole percent, rounded down; 0 when not known. */
    static int percent(Rows.CartridgeRow row) {
        return row.capacity() <= 0 ? 0 : (int) Math.clamp(
                (row.capacity() - row.remaining()) * 100.0 / row.capacity(), 0, 100);
    }
}
