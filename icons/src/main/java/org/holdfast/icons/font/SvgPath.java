package org.holdfast.icons.font;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path data of SVG 1.1, section 8.3, as shapes: one for each part that the pen draws at once. */
final class SvgPath {
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z]|[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final List<String> tokens = new ArrayList<>();
    private final List<Path2D> parts = new ArrayList<>();
    private int next;
    private Path2D part;
    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, which the smooth curves mirror. */
    private Point2D mirror = new Point2D.Double();
    private char before = 'M';

    private SvgPath(String data) {
        Matcher m = TOKEN.matcher(data);
        while (m.find()) {
            tokens.add(m.group());
        }
    }

    /** The parts of the data; throws IllegalArgumentException when it is none. */
    static List<Path2D> parts(String data) {
        return new SvgPath(data).read();
    }

    private List<Path2D> read() {
        char command = 'M';
        while (next < tokens.size()) {
            if (Character.isLetter(tokens.get(next).charAt(0))) {
                command = tokens.get(next++).charAt(0);
            } else if (command == 'M' || command == 'm') {
                command = command == 'M' ? 'L' : 'l';
            }
            perform(Character.toUpperCase(command), Character.isLowerCase(command));
        }
        return parts;
    }

    private void perform(char command, boolean relative) {
        double ox = relative ? x : 0;
        double oy = relative ? y : 0;
        switch (command) {
            case 'M' -> move(ox + number(), oy + number());
            case 'L' -> line(ox + number(), oy + number());
            case 'H' -> line(ox + number(), y);
            case 'V' -> line(x, oy + number());
            case 'C' -> curve(ox + number(), oy + number(), ox + number(), oy + number(),
                    ox + number(), oy + number());
            case 'S' -> {
                Point2D first = mirrored("CS");
                curve(first.getX(), first.getY(), ox + number(), oy + number(), ox + number(),
                        oy + number());
            }
            case 'Q' -> quad(ox + number(), oy + number(), ox + number(), oy + number());
            case 'T' -> {
                Point2D first = mirrored("QT");
                quad(first.getX(), first.getY(), ox + number(), oy + number());
            }
            case 'A' -> arc(number(), number(), number(), number() != 0, number() != 0,
                    ox + number(), oy + number());
            case 'Z' -> {
                part.closePath();
                x = startX;
                y = startY;
            }
            default -> throw new IllegalArgumentException("path command " + command);
        }
        before = command;
    }

    private double number() {
        if (next == tokens.size()) {
            throw new IllegalArgumentException("a number is missing at the end");
        }
        return Double.parseDouble(tokens.get(next++));
    }

    private Point2D mirrored(String curves) {
        return curves.indexOf(before) < 0 ? new Point2D.Double(x, y)
                : new Point2D.Double(2 * x - mirror.getX(), 2 * y - mirror.getY());
    }

    private void move(double toX, double toY) {
        part = new Path2D.Double();
        parts.add(part);
        part.moveTo(toX, toY);
        startX = toX;
        startY = toY;
        here(toX, toY);
    }

    private void line(double toX, double toY) {
        part.lineTo(toX, toY);
        here(toX, toY);
    }

    private void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        part.curveTo(x1, y1, x2, y2, toX, toY);
        mirror = new Point2D.Double(x2, y2);
        here(toX, toY);
    }

    private void quad(double x1, double y1, double toX, double toY) {
        part.quadTo(x1, y1, toX, toY);
        mirror = new Point2D.Double(x1, y1);
        here(toX, toY);
    }

    private void here(double toX, double toY) {
        x = toX;
        y = toY;
    }

    /** From end points to a centre: SVG 1.1, appendix F.6.5. */
    private void arc(double rx, double ry, double turn, boolean large, boolean sweep, double toX,
            double toY) {
        if (rx == 0 || ry == 0) {
            line(toX, toY);
            return;
        }
        double phi = Math.toRadians(turn);
        double hx = (x - toX) / 2;
        double hy = (y - toY) / 2;
        double ax = Math.cos(phi) * hx + Math.sin(phi) * hy;
        double ay = Math.cos(phi) * hy - Math.sin(phi) * hx;
        double grow = Math.max(1, Math.sqrt(ax * ax / (rx * rx) + ay * ay / (ry * ry)));
        double a = rx * grow;
        double b = ry * grow;
        double q = Math.max(0, a * a * b * b - a * a * ay * ay - b * b * ax * ax)
                / (a * a * ay * ay + b * b * ax * ax);
        double side = (large == sweep ? -1 : 1) * Math.sqrt(q);
        double cx = side * a * ay / b;
        double cy = -side * b * ax / a;
        double from = Math.toDegrees(Math.atan2((ay - cy) / b, (ax - cx) / a));
        double to = Math.toDegrees(Math.atan2((-ay - cy) / b, (-ax - cx) / a));
        double extent = (to - from) % 360;
        if (sweep && extent < 0) {
            extent += 360;
        } else if (!sweep && extent > 0) {
            extent -= 360;
        }
        Arc2D arc = new Arc2D.Double(-a, -b, 2 * a, 2 * b, -from, -extent, Arc2D.OPEN);
        AffineTransform place = AffineTransform.getTranslateInstance(
                Math.cos(phi) * cx - Math.sin(phi) * cy + (x + toX) / 2,
                Math.sin(phi) * cx + Math.cos(phi) * cy + (y + toY) / 2);
        place.rotate(phi);
        part.append(arc.getPathIterator(place), true);
        here(toX, toY);
    }
}
