package org.holdfast.icons;

import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** The icon of the application, for windows and desktops. */
public final class ApplicationIcon {
    /** The edges of the bitmaps in pixels, smallest first. */
    public static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private ApplicationIcon() {}

    /**
     * A bitmap, a PNG; the caller closes it.
     *
     * @param size its edge in pixels, one of {@link #SIZES}
     */
    public static InputStream png(int size) {
        String name = fileName(size);
        return Objects.requireNonNull(ApplicationIcon.class.getResourceAsStream(name), name);
    }

    static String fileName(int size) {
        return "holdfast-" + size + ".png";
    }

    /** The drawing that the bitmaps were made from. */
    public static URL svg() {
        return Objects.requireNonNull(ApplicationIcon.class.getResource("holdfast.svg"),
                "holdfast.svg");
    }
}
