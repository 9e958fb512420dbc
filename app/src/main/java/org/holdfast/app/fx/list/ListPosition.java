package org.holdfast.app.fx.list;

/**
 * Where a list is scrolled to. Immutable.
 *
 * @param rows how many there are
 * @param rowHeight in pixels
 * @param height of the view in pixels
 * @param top pixels above the view: at 10 million rows of 32 pixels still exact in a double
 */
public record ListPosition(long rows, double rowHeight, double height, double top) {
    /** Keeps the top where there is something to see. */
    public ListPosition {
        top = Math.clamp(top, 0, Math.max(0, rows * rowHeight - height));
    }

    /** The furthest top. */
    public double most() {
        return Math.max(0, rows * rowHeight - height);
    }

    /** The first row that is seen. */
    public long first() {
        return (long) Math.floor(top / rowHeight);
    }

    /** The row behind the last one that is seen. */
    public long end() {
        return Math.min(rows, (long) Math.ceil((top + height) / rowHeight));
    }

    /** Where a row is in the view. */
    public double y(long row) {
        return row * rowHeight - top;
    }

    /** The row at a height in the view, -1 for none. */
    public long at(double y) {
        long row = (long) Math.floor((y + top) / rowHeight);
        return y >= 0 && y < height && row < rows ? row : -1;
    }

    /** Scrolled by pixels. */
    public ListPosition by(double pixels) {
        return new ListPosition(rows, rowHeight, height, top + pixels);
    }

    /** Scrolled as little as shows all of a row. */
    public ListPosition showing(long row) {
        double least = (row + 1) * rowHeight - height;
        double most = row * rowHeight;
        return new ListPosition(rows, rowHeight, height, Math.clamp(top,
                Math.min(least, most), most));
    }

    /** How many rows a page has. */
    public long page() {
        return Math.max(1, (long) (height / rowHeight) - 1);
    }
}
