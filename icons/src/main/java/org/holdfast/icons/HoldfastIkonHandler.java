package org.holdfast.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import org.kordamp.ikonli.AbstractIkonHandler;
import org.kordamp.ikonli.Ikon;

/** Finds our glyphs for Ikonli, by names such as {@code hf-cartridge}. */
public final class HoldfastIkonHandler extends AbstractIkonHandler {
    /** The family name of the font. */
    public static final String FAMILY = "Holdfast Icons";
    /** What the names of all glyphs begin with. */
    static final String PREFIX = "hf-";
    private static final String FILE = "holdfast-icons.ttf";

    /** For the service loader. */
    public HoldfastIkonHandler() {}

    @Override
    public boolean supports(String description) {
        return description != null && description.startsWith(PREFIX);
    }

    @Override
    public Ikon resolve(String description) {
        for (Glyph glyph : Glyph.values()) {
            if (glyph.getDescription().equals(description)) {
                return glyph;
            }
            if (glyph.heavy().getDescription().equals(description)) {
                return glyph.heavy();
            }
        }
        throw new IllegalArgumentException("no glyph " + description);
    }

    @Override
    public URL getFontResource() {
        return Objects.requireNonNull(HoldfastIkonHandler.class.getResource(FILE),
                "the build has not made " + FILE);
    }

    @Override
    public InputStream getFontResourceAsStream() {
        try {
            return getFontResource().openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    @Override
    public String getFontFamily() {
        return FAMILY;
    }
}
