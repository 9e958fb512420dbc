package org.holdfast.app.fx;

import javafx.scene.AccessibleRole;
import org.holdfast.icons.Glyph;
import org.kordamp.ikonli.javafx.FontIcon;

/** Glyphs as nodes; the style sheet colours them like the text beside them. */
public final class GlyphNode {
    private GlyphNode() {}

    /**
     * A glyph; decoration, so it says nothing to a screen reader.
     *
     * @param size its edge in pixels: 14, 16, 18, 20, 24 or 32
     */
    public static FontIcon of(Glyph glyph, int size) {
        FontIcon icon = FontIcon.of(glyph.at(size), size);
        icon.getStyleClass().add("glyph");
        icon.setAccessibleRole(AccessibleRole.NODE);
        icon.setMouseTransparent(true);
        return icon;
    }

    /** A glyph in the colour of a style class such as {@code success}. */
    public static FontIcon of(Glyph glyph, int size, String style) {
        FontIcon icon = of(glyph, size);
        icon.getStyleClass().add(style);
        return icon;
    }
}
