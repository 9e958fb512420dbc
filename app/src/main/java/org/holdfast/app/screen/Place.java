package org.holdfast.app.screen;

import java.util.List;

/**
 * A place that can be gone to, and come back to with Alt+Left.
 *
 * @param screen the screen
 * @param path where in it, from the outside in; what the parts mean, {@link ScreenName} says;
 *     empty for its beginning
 */
public record Place(ScreenName screen, List<String> path) {
    /** Copies the path. */
    public Place {
        path = List.copyOf(path);
    }

    /** A place in a screen; none of the parts may be null. */
    public static Place of(ScreenName screen, String... path) {
        return new Place(screen, List.of(path));
    }
}
