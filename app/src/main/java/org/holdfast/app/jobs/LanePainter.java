package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.NOW_AT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.holdfast.app.jobs.Roles.Role;
import org.holdfast.app.jobs.TimeLine.Bar;
import org.holdfast.engine.api.Activity.Kind;

/** Draws the time line: hours, lanes, blocks, the line of now. On the FX thread only. */
final class LanePainter {
    /** How high the hours are. */
    static final double HEAD = 32;
    /** How high a lane is. */
    static final double LANE = 48;
    private static final double BAR = 28;
    private static final double EDGE = 24;
    private static final double PAD = 8;
    private static final double TICKS = 96;
    private static final double HATCH = 6;
    private static final double TOGETHER = 4;

    private final Roles roles;
    private final JobsModel model;
    private final JobsWords words;
    private final Text measure = new Text();

    LanePainter(Roles roles, JobsModel model, JobsWords words) {
        this.roles = roles;
        this.model = model;
        this.words = words;
    }

    /** The hours over the lanes. */
    void head(GraphicsContext g, TimeLine line, double width) {
        g.setFill(roles.color(Role.BG_SUBTLE));
        g.fillRect(0, 0, width, HEAD);
        rule(g, 0, HEAD - 0.5, width, HEAD - 0.5, Role.BORDER_DEFAULT);
        boolean now = model.back().get().isEmpty();
        String right = words.words().time(line.right());
        String tag = now ? words.words().say(NOW_AT, right) : right;
        double wide = width(tag, roles.strong()) + 2 * PAD;
        double from = Math.min(width - wide - 4, line.left() + line.width() - wide / 2);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(roles.plain());
        g.setFill(roles.color(Role.FG_MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        for (Instant tick : line.ticks(TICKS)) {
            String said = words.words().time(tick);
            double half = width(said, roles.plain()) / 2;
            double x = line.x(tick);
            if (x - half >= line.left() - PAD && x + half < from - PAD) {
                g.fillText(said, x, HEAD / 2);
            }
        }
        g.setTextAlign(TextAlignment.LEFT);
        text(g, fit(words.span(model.span().get(), now), roles.plain(), line.left() - EDGE - 40),
                EDGE, HEAD / 2, roles.plain(), Role.FG_MUTED);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(roles.color(now ? Role.ACCENT_EMPHASIS : Role.NEUTRAL_EMPHASIS));
        g.fillRoundRect(from, 5, wide, HEAD - 10, 4, 4);
        text(g, tag, from + wide / 2, HEAD / 2, roles.strong(), Role.FG_EMPHASIS);
    }

    /** The lines of the hours behind the lanes. */
    void grid(GraphicsContext g, TimeLine line, double bottom) {
        for (Instant tick : line.ticks(TICKS)) {
            double x = Math.floor(line.x(tick)) + 0.5;
            rule(g, x, HEAD, x, bottom, Role.BORDER_SUBTLE);
        }
    }

    /** The line of now, where now can be seen. */
    void now(GraphicsContext g, TimeLine line, double bottom) {
        if (model.back().get().isEmpty()) {
            g.setFill(roles.color(Role.ACCENT_EMPHASIS));
            g.fillRect(line.left() + line.width() - 1, HEAD, 2, bottom - HEAD);
        }
    }

    /** The name of a lane, and what it does now. */
    void name(GraphicsContext g, Lanes.Line lane, double y, double room) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double wide = room - EDGE - PAD;
        text(g, fit(words.lane(lane, model.lanes()), roles.strong(), wide), EDGE, y + 16,
                roles.strong(), Role.FG_DEFAULT);
        text(g, fit(words.doing(lane), roles.plain(), wide), EDGE, y + 33, roles.plain(),
                Role.FG_MUTED);
    }

    /** The blocks of a lane. */
    void bars(GraphicsContext g, List<Bar> bars, double y, Optional<Long> focused) {
        double top = y + (LANE - BAR) / 2;
        for (Bar bar : bars) {
            double wide = bar.width() > 4 ? bar.width() - 1 : bar.width();
            g.setFill(roles.color(Role.BG_DEFAULT));
            g.fillRect(bar.x(), top, wide, BAR);
            fill(g, bar.block().kind(), bar.x(), top, wide, BAR);
            if (bar.block().failed()) {
                g.setFill(roles.color(Role.DANGER_EMPHASIS));
                g.fillRect(bar.x(), top + BAR - 4, wide, 4);
            }
            if (bar.labelled()) {
                label(g, bar, top);
            }
        }
        rings(g, bars, top);
        bars.stream().filter(b -> focused.equals(Optional.of(b.block().number())))
                .forEach(b -> ring(g, b.x(), b.x() + b.width(), top, 4));
    }

    /** One ring around what follows each other for the selected job. */
    private void rings(GraphicsContext g, List<Bar> bars, double top) {
        double from = Double.NaN;
        double to = 0;
        for (Bar bar : bars) {
            boolean of = bar.block().job().isPresent()
                    && bar.block().job().equals(model.selected().get());
            if (!Double.isNaN(from) && (!of || bar.x() - to > TOGETHER)) {
                ring(g, from, to, top, 2);
                from = Double.NaN;
            }
            if (of) {
                from = Double.isNaN(from) ? bar.x() : from;
                to = bar.x() + bar.width();
            }
        }
        if (!Double.isNaN(from)) {
            ring(g, from, to, top, 2);
        }
    }

    private void ring(GraphicsContext g, double from, double to, double top, double away) {
        g.setStroke(roles.color(Role.ACCENT_FG));
        g.setLineWidth(2);
        g.strokeRoundRect(from - away, top - away, to - from - 1 + 2 * away, BAR + 2 * away, 4,
                4);
    }

    private void label(GraphicsContext g, Bar bar, double top) {
        Role ink = switch (bar.block().kind()) {
            case MOVE, LOAD, WRITE -> Role.FG_EMPHASIS;
            case INDEX -> Role.BG_DEFAULT;
            case LOCATE, READ, UNLOAD -> Role.FG_DEFAULT;
        };
        // Nothing can be read on a hatched ground.
        if (bar.block().kind() == Kind.LOCATE) {
            return;
        }
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        text(g, fit(words.label(bar.block(), bar.block().job().flatMap(model::job)),
                roles.plain(), bar.width() - 2 * PAD), bar.x() + PAD, top + BAR / 2,
                roles.plain(), ink);
    }

    /** The ground of a block. */
    void fill(GraphicsContext g, Kind kind, double x, double y, double wide, double high) {
        g.setFill(roles.color(switch (kind) {
            case MOVE, LOAD -> Role.NEUTRAL_EMPHASIS;
            case LOCATE -> Role.NEUTRAL_MUTED;
            case UNLOAD -> Role.BORDER_DEFAULT;
            case READ -> Role.ACCENT_MUTED;
            case WRITE -> Role.ACCENT_EMPHASIS;
            case INDEX -> Role.FG_DEFAULT;
        }));
        g.fillRoundRect(x, y, wide, high, 3, 3);
        if (kind == Kind.LOCATE && wide > TimeLine.NARROWEST) {
            g.save();
            g.beginPath();
            g.rect(x, y, wide, high);
            g.clip();
            g.setStroke(roles.color(Role.NEUTRAL_EMPHASIS));
            g.setLineWidth(1.5);
            for (double at = x - high; at < x + wide; at += HATCH) {
                g.strokeLine(at, y + high, at + high, y);
            }
            g.restore();
        }
    }

    private void text(GraphicsContext g, String text, double x, double y, Font font, Role ink) {
        g.setFont(font);
        g.setFill(roles.color(ink));
        g.fillText(text, x, y);
    }

    /** A line of one pixel. */
    void rule(GraphicsContext g, double x, double y, double toX, double toY, Role role) {
        Color color = roles.color(role);
        g.setStroke(color);
        g.setLineWidth(1);
        g.strokeLine(x, y, toX, toY);
    }

    private double width(String text, Font font) {
        measure.setFont(font);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /** The text, or as much of it as fits with three dots. */
    private String fit(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int least = 0;
        int most = text.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (width(text.substring(0, middle) + "…", font) <= room) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least == 0 ? "" : text.substring(0, least) + "…";
    }
}
