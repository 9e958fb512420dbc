package org.holdfast.app.library.floor;

/**
 * What of a plan is seen: a point of the plan is at {@code (p - origin) * scale} in the view.
 *
 * @param scale pixels a unit
 * @param x the plan's point at the view's left edge
 * @param y the plan's point at the view's upper edge
 */
public record Camera(double scale, double x, double y) {
    /** The largest scale: a slot is 152 pixels wide. */
    public static final double MOST = 4;
    private static final double MOST_FIT = 1.4;
    private static final double OUT = 0.7;

    /** Refuses a scale that shows nothing. */
    public Camera {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale " + scale);
        }
    }

    /** All of it in the middle of the view, with a margin, not larger than is good to read. */
    public static Camera fit(Box all, double width, double height, double margin) {
        double scale = Math.min(MOST_FIT, Math.min(Math.max(1, width - 2 * margin) / all.width(),
                Math.max(1, height - 2 * margin) / all.height()));
        return centered(all.centerX(), all.centerY(), scale, width, height);
    }

    /** A point in the middle of the view. */
    public static Camera centered(double px, double py, double scale, double width,
            double height) {
        return new Camera(scale, px - width / 2 / scale, py - height / 2 / scale);
    }

    /** Where a point of the plan is in the view. */
    public double viewX(double px) {
        return (px - x) * scale;
    }

    /** Where a point of the plan is in the view. */
    public double viewY(double py) {
        return (py - y) * scale;
    }

    /** Which point of the plan is there in the view. */
    public double planX(double vx) {
        return x + vx / scale;
    }

    /** Which point of the plan is there in the view. */
    public double planY(double vy) {
        return y + vy / scale;
    }

    /** A part of the plan in the view. */
    public Box view(Box part) {
        return new Box(viewX(part.x()), viewY(part.y()), part.width() * scale,
                part.height() * scale);
    }

    /** The part of the plan that a view shows. */
    public Box seen(double width, double height) {
        return new Box(x, y, width / scale, height / scale);
    }

    /** Larger or smaller, the point of the plan under {@code (vx, vy)} staying there. */
    public Camera zoomed(double factor, double vx, double vy, Camera fit) {
        double next = Math.clamp(scale * factor, Math.min(fit.scale * OUT, MOST), MOST);
        return new Camera(next, planX(vx) - vx / next, planY(vy) - vy / next);
    }

    /** Moved by pixels of the view. */
    public Camera panned(double dx, double dy) {
        return new Camera(scale, x - dx / scale, y - dy / scale);
    }

    /** Kept from losing sight of the plan: the middle of the view stays over it. */
    public Camera kept(Box all, double width, double height) {
        double middleX = Math.clamp(planX(width / 2), all.x(), all.right());
        double middleY = Math.clamp(planY(height / 2), all.y(), all.bottom());
        return centered(middleX, middleY, scale, width, height);
    }
}
