package org.holdfast.app.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import org.holdfast.icons.Glyph;
import org.holdfast.icons.Glyphs;

/** Glyphs as nodes, coloured by the style class {@code glyph}. */
public final class GlyphNode {
    private static final double GRID = 24;
    private static final double LINE = 1.5;
    private static final double HEAVY_LINE = 1.8;
    private static final double HEAVY_UP_TO = 16;

    private GlyphNode() {}

    /** A glyph, {@code size} pixels high; decoration, so it says nothing to a screen reader. */
    public static Node of(Glyph glyph, double size) {
        SVGPath path = new SVGPath();
        path.setContent(Glyphs.svgPath(glyph));
        path.setFill(null);
        path.setStrokeWidth(size <= HEAVY_UP_TO ? HEAVY_LINE : LINE);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getStyleClass().add("glyph");
        path.getTransforms().add(new Scale(size / GRID, size / GRID));
        Group group = new Group(path);
        group.setAccessibleRole(AccessibleRole.NODE);
        group.setMouseTransparent(true);
        return group;
    }
}
