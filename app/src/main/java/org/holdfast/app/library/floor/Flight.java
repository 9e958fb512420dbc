package org.holdfast.app.library.floor;

/** From one camera to another: out, over, and in, as far out as the way is long. */
public final class Flight {
    private final Camera from;
    private final Camera to;
    private final double width;
    private final double height;
    private final double lowest;

    /** A flight in a view of this size. */
    public Flight(Camera from, Camera to, double width, double height) {
        this.from = from;
        this.to = to;
        this.width = width;
        this.height = height;
        double way = Math.hypot(to.planX(width / 2) - from.planX(width / 2),
                to.planY(height / 2) - from.planY(height / 2));
        double both = Math.min(from.scale(), to.scale());
        // At the top of the flight, begin and end are in one view.
        this.lowest = way == 0 ? both : Math.min(both, Math.min(width, height) / way);
    }

    /** Where the camera is, {@code share} 0 to 1 of the time gone. */
    public Camera at(double share) {
        double t = Math.clamp(share, 0, 1);
        if (t >= 1) {
            return to;
        }
        double eased = t * t * (3 - 2 * t);
        double direct = Math.log(from.scale())
                + (Math.log(to.scale()) - Math.log(from.scale())) * eased;
        double dip = Math.log(Math.min(from.scale(), to.scale())) - Math.log(lowest);
        double scale = Math.exp(direct - dip * 4 * eased * (1 - eased));
        double fx = from.planX(width / 2);
        double fy = from.planY(height / 2);
        return Camera.centered(fx + (to.planX(width / 2) - fx) * eased,
                fy + (to.planY(height / 2) - fy) * eased, scale, width, height);
    }
}
