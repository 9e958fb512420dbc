package org.holdfast.icons;

import org.kordamp.ikonli.IkonProvider;

/** Tells Ikonli of our glyphs. */
public final class HoldfastIkonProvider implements IkonProvider<Glyph> {
    /** For the service loader. */
    public HoldfastIkonProvider() {}

    @Override
    public Class<Glyph> getIkon() {
        return Glyph.class;
    }
}
