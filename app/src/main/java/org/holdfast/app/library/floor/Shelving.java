package org.holdfast.app.library.floor;

/**
 * How slots stand in frames. The changer says how many there are and numbers them; how they stand
 * in the room it does not say, so frames are of one size and named by the numbers in them.
 *
 * @param rows slots on top of each other in a column
 * @param columns columns in a frame
 * @param frames how many frames
 * @param across frames beside each other; the next ones stand below them
 */
public record Shelving(int slots, int rows, int columns, int frames, int across) {
    /** From left edge to left edge of two columns. */
    public static final double PITCH_X = 42;
    /** From upper edge to upper edge of two rows. */
    public static final double PITCH_Y = 24;
    /** The width of a slot. */
    public static final double CELL_WIDTH = 38;
    /** The height of a slot. */
    public static final double CELL_HEIGHT = 20;
    /** Between a frame's edge and its slots. */
    public static final double PAD = 8;
    /** Between two frames. */
    public static final double GAP = 20;
    /** Above a frame, for its name. */
    public static final double HEAD = 30;

    private static final int ONE_FRAME = 144;
    private static final int ONE_FRAME_COLUMNS = 12;
    private static final int MIDDLE_ROWS = 20;
    private static final int MIDDLE_COLUMNS = 7;
    private static final int LARGE = 2_000;
    private static final int LARGE_ROWS = 40;
    private static final int LARGE_COLUMNS = 14;
    private static final double ASPECT = 2.1;

    /** The shelving of so many slots, in the shape of a window. */
    public static Shelving of(int slots) {
        if (slots <= ONE_FRAME) {
            int columns = Math.clamp(slots, 1, ONE_FRAME_COLUMNS);
            int rows = Math.max(1, (slots + columns - 1) / columns);
            return new Shelving(slots, rows, columns, slots == 0 ? 0 : 1, 1);
        }
        int rows = slots > LARGE ? LARGE_ROWS : MIDDLE_ROWS;
        int columns = slots > LARGE ? LARGE_COLUMNS : MIDDLE_COLUMNS;
        int frames = (slots + rows * columns - 1) / (rows * columns);
        return new Shelving(slots, rows, columns, frames, across(rows, columns, frames));
    }

    private static int across(int rows, int columns, int frames) {
        int best = frames;
        double least = Double.MAX_VALUE;
        for (int tiers = 1; tiers <= frames; tiers++) {
            int across = (frames + tiers - 1) / tiers;
            double off = Math.abs(Math.log(across * (columns * PITCH_X + 2 * PAD + GAP)
                    / (tiers * (rows * PITCH_Y + 2 * PAD + HEAD + GAP)) / ASPECT));
            if (off < least) {
                least = off;
                best = across;
            }
        }
        return best;
    }

    /** Slots in a full frame. */
    public int perFrame() {
        return rows * columns;
    }

    /** Rows of frames below each other. */
    public int tiers() {
        return (frames + across - 1) / across;
    }

    /** The width of a frame. */
    public double frameWidth() {
        return columns * PITCH_X - (PITCH_X - CELL_WIDTH) + 2 * PAD;
    }

    /** The height of a frame without its head. */
    public double frameHeight() {
        return rows * PITCH_Y - (PITCH_Y - CELL_HEIGHT) + 2 * PAD;
    }

    /** All frames together. */
    public double width() {
        return frames == 0 ? 0 : Math.min(frames, across) * (frameWidth() + GAP) - GAP;
    }

    /** All frames with their heads. */
    public double height() {
        return tiers() * (frameHeight() + HEAD + GAP) - (frames == 0 ? 0 : GAP);
    }

    /** A frame without its head. */
    public Box frame(int frame) {
        return new Box(frame % across * (frameWidth() + GAP),
                frame / across * (frameHeight() + HEAD + GAP) + HEAD, frameWidth(),
                frameHeight());
    }

    /** The first slot of a frame. */
    public int firstSlot(int frame) {
        return frame * perFrame();
    }

    /** How many slots a frame has: the last one may not be full. */
    public int slotsIn(int frame) {
        return Math.min(perFrame(), slots - firstSlot(frame));
    }

    /** A slot. */
    public Box slot(int slot) {
        Box frame = frame(slot / perFrame());
        int within = slot % perFrame();
        return new Box(frame.x() + PAD + within / rows * PITCH_X,
                frame.y() + PAD + within % rows * PITCH_Y, CELL_WIDTH, CELL_HEIGHT);
    }

    /** The slot at a point, gaps between slots belonging to the slot before them; -1 for none. */
    public int slotAt(double x, double y) {
        if (x < 0 || y < 0 || frames == 0) {
            return -1;
        }
        int column = (int) (x / (frameWidth() + GAP));
        int tier = (int) (y / (frameHeight() + HEAD + GAP));
        int frame = tier * across + column;
        if (column >= across || frame >= frames) {
            return -1;
        }
        Box box = frame(frame);
        double inX = x - box.x() - PAD;
        double inY = y - box.y() - PAD;
        int slotColumn = (int) Math.floor(inX / PITCH_X);
        int row = (int) Math.floor(inY / PITCH_Y);
        if (slotColumn < 0 || slotColumn >= columns || row < 0 || row >= rows) {
            return -1;
        }
        int slot = firstSlot(frame) + slotColumn * rows + row;
        return slot < slots ? slot : -1;
    }
}
