package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.holdfast.app.library.Paints.Role;
import org.holdfast.app.library.floor.Box;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.FloorPlan;
import org.holdfast.app.library.floor.Shelving;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;

/** Draws frame names, the robot's rail, drives and the cards of the mail slots. */
final class CardPainter {
    private static final double SMALL = 120;
    private static final double HEAD_FROM = 84;
    private static final double NUMBER_FROM = 26;
    private static final double LINE = 22;
    private static final double CHIP = 21;

    private final Paints paints;
    private final LibraryWords words;
    private final Elision elision = new Elision();

    CardPainter(Paints paints, LibraryWords words) {
        this.paints = paints;
        this.words = words;
    }

    void draw(GraphicsContext g, LibraryNews news, Camera camera, Box seen) {
        Cabinet cabinet = news.cabinet().orElseThrow();
        FloorPlan plan = cabinet.plan();
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(TextAlignment.LEFT);
        heads(g, news, plan, camera, seen);
        if (plan.count(Spot.Kind.ROBOT) > 0) {
            rail(g, news, plan, camera);
        }
        for (int i = 0; i < plan.count(Spot.Kind.DRIVE); i++) {
            if (plan.drive(i).meets(seen)) {
                drive(g, cabinet, Spot.drive(i), camera.view(plan.drive(i)));
            }
        }
        for (int i = 0; i < plan.mailCards(); i++) {
            mail(g, cabinet, camera.view(plan.mailCard(i)));
        }
    }

    private void heads(GraphicsContext g, LibraryNews news, FloorPlan plan, Camera camera,
            Box seen) {
        Shelving s = plan.shelving();
        for (int f = 0; f < s.frames(); f++) {
            Box frame = s.frame(f);
            if (!frame.grown(s.head()).meets(seen)) {
                continue;
            }
            Box view = camera.view(frame);
            double y = view.y() - Math.max(2, 9 * Math.min(1, camera.scale()));
            int first = s.firstSlot(f);
            if (view.width() >= HEAD_FROM && s.head() * camera.scale() > 9) {
                String name = words.words().say(SLOTS, words.words().number(first + 1L),
                        words.words().number(first + s.slotsIn(f)));
                text(g, name, paints.strong(), Role.FG_DEFAULT, view.x(), y, view.width());
                double used = elision.width(name, paints.strong()) + 16;
                String filled = words.words().say(FILLED, words.words().number(s.slotsIn(f)
                        - news.cells().emptyIn(first, first + s.slotsIn(f))));
                if (elision.width(filled, paints.plain()) + used < view.width()) {
                    right(g, filled, paints.plain(), Role.FG_MUTED, view.right(), y);
                }
            } else if (view.width() >= NUMBER_FROM && s.head() * camera.scale() > 11
                    && view.width() > elision.width(
                            words.words().number(first + 1L), paints.plain())) {
                text(g, words.words().number(first + 1L), paints.plain(), Role.FG_MUTED,
                        view.x(), view.y() - 2, view.width());
            }
        }
    }

    private void rail(GraphicsContext g, LibraryNews news, FloorPlan plan, Camera camera) {
        double y = camera.viewY(plan.railY());
        double x0 = camera.viewX(0);
        double x1 = camera.viewX(plan.bounds().right());
        double thick = Math.clamp(4 * camera.scale(), 1, 5);
        g.setFill(paints.color(Role.BORDER_DEFAULT));
        g.fillRect(x0, y - thick / 2, x1 - x0, thick);
        double w = Math.clamp(32 * camera.scale(), 8, 40);
        double h = Math.clamp(16 * camera.scale(), 6, 18);
        double textX = x0;
        for (int robot = 0; robot < plan.count(Spot.Kind.ROBOT); robot++) {
            Optional<Carrying> load = robot < news.carried().size()
                    ? Optional.of(news.carried().get(robot)) : Optional.empty();
            double x = load.map(c -> camera.viewX(plan.place(c.drive()).centerX()) - w / 2)
                    .orElse(camera.viewX(plan.place(new Spot(Spot.Kind.ROBOT, robot)).x()));
            g.setFill(paints.color(load.isPresent() ? Role.ACCENT_EMPHASIS
                    : Role.NEUTRAL_EMPHASIS));
            g.fillRect(x, y - h / 2, w, h);
            load.ifPresent(c -> way(g, camera.view(plan.place(c.drive())), y + h / 2));
            textX = Math.max(textX, x + w + 10);
        }
        if (camera.scale() * 26 > 12) {
            String said = news.carried().isEmpty() ? words.words().say(RESTS)
                    : words.carried(news.carried().getFirst());
            text(g, said, paints.plain(), Role.FG_MUTED, textX, y - 7, x1 - textX);
        }
    }

    /** From the robot down to a drive. */
    private void way(GraphicsContext g, Box drive, double from) {
        g.setStroke(paints.color(Role.ACCENT_FG));
        g.setLineWidth(1.5);
        g.setLineDashes(4, 3);
        double x = drive.centerX();
        g.strokeLine(x, from, x, drive.y() - 6);
        g.setLineDashes();
        g.setFill(paints.color(Role.ACCENT_FG));
        g.fillPolygon(new double[] {x - 5, x + 5, x},
                new double[] {drive.y() - 7, drive.y() - 7, drive.y() - 1}, 3);
    }

