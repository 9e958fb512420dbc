package org.holdfast.icons.font;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.icons.Glyph;
import org.holdfast.icons.Glyphs;
import org.holdfast.icons.HoldfastIkonHandler;

/** Writes the icon font of all glyphs. */
public final class MakeFont {
    /** How much heavier the lines of {@link Glyph#heavy} are. */
    private static final double HEAVY = 1.2;

    private MakeFont() {}

    /** Writes the font to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, make());
    }

    /** The bytes of the font. */
    static byte[] make() {
        List<TrueType.Drawn> drawn = new ArrayList<>();
        for (Glyph glyph : Glyph.values()) {
            drawn.add(new TrueType.Drawn(glyph.getCode(),
                    Outline.of(Glyphs.strokes(glyph), 1)));
        }
        for (Glyph glyph : Glyph.values()) {
            drawn.add(new TrueType.Drawn(glyph.heavy().getCode(),
                    Outline.of(Glyphs.strokes(glyph), HEAVY)));
        }
        return TrueType.write(HoldfastIkonHandler.FAMILY, drawn);
    }
}
