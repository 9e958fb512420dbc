package org.holdfast.icons.font;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.icons.Glyphs;

/**
 * What a pen leaves: the outline of a glyph's lines, in font units, y upwards, as the points of
 * closed quadratic splines.
 */
final class Outline {
    /** Units of an em; the grid's 24 units are one em. */
    static final int EM = 1024;
    /** Units over the base line; the rest is under it. */
    static final int ASCENT = 896;
    private static final double GRID = 24;
    /** How far a spline may be from the curve, in font units. */
    private static final double TOLERANCE = 0.3;

    private Outline() {}

    /** A point; between two that are off the curve lies one on it. */
    record Point(int x, int y, boolean on) {}

    /** The contours of lines, each drawn {@code weight} times as wide as it says. */
    static List<List<Point>> of(List<Glyphs.Stroke> strokes, double weight) {
        Area inked = new Area();
        for (Glyphs.Stroke stroke : strokes) {
            BasicStroke pen = new BasicStroke((float) (stroke.width() * weight),
                    BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            // A part at a time: where a line crosses itself the pen's outline does, too.
            for (Path2D part : SvgPath.parts(stroke.path())) {
                inked.add(new Area(pen.createStrokedShape(part)));
            }
        }
        double scale = EM / GRID;
        inked.transform(new AffineTransform(scale, 0, 0, -scale, 0, ASCENT));
        return contours(inked);
    }

    private static List<List<Point>> contours(Area area) {
        List<List<Point>> all = new ArrayList<>();
        List<Point> contour = new ArrayList<>();
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator at = area.getPathIterator(null); !at.isDone(); at.next()) {
            switch (at.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    contour = new ArrayList<>();
                    add(contour, c[0], c[1], true);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_LINETO -> {
                    add(contour, c[0], c[1], true);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    add(contour, c[0], c[1], false);
                    add(contour, c[2], c[3], true);
                    x = c[2];
                    y = c[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    cubic(contour, x, y, c);
                    x = c[4];
                    y = c[5];
                }
                default -> close(all, contour);
            }
        }
        return all;
    }

    private static void close(List<List<Point>> all, List<Point> contour) {
        if (contour.size() > 1 && contour.getFirst().equals(contour.getLast())) {
            contour.removeLast();
        }
        // What rounding has left without an inside is not drawn.
        if (contour.size() > 2) {
            all.add(contour);
        }
    }

    /** Cuts a cubic into pieces that are almost quadratic. */
    private static void cubic(List<Point> contour, double x0, double y0, double[] c) {
        double dx = c[4] - 3 * c[2] + 3 * c[0] - x0;
        double dy = c[5] - 3 * c[3] + 3 * c[1] - y0;
        double error = Math.sqrt(3) / 36 * Math.sqrt(dx * dx + dy * dy);
        int pieces = Math.max(1, (int) Math.ceil(Math.cbrt(error / TOLERANCE)));
        for (int i = 0; i < pieces; i++) {
            double a = (double) i / pieces;
            double b = (double) (i + 1) / pieces;
            add(contour, control(x0, c[0], c[2], c[4], a, b),
                    control(y0, c[1], c[3], c[5], a, b), false);
            add(contour, at(x0, c[0], c[2], c[4], b), at(y0, c[1], c[3], c[5], b), true);
        }
    }

    private static double at(double p0, double p1, double p2, double p3, double t) {
        double u = 1 - t;
        return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
    }

    private static double slope(double p0, double p1, double p2, double p3, double t) {
        double u = 1 - t;
        return 3 * (u * u * (p1 - p0) + 2 * u * t * (p2 - p1) + t * t * (p3 - p2));
    }

    /** The middle of the two control points that the piece's ends ask for. */
    private static double control(double p0, double p1, double p2, double p3, double a, double b) {
        double ahead = at(p0, p1, p2, p3, a) + slope(p0, p1, p2, p3, a) * (b - a) / 2;
        double behind = at(p0, p1, p2, p3, b) - slope(p0, p1, p2, p3, b) * (b - a) / 2;
        return (ahead + behind) / 2;
    }

    private static void add(List<Point> contour, double x, double y, boolean on) {
        Point point = new Point((int) Math.round(x), (int) Math.round(y), on);
        if (contour.isEmpty() || !contour.getLast().equals(point)) {
            contour.add(point);
        }
    }
}
