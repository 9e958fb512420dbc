package org.holdfast.icons;

import java.io.InputStream;
import java.net.URL;
import java.util.Objects;

/** The icon of the application, for windows and desktops. */
public final class ApplicationIcon {
    /** The edge of the bitmap in pixels. */
    public static final int PIXELS = 256;

    private ApplicationIcon() {}

    /** The bitmap, a PNG of {@value #PIXELS} by {@value #PIXELS}; the caller closes it. */
    public static InputStream png() {
        return Objects.requireNonNull(
                ApplicationIcon.class.getResourceAsStream("holdfast.png"), "holdfast.png");
    }

    /** The drawing that the bitmap was made from. */
    public static URL svg() {
        return Objects.requireNonNull(ApplicationIcon.class.getResource("holdfast.svg"),
                "holdfast.svg");
    }
}
