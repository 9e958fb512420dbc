package org.holdfast.app.library.floor;

/** A rectangle; its right and lower edges belong to it no more. */
public record Box(double x, double y, double width, double height) {
    /** Whether a point is in it. */
    public boolean contains(double px, double py) {
        return px >= x && py >= y && px < right() && py < bottom();
    }

    /** Whether both have a point in common. */
    public boolean meets(Box other) {
        return other.x < right() && other.right() > x && other.y < bottom()
                && other.bottom() > y;
    }

    /** The same, larger on each side. */
    public Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /** Its right edge. */
    public double right() {
        return x + width;
    }

    /** Its lower edge. */
    public double bottom() {
        return y + height;
    }

    /** The middle between left and right. */
    public double centerX() {
        return x + width / 2;
    }

    /** The middle between top and bottom. */
    public double centerY() {
        return y + height / 2;
    }
}
