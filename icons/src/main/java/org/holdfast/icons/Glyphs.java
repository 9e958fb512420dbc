package org.holdfast.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The drawings of the glyphs. Safe for any thread. */
public final class Glyphs {
    private static final Map<Glyph, List<Stroke>> STROKES = new EnumMap<>(Glyph.class);

    private Glyphs() {}

    /**
     * A line.
     *
     * @param path its middle as SVG path data on a grid of 24 by 24, y downwards
     * @param width of the pen, with round caps and joins, in units of the grid
     */
    public record Stroke(String path, double width) {}

    /** The lines of a glyph in the order in which they are drawn. */
    public static List<Stroke> strokes(Glyph glyph) {
        synchronized (STROKES) {
            return STROKES.computeIfAbsent(glyph, Glyphs::read);
        }
    }

    private static List<Stroke> read(Glyph glyph) {
        String name = "glyph/" + glyph.fileName() + ".svg";
        try (InputStream in = Glyphs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no picture " + name);
            }
            return SvgReader.strokes(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
