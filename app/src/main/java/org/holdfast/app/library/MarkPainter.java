package org.holdfast.app.library;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.holdfast.app.library.Paints.Role;
import org.holdfast.app.library.floor.Box;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.Shelving;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.Visible;

/** Draws what lies over the picture: who needs a person, matches, selection, what is dragged. */
final class MarkPainter {
    private static final int MOST_MARKS = 500;
    private static final double TARGETS_FROM = 8;
    private static final double RING = 14;

    private final Paints paints;
    private final CardPainter cards;

    MarkPainter(Paints paints, CardPainter cards) {
        this.paints = paints;
        this.cards = cards;
    }

    /**
     * What is marked.
     *
     * @param match the match that Enter flies to
     * @param lifted the cartridge for which a place is chosen
     * @param focused whether the keyboard is here
     */
    record Marks(Optional<Spot> selected, Optional<Spot> hovered, List<Spot> matches,
            Optional<Spot> match, Optional<Spot> lifted, boolean focused, double pointerX,
            double pointerY, boolean dragging) {}

    void draw(GraphicsContext g, LibraryNews news, Camera camera, Box seen, Marks marks) {
        Cabinet cabinet = news.cabinet().orElseThrow();
        boolean small = Shelving.CELL_WIDTH * camera.scale() < TARGETS_FROM;
        needs(g, cabinet, camera, seen, small);
        news.carried().forEach(c -> c.from().ifPresent(from -> dashed(g,
                camera.view(cabinet.plan().place(from)))));
        marks.lifted().ifPresent(from -> targets(g, cabinet, camera, seen, from, marks, small));
        for (Spot spot : marks.matches()) {
            Box place = cabinet.plan().place(spot);
            if (place.meets(seen)) {
                circle(g, camera.view(place), marks.match().filter(spot::equals).isPresent());
            }
        }
        marks.hovered().filter(s -> !small).ifPresent(s -> ring(g,
                camera.view(cabinet.plan().place(s)), Role.ACCENT_MUTED));
        marks.selected().ifPresent(s -> {
            Box view = camera.view(cabinet.plan().place(s));
            ring(g, small ? view.grown(3) : view, Role.ACCENT_FG);
            if (marks.focused()) {
                ring(g, view.grown(small ? 6 : 3), Role.ACCENT_MUTED);
            }
        });
        if (marks.dragging()) {
            marks.lifted().ifPresent(s -> ghost(g, cabinet, s, marks));
        }
    }

    private void needs(GraphicsContext g, Cabinet cabinet, Camera camera, Box seen,
            boolean small) {
        int drawn = 0;
        for (Spot spot : cabinet.needs().keySet()) {
            Box place = cabinet.plan().place(spot);
            if (place.meets(seen) && drawn++ < MOST_MARKS && spot.kind() != Spot.Kind.DRIVE) {
                Box view = camera.view(place);
                cards.triangle(g, small ? view.centerX() : view.right() - 5,
                        small ? view.centerY() : view.y() + 5, 10);
            }
        }
    }

    private void ring(GraphicsContext g, Box view, Role role) {
        g.setStroke(paints.color(role));
        g.setLineWidth(2);
        g.strokeRoundRect(Math.round(view.x()) - 2, Math.round(view.y()) - 2,
                Math.round(view.width()) + 4, Math.round(view.height()) + 4, 5, 5);
    }

    private void circle(GraphicsContext g, Box view, boolean first) {
        double r = Math.max(first ? RING : RING / 2, Math.hypot(view.width(), view.height()) / 2
                + 3);
        g.setStroke(paints.color(Role.FG_DEFAULT));
        g.setLineWidth(first ? 3 : 1.5);
        g.strokeOval(view.centerX() - r, view.centerY() - r, 2 * r, 2 * r);
    }

    private void dashed(GraphicsContext g, Box view) {
        g.setStroke(paints.color(Role.ACCENT_FG));
        g.setLineWidth(1.5);
        g.setLineDashes(3, 2);
        g.strokeRect(Math.round(view.x()) - 1, Math.round(view.y()) - 1,
                Math.round(view.width()) + 2, Math.round(view.height()) + 2);
        g.setLineDashes();
    }

    /** Where it may go: all of them while they can be told apart, else drives and mail slots. */
    private void targets(GraphicsContext g, Cabinet cabinet, Camera camera, Box seen, Spot from,
            Marks marks, boolean small) {
        for (Spot.Kind kind : Spot.Kind.values()) {
            int drawn = 0;
            for (int i = 0; i < cabinet.plan().count(kind) && drawn < MOST_MARKS; i++) {
                Spot to = new Spot(kind, i);
                boolean shown = kind != Spot.Kind.SLOT || !small
                        || marks.hovered().filter(to::equals).isPresent();
                if (shown && cabinet.plan().place(to).meets(seen) && cabinet.mayMove(from, to)) {
                    dashed(g, camera.view(cabinet.plan().place(to)));
                    drawn++;
                }
            }
        }
    }

    private void ghost(GraphicsContext g, Cabinet cabinet, Spot from, Marks marks) {
        double x = marks.pointerX() - 40;
        double y = marks.pointerY() - 13;
        g.setFill(paints.color(Role.BG_DEFAULT));
        g.fillRect(x, y, 80, 26);
        g.setStroke(paints.color(Role.ACCENT_EMPHASIS));
        g.setLineWidth(2);
        g.strokeRect(x, y, 80, 26);
        g.setFill(paints.color(Role.FG_DEFAULT));
        g.setFont(paints.machine());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Visible.name(cabinet.element(from).barcode().orElse("")), x + 40, y + 13);
    }
}
