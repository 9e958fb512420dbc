package org.holdfast.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The outlines of the glyphs. Safe for any thread. */
public final class Glyphs {
    private static final Map<Glyph, String> PATHS = new EnumMap<>(Glyph.class);

    private Glyphs() {}

    /**
     * The centre lines of a glyph as SVG path data on a grid of 24 by 24, to be drawn with a line
     * of 1.5 units, round caps and joins, not filled.
     */
    public static String svgPath(Glyph glyph) {
        synchronized (PATHS) {
            return PATHS.computeIfAbsent(glyph, Glyphs::read);
        }
    }

    private static String read(Glyph glyph) {
        String name = "glyph/" + glyph.fileName() + ".svg";
        try (InputStream in = Glyphs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no picture " + name);
            }
            return SvgReader.path(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
