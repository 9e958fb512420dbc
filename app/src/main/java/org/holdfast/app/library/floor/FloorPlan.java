package org.holdfast.app.library.floor;

import java.util.Optional;

/**
 * Where everything of a library stands: frames of slots, below them the robot's rail, below it a
 * card for each drive and one with the mail slots. In units of its own; a slot is 38 wide.
 */
public final class FloorPlan {
    /** The height of a drive's card. */
    public static final double CARD_HEIGHT = 108;
    /** Above the mail slots in their card, for its name. */
    public static final double CARD_HEAD = 34;
    /** Between two cards. */
    public static final double CARD_GAP = 12;
    /** Inside a card. */
    public static final double CARD_PAD = 12;
    private static final double CARD_LEAST = 184;
    private static final double CARD_MOST = 260;
    private static final double TO_RAIL = 26;
    private static final double TO_CARDS = 58;
    private static final int MAIL_ROWS = 2;

    private final Shelving shelving;
    private final int drives;
    private final int mailSlots;
    private final int robots;
    private final int cardsAcross;
    private final double cardWidth;
    private final Box bounds;

    /** A library with so many of each. */
    public FloorPlan(int slots, int drives, int mailSlots, int robots) {
        this.shelving = Shelving.of(slots);
        this.drives = drives;
        this.mailSlots = mailSlots;
        this.robots = robots;
        int mailUnits = mailUnits();
        int units = drives + mailUnits;
        double frames = shelving.width();
        int most = Math.max(Math.min(units, 3),
                (int) ((frames + CARD_GAP) / (CARD_LEAST + CARD_GAP)));
        this.cardsAcross = Math.max(1, Math.min(units, most));
        this.cardWidth = Math.clamp((frames + CARD_GAP) / cardsAcross - CARD_GAP, CARD_LEAST,
                CARD_MOST);
        int rows = (units + cardsAcross - 1) / cardsAcross;
        double width = Math.max(frames, units == 0 ? 0
                : cardsAcross * (cardWidth + CARD_GAP) - CARD_GAP);
        this.bounds = new Box(0, 0, Math.max(width, CARD_LEAST),
                cardsTop() + Math.max(0, rows * (CARD_HEIGHT + CARD_GAP) - CARD_GAP));
    }

    /** The frames. */
    public Shelving shelving() {
        return shelving;
    }

    /** How many of a kind there are. */
    public int count(Spot.Kind kind) {
        return switch (kind) {
            case SLOT -> shelving.slots();
            case DRIVE -> drives;
            case MAIL_SLOT -> mailSlots;
            case ROBOT -> robots;
        };
    }

    /** Everything. */
    public Box bounds() {
        return bounds;
    }

    /** The height of the robot's rail. */
    public double railY() {
        return shelving.height() + (robots == 0 ? 0 : TO_RAIL);
    }

    private double cardsTop() {
        return shelving.height() + (robots == 0 ? Shelving.GAP : TO_CARDS);
    }

    private Box card(int unit) {
        return new Box(unit % cardsAcross * (cardWidth + CARD_GAP),
                cardsTop() + unit / cardsAcross * (CARD_HEIGHT + CARD_GAP),
                cardWidth, CARD_HEIGHT);
    }

    /** A drive's card. */
    public Box drive(int drive) {
        return card(drive);
    }

    private int mailColumns() {
        return (int) ((CARD_LEAST - 2 * CARD_PAD + 4) / Shelving.PITCH_X);
    }

    private int mailUnits() {
        int per = MAIL_ROWS * mailColumns();
        return (mailSlots + per - 1) / per;
    }

    /** How many cards the mail slots take. */
    public int mailCards() {
        return mailUnits();
    }

    /** A card with mail slots. */
    public Box mailCard(int card) {
        return card(drives + card);
    }

    /** A mail slot. */
    public Box mailSlot(int index) {
        int per = MAIL_ROWS * mailColumns();
        Box card = card(drives + index / per);
        int within = index % per;
        return new Box(card.x() + CARD_PAD + within % mailColumns() * Shelving.PITCH_X,
                card.y() + CARD_HEAD + within / mailColumns() * Shelving.PITCH_Y,
                Shelving.CELL_WIDTH, Shelving.CELL_HEIGHT);
    }

    /** The place of anything; robots stand at the left end of the rail. */
    public Box place(Spot spot) {
        return switch (spot.kind()) {
            case SLOT -> shelving.slot(spot.index());
            case DRIVE -> drive(spot.index());
            case MAIL_SLOT -> mailSlot(spot.index());
            case ROBOT -> new Box(spot.index() * 44.0, railY() - 8, 32, 16);
        };
    }

    /** Whether a spot is in this plan. */
    public boolean has(Spot spot) {
        return spot.index() < count(spot.kind());
    }

    /** What is at a point. */
    public Optional<Spot> at(double x, double y) {
        int slot = shelving.slotAt(x, y);
        if (slot >= 0) {
            return Optional.of(Spot.slot(slot));
        }
        return among(Spot.Kind.MAIL_SLOT, x, y).or(() -> among(Spot.Kind.DRIVE, x, y))
                .or(() -> among(Spot.Kind.ROBOT, x, y));
    }

    private Optional<Spot> among(Spot.Kind kind, double x, double y) {
        for (int i = 0; i < count(kind); i++) {
            Spot spot = new Spot(kind, i);
            if (place(spot).contains(x, y)) {
                return Optional.of(spot);
            }
        }
        return Optional.empty();
    }

    /** How many slots have a part in a part of the plan. */
    public int slotsIn(Box part) {
        int sum = 0;
        for (int f = 0; f < shelving.frames(); f++) {
            Box frame = shelving.frame(f);
            if (!frame.meets(part)) {
                continue;
            }
            int first = Math.clamp((int) Math.floor((part.x() - frame.x() - Shelving.PAD)
                    / Shelving.PITCH_X), 0, shelving.columns());
            int last = Math.clamp((int) Math.ceil((part.right() - frame.x() - Shelving.PAD)
                    / Shelving.PITCH_X), 0, shelving.columns());
            int top = Math.clamp((int) Math.floor((part.y() - frame.y() - Shelving.PAD)
                    / Shelving.PITCH_Y), 0, shelving.rows());
            int bottom = Math.clamp((int) Math.ceil((part.bottom() - frame.y() - Shelving.PAD)
                    / Shelving.PITCH_Y), 0, shelving.rows());
            for (int column = first; column < last; column++) {
                int from = column * shelving.rows() + top;
                int to = Math.min(column * shelving.rows() + bottom, shelving.slotsIn(f));
                sum += Math.max(0, to - from);
            }
        }
        return sum;
    }
}
