package org.holdfast.app.library.floor;

/** Where an arrow key leads: along the columns and frames, and down to drives and mail slots. */
public final class Walk {
    private final FloorPlan plan;

    /** Walks in a plan. */
    public Walk(FloorPlan plan) {
        this.plan = plan;
    }

    /** Which way. */
    public enum Way { LEFT, RIGHT, UP, DOWN }

    /** The next one; the same where there is no further one. */
    public Spot next(Spot from, Way way) {
        return switch (from.kind()) {
            case SLOT -> fromSlot(from, way);
            case DRIVE, MAIL_SLOT, ROBOT -> fromCards(from, way);
        };
    }

    private Spot fromSlot(Spot from, Way way) {
        Shelving s = plan.shelving();
        int frame = from.index() / s.perFrame();
        int column = from.index() % s.perFrame() / s.rows();
        int row = from.index() % s.rows();
        return switch (way) {
            case UP -> row > 0 ? slot(frame, column, row - 1, from)
                    : slot(frame - s.across(), column, s.rows() - 1, from);
            case DOWN -> row + 1 < s.rows() && plan.has(Spot.slot(from.index() + 1))
                    ? Spot.slot(from.index() + 1)
                    : frame + s.across() < s.frames()
                            ? slot(frame + s.across(), column, 0, from) : below(from);
            case LEFT -> column > 0 ? slot(frame, column - 1, row, from)
                    : frame % s.across() > 0 ? slot(frame - 1, s.columns() - 1, row, from) : from;
            case RIGHT -> column + 1 < s.columns() ? slot(frame, column + 1, row, from)
                    : frame % s.across() + 1 < s.across() ? slot(frame + 1, 0, row, from) : from;
        };
    }

    private Spot slot(int frame, int column, int row, Spot otherwise) {
        Shelving s = plan.shelving();
        int index = frame * s.perFrame() + column * s.rows() + row;
        return frame >= 0 && frame < s.frames() && index < s.slots() ? Spot.slot(index)
                : otherwise;
    }

    private Spot below(Spot from) {
        return nearest(from, Way.DOWN, Spot.Kind.DRIVE, Spot.Kind.MAIL_SLOT);
    }

    private Spot fromCards(Spot from, Way way) {
        Spot next = nearest(from, way, Spot.Kind.DRIVE, Spot.Kind.MAIL_SLOT);
        return next.equals(from) && way == Way.UP && plan.count(Spot.Kind.SLOT) > 0
                ? above(from) : next;
    }

    /** The lowest slot over a card. */
    private Spot above(Spot from) {
        Shelving s = plan.shelving();
        double x = plan.place(from).centerX();
        int column = Math.min(s.across() - 1, (int) (x / (s.frameWidth() + Shelving.GAP)));
        int frame = Math.min(s.frames() - 1, (s.tiers() - 1) * s.across() + column);
        int within = Math.clamp((int) ((x - s.frame(frame).x() - Shelving.PAD)
                / Shelving.PITCH_X), 0, s.columns() - 1);
        int index = Math.min(s.firstSlot(frame) + within * s.rows() + s.rows() - 1,
                s.slots() - 1);
        return Spot.slot(index);
    }

    private Spot nearest(Spot from, Way way, Spot.Kind... kinds) {
        Box here = plan.place(from);
        Spot best = from;
        double least = Double.MAX_VALUE;
        for (Spot.Kind kind : kinds) {
            for (int i = 0; i < plan.count(kind); i++) {
                Spot spot = new Spot(kind, i);
                Box there = plan.place(spot);
                double along = along(here, there, way);
                double aside = way == Way.LEFT || way == Way.RIGHT
                        ? Math.abs(there.centerY() - here.centerY())
                        : Math.abs(there.centerX() - here.centerX());
                double far = along + 2 * aside;
                if (along > 1 && far < least) {
                    least = far;
                    best = spot;
                }
            }
        }
        return best;
    }

    private static double along(Box here, Box there, Way way) {
        return switch (way) {
            case LEFT -> here.centerX() - there.centerX();
            case RIGHT -> there.centerX() - here.centerX();
            case UP -> here.centerY() - there.centerY();
            case DOWN -> there.centerY() - here.centerY();
        };
    }
}
