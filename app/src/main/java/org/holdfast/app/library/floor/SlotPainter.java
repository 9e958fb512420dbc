package org.holdfast.app.library.floor;

import java.util.List;

/**
 * Paints frames, slots and mail slots into pixels, as far as they are in view.
 *
 * <p>A picture takes the time of its pixels, not of its slots: the same few milliseconds from far
 * away (56,000 flat cells) and from near (two thousand labels).
 */
public final class SlotPainter {
    private static final double GAP_FROM = 3;
    private static final int LABEL_TAIL = 4;
    private static final int SERIAL = 6;
    private static final int MARGIN = 4;

    private final FloorPlan plan;
    private final Cells cells;
    private final Tints tints;
    private final List<GlyphSheet> sheets;

    /**
     * Paints a library.
     *
     * @param sheets letters, from small to large; may be empty
     */
    public SlotPainter(FloorPlan plan, Cells cells, Tints tints, List<GlyphSheet> sheets) {
        this.plan = plan;
        this.cells = cells;
        this.tints = tints;
        this.sheets = List.copyOf(sheets);
    }

    /** Paints all that a camera sees; the camera's pixels are the picture's. */
    public void paint(Pixels on, Camera camera, Detail detail) {
        on.clear(tints.ground());
        Shelving shelving = plan.shelving();
        Box seen = camera.seen(on.width(), on.height());
        for (int frame = 0; frame < shelving.frames(); frame++) {
            Box box = shelving.frame(frame);
            if (box.meets(seen)) {
                frame(on, camera, detail, frame, box);
            }
        }
        for (int m = 0; m < plan.count(Spot.Kind.MAIL_SLOT); m++) {
            Box box = plan.mailSlot(m);
            if (box.meets(seen)) {
                at(on, detail, shelving.slots() + m, camera.view(box));
            }
        }
    }

    private void frame(Pixels on, Camera camera, Detail detail, int frame, Box box) {
        Box view = camera.view(box);
        int x0 = (int) Math.round(view.x());
        int y0 = (int) Math.round(view.y());
        int x1 = (int) Math.round(view.right());
        int y1 = (int) Math.round(view.bottom());
        on.fill(x0, y0, x1, y1, tints.frame());
        on.outline(x0, y0, x1, y1, tints.frameEdge());
        Shelving s = plan.shelving();
        double pitchX = Shelving.PITCH_X * camera.scale();
        double pitchY = Shelving.PITCH_Y * camera.scale();
        double left = camera.viewX(box.x() + Shelving.PAD);
        double top = camera.viewY(box.y() + Shelving.PAD);
        int firstColumn = clamp(-left / pitchX - 1, s.columns());
        int lastColumn = clamp((on.width() - left) / pitchX + 1, s.columns());
        int firstRow = clamp(-top / pitchY - 1, s.rows());
        int lastRow = clamp((on.height() - top) / pitchY + 1, s.rows());
        int most = s.firstSlot(frame) + s.slotsIn(frame);
        for (int column = firstColumn; column < lastColumn; column++) {
            int slot = s.firstSlot(frame) + column * s.rows();
            int last = Math.min(slot + lastRow, most);
            for (int i = slot + firstRow; i < last; i++) {
                if (detail == Detail.FLAT) {
                    flat(on, cells.look(i), left + column * pitchX, top + (i - slot) * pitchY,
                            pitchX, pitchY);
                } else {
                    at(on, detail, i, new Box(left + column * pitchX, top + (i - slot) * pitchY,
                            Shelving.CELL_WIDTH * camera.scale(),
                            Shelving.CELL_HEIGHT * camera.scale()));
                }
            }
        }
    }

    private static int clamp(double value, int most) {
        return (int) Math.clamp(value, 0, most);
    }

    /** From far away: a cell reaches to the next, and gaps come back as soon as there is room. */
    private void flat(Pixels on, Look look, double x, double y, double pitchX, double pitchY) {
        if (look == Look.EMPTY) {
            return;
        }
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        int x1 = Math.max(x0 + 1,
                (int) Math.floor(x + pitchX) - (pitchX >= GAP_FROM ? 1 : 0));
        int y1 = Math.max(y0 + 1,
                (int) Math.floor(y + pitchY) - (pitchY >= GAP_FROM ? 1 : 0));
        on.fill(x0, y0, x1, y1, flatColour(look));
    }

    private int flatColour(Look look) {
        return switch (look) {
            case EMPTY -> tints.frame();
            case SCRATCH, UNKNOWN, HOLDS_NOT -> tints.flatScratch();
            case PART, NOT_ASKED -> tints.flatPart();
            case FULL -> tints.flatFull();
            case HOLDS -> tints.solid();
        };
    }

    private void at(Pixels on, Detail detail, int cell, Box view) {
        int x0 = (int) Math.round(view.x());
        int y0 = (int) Math.round(view.y());
        int x1 = x0 + Math.max(2, (int) Math.round(view.width()));
        int y1 = y0 + Math.max(2, (int) Math.round(view.height()));
        Look look = cells.look(cell);
        if (detail == Detail.FLAT) {
            if (look != Look.EMPTY) {
                on.fill(x0, y0, x1, y1, flatColour(look));
            }
            return;
        }
        switch (look) {
            case EMPTY -> on.dots(x0, y0, x1, y1, tints.faint());
            case SCRATCH, HOLDS_NOT -> on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.cell());
            case PART -> {
                on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.cell());
                int full = (x1 - x0 - 2) * cells.fill(cell) / 100;
                on.fill(x0 + 1, y0 + 1, x0 + 1 + Math.max(full, 1), y1 - 1, tints.fill());
            }
            case FULL -> on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.fill());
            case HOLDS -> on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.solid());
            case UNKNOWN -> {
                on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.cell());
                on.fill(x0 + 1, (y0 + y1) / 2, x1 - 1, (y0 + y1) / 2 + 1, tints.hatch());
            }
            case NOT_ASKED -> {
                on.fill(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.cell());
                on.hatch(x0 + 1, y0 + 1, x1 - 1, y1 - 1, tints.hatch());
            }
        }
        if (look != Look.EMPTY) {
            on.outline(x0, y0, x1, y1, look == Look.HOLDS ? tints.solid() : tints.edge());
            if (detail == Detail.LABEL && cells.label(cell) != null) {
                label(on, cells.label(cell), x0, y0, x1, y1, look);
            }
        }
    }

    /** The whole barcode where it fits, else its serial, else the serial's end. */
    private void label(Pixels on, String label, int x0, int y0, int x1, int y1, Look look) {
        int serial = Math.min(SERIAL, label.length());
        int tail = Math.max(0, serial - LABEL_TAIL);
        GlyphSheet best = null;
        for (GlyphSheet sheet : sheets) {
            if (sheet.advance() * (serial - tail) <= x1 - x0 - MARGIN
                    && sheet.height() <= y1 - y0) {
                best = sheet;
            }
        }
        if (best == null) {
            return;
        }
        int room = (x1 - x0 - MARGIN) / best.advance();
        int from = room >= serial ? 0 : tail;
        int to = room >= label.length() ? label.length() : serial;
        int x = x0 + (x1 - x0 - (to - from) * best.advance() + 1) / 2;
        int y = y0 + (y1 - y0 - best.height() + 1) / 2;
        if (look == Look.NOT_ASKED) {
            on.fill(x - 1, y, x + (to - from) * best.advance() + 1, y + best.height(),
                    tints.cell());
        }
        best.draw(on, label, from, to, x, y, look == Look.HOLDS ? tints.solidText()
                : tints.text());
    }
}