    private void drive(GraphicsContext g, Cabinet cabinet, Spot spot, Box card) {
        Optional<Rows.DriveRow> row = cabinet.drive(spot);
        boolean off = row.flatMap(Rows.DriveRow::offline).isPresent();
        Optional<String> barcode = row.flatMap(Rows.DriveRow::barcode)
                .or(() -> cabinet.element(spot).barcode());
        if (card.width() < SMALL) {
            block(g, card, off, barcode.isPresent());
            return;
        }
        outline(g, card);
        double x = card.x() + FloorPlan.CARD_PAD;
        double room = card.width() - 2 * FloorPlan.CARD_PAD;
        double first = card.y() + line(card);
        double chip = first + Math.min(11, card.height() * 0.1);
        text(g, words.place(spot), paints.strong(), Role.FG_DEFAULT, x, first, room);
        row.map(Rows.DriveRow::model).filter(m -> card.width() > 170).ifPresent(model -> {
            double used = elision.width(words.place(spot), paints.strong()) + 12;
            String cut = elision.fit(Visible.name(model), paints.plain(), room - used);
            right(g, cut, paints.plain(), Role.FG_MUTED, card.right() - FloorPlan.CARD_PAD,
                    first);
        });
        chip(g, barcode.map(Visible::name), x, chip, room);
        boolean busy = row.map(Rows.DriveRow::doing).filter("busy"::equals).isPresent();
        text(g, words.drive(cabinet, spot), paints.plain(), off ? Role.FG_DEFAULT
                : busy ? Role.ACCENT_FG : Role.FG_MUTED, x,
                chip + CHIP + Math.min(22, card.height() * 0.2), off ? room - 20 : room);
        if (off) {
            triangle(g, card.right() - 18, chip + CHIP / 2, 12);
        }
    }

    private void block(GraphicsContext g, Box card, boolean off, boolean busy) {
        double h = Math.max(2, card.height() - 1);
        if (off) {
            g.setFill(paints.color(Role.WARNING_EMPHASIS));
            g.fillRect(card.x(), card.y(), card.width(), h);
        } else if (busy) {
            g.setFill(paints.color(Role.ACCENT_EMPHASIS));
            g.fillRect(card.x(), card.y(), card.width(), h);
        } else {
            g.setStroke(paints.color(Role.NEUTRAL_EMPHASIS));
            g.setLineWidth(1);
            g.strokeRect(Math.round(card.x()) + 0.5, Math.round(card.y()) + 0.5,
                    Math.round(card.width()) - 1, Math.round(h) - 1);
        }
    }

    private void chip(GraphicsContext g, Optional<String> barcode, double x, double y,
            double room) {
        Font font = barcode.isPresent() ? paints.machine() : paints.plain();
        String said = barcode.orElseGet(() -> words.words().say(EMPTY));
        double width = Math.min(room, elision.width(said, font) + 20);
        double left = Math.round(x) + 0.5;
        double top = Math.round(y) + 0.5;
        if (barcode.isEmpty()) {
            g.setLineDashes(2, 3);
        }
        g.setLineWidth(1);
        g.setStroke(paints.color(barcode.isPresent() ? Role.BASE_4 : Role.BORDER_DEFAULT));
        g.strokeRect(left, top, Math.round(width), CHIP);
        g.setLineDashes();
        text(g, said, font, barcode.isPresent() ? Role.FG_DEFAULT : Role.FG_MUTED, x + 10,
                y + 15, width - 12);
    }

    private void mail(GraphicsContext g, Cabinet cabinet, Box card) {
        outline(g, card);
        if (card.width() < SMALL) {
            return;
        }
        double x = card.x() + FloorPlan.CARD_PAD;
        String filled = words.words().say(MAIL_FILLED, cabinet.filled(Spot.Kind.MAIL_SLOT),
                cabinet.plan().count(Spot.Kind.MAIL_SLOT));
        double used = elision.width(filled, paints.plain());
        text(g, words.words().say(MAIL_SLOTS), paints.strong(), Role.FG_DEFAULT, x,
                card.y() + line(card), card.width() - 2 * FloorPlan.CARD_PAD - used - 8);
        right(g, filled, paints.plain(), Role.FG_MUTED, card.right() - FloorPlan.CARD_PAD,
                card.y() + line(card));
    }

    /** The first line in a card; a low card has it higher. */
    private static double line(Box card) {
        return Math.min(LINE, card.height() * 0.22);
    }

    private void outline(GraphicsContext g, Box card) {
        g.setStroke(paints.color(Role.BORDER_DEFAULT));
        g.setLineWidth(1);
        g.strokeRoundRect(Math.round(card.x()) + 0.5, Math.round(card.y()) + 0.5,
                Math.round(card.width()) - 1, Math.round(card.height()) - 1, 8, 8);
    }

    /** A person should look here. */
    void triangle(GraphicsContext g, double x, double y, double size) {
        g.setFill(paints.color(Role.DANGER_EMPHASIS));
        g.fillPolygon(new double[] {x - size / 2, x + size / 2, x},
                new double[] {y + size / 2, y + size / 2, y - size / 2}, 3);
        g.setStroke(paints.color(Role.BG_DEFAULT));
        g.setLineWidth(1);
        g.strokePolygon(new double[] {x - size / 2, x + size / 2, x},
                new double[] {y + size / 2, y + size / 2, y - size / 2}, 3);
    }

    private void text(GraphicsContext g, String said, Font font, Role role, double x, double y,
            double room) {
        String cut = elision.fit(said, font, Math.max(0, room));
        if (!cut.isEmpty()) {
            g.setFont(font);
            g.setFill(paints.color(role));
            g.fillText(cut, Math.round(x), Math.round(y));
        }
    }

    private void right(GraphicsContext g, String said, Font font, Role role, double x,
            double y) {
        Color color = paints.color(role);
        g.setFont(font);
        g.setFill(color);
        g.fillText(said, Math.round(x - elision.width(said, font)), Math.round(y));
    }
}
