package org.holdfast.app.library.floor;

import java.util.Arrays;

/** A picture of opaque pixels in memory; what is drawn outside is not drawn. */
public final class Pixels {
    private final int[] data;
    private final int width;
    private final int height;

    /** A picture over an array of {@code width * height}, row by row. */
    public Pixels(int[] data, int width, int height) {
        if (width < 0 || height < 0 || data.length < width * height) {
            throw new IllegalArgumentException(width + " x " + height + " in " + data.length);
        }
        this.data = data;
        this.width = width;
        this.height = height;
    }

    /** Its width. */
    public int width() {
        return width;
    }

    /** Its height. */
    public int height() {
        return height;
    }

    /** A pixel. */
    public int at(int x, int y) {
        return data[y * width + x];
    }

    /** All of it in one colour. */
    public void clear(int colour) {
        Arrays.fill(data, 0, width * height, colour);
    }

    /** A rectangle; the right and lower edges are not part of it. */
    public void fill(int x0, int y0, int x1, int y1, int colour) {
        int left = Math.max(0, x0);
        int right = Math.min(width, x1);
        if (left >= right) {
            return;
        }
        int bottom = Math.min(height, y1);
        for (int y = Math.max(0, y0); y < bottom; y++) {
            Arrays.fill(data, y * width + left, y * width + right, colour);
        }
    }

    /** An outline of one pixel inside the rectangle, its corners left out: it looks rounded. */
    public void outline(int x0, int y0, int x1, int y1, int colour) {
        fill(x0 + 1, y0, x1 - 1, y0 + 1, colour);
        fill(x0 + 1, y1 - 1, x1 - 1, y1, colour);
        fill(x0, y0 + 1, x0 + 1, y1 - 1, colour);
        fill(x1 - 1, y0 + 1, x1, y1 - 1, colour);
    }

    /** The same of dots. */
    public void dots(int x0, int y0, int x1, int y1, int colour) {
        for (int x = x0 + 1; x < x1 - 1; x += 3) {
            set(x, y0, colour);
            set(x, y1 - 1, colour);
        }
        for (int y = y0 + 1; y < y1 - 1; y += 3) {
            set(x0, y, colour);
            set(x1 - 1, y, colour);
        }
    }

    /** Lines from lower left to upper right, 2 of 6 pixels. */
    public void hatch(int x0, int y0, int x1, int y1, int colour) {
        for (int y = Math.max(0, y0); y < Math.min(height, y1); y++) {
            for (int x = Math.max(0, x0); x < Math.min(width, x1); x++) {
                if ((x + y) % 6 < 2) {
                    data[y * width + x] = colour;
                }
            }
        }
    }

    /** One pixel. */
    public void set(int x, int y, int colour) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            data[y * width + x] = colour;
        }
    }

    /** One pixel, {@code share} 0 to 255 of the colour over what is there. */
    void blend(int x, int y, int colour, int share) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            int i = y * width + x;
            data[i] = share == 255 ? colour : Tints.mix(data[i], colour, share);
        }
    }
}
