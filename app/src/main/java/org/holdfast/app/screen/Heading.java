package org.holdfast.app.screen;

import java.util.List;
import java.util.Optional;

/**
 * What stands over a screen: where one is, as crumbs, the last of them as the title.
 *
 * @param crumbs from the outside in, at least one
 * @param second a second line's worth of facts beside the title; empty for none
 */
public record Heading(List<Crumb> crumbs, String second) {
    /** Checks that there is a title. */
    public Heading {
        crumbs = List.copyOf(crumbs);
        if (crumbs.isEmpty()) {
            throw new IllegalArgumentException("a heading without a title");
        }
    }

    /**
     * A part of the way.
     *
     * @param text as it is shown: a name from outside has gone through {@code Visible}
     * @param place where a click leads; the title needs none
     */
    public record Crumb(String text, Optional<Place> place) {}

    /** A title alone. */
    public static Heading of(String title) {
        return new Heading(List.of(new Crumb(title, Optional.empty())), "");
    }

    /** The title. */
    public String title() {
        return crumbs.getLast().text();
    }
}
