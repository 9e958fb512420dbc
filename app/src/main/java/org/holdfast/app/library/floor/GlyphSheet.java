package org.holdfast.app.library.floor;

/** The letters and digits of barcodes in one size, as coverage: all of the same width. */
public final class GlyphSheet {
    /** The letters of a sheet, in its order. */
    public static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final int advance;
    private final int height;
    private final byte[] coverage;

    /**
     * A sheet of all letters beside each other.
     *
     * @param coverage {@code height} rows of {@code advance * LETTERS.length()} bytes
     */
    public GlyphSheet(int advance, int height, byte[] coverage) {
        if (coverage.length != advance * LETTERS.length() * height) {
            throw new IllegalArgumentException(advance + " x " + height + ": "
                    + coverage.length);
        }
        this.advance = advance;
        this.height = height;
        this.coverage = coverage.clone();
    }

    /** The width of a letter with its space. */
    public int advance() {
        return advance;
    }

    /** The height of a line. */
    public int height() {
        return height;
    }

    /** Draws a part of a text; what is no letter of the sheet leaves its place empty. */
    void draw(Pixels on, String text, int from, int to, int x, int y, int colour) {
        int row = advance * LETTERS.length();
        for (int c = from; c < to; c++) {
            int letter = LETTERS.indexOf(text.charAt(c));
            if (letter < 0) {
                continue;
            }
            int left = x + (c - from) * advance;
            for (int dy = 0; dy < height; dy++) {
                int at = dy * row + letter * advance;
                for (int dx = 0; dx < advance; dx++) {
                    int share = coverage[at + dx] & 255;
                    if (share > 8) {
                        on.blend(left + dx, y + dy, colour, share);
                    }
                }
            }
        }
    }
}
