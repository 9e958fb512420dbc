package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.library.floor.Box;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.FloorPlan;
import org.holdfast.app.library.floor.Spot;

/** All of a large library in a strip below the picture, with a frame around what is seen. */
final class OverviewStrip {
    private static final double HEIGHT = 88;
    private static final int SLOTS_FROM = 1_000;

    private final LibraryModel model;
    private final LibraryWords words;
    private final HallCanvas hall;
    private final Canvas canvas = new Canvas(1, HEIGHT);
    private final SlotLayer layer = new SlotLayer();
    private final Label count = new Label();
    private final HBox root;

    OverviewStrip(LibraryModel model, LibraryWords words, HallCanvas hall) {
        this.model = model;
        this.words = words;
        this.hall = hall;
        Label title = new Label(words.words().say(OVERVIEW));
        title.getStyleClass().addAll("library-strong", "hf-strong");
        Label hint = new Label(words.words().say(OVERVIEW_HINT));
        hint.getStyleClass().add("library-plain");
        count.getStyleClass().add("library-plain");
        VBox text = new VBox(2, title, count, hint);
        text.setMinWidth(Region.USE_PREF_SIZE);
        // Drawn in the layout pass, at most once a pulse, and without asking for another one.
        Region holder = new Region() {
            {
                getChildren().add(canvas);
                setMinSize(0, HEIGHT);
            }

            @Override
            protected void layoutChildren() {
                draw();
            }
        };
        canvas.widthProperty().subscribe(w -> holder.setPrefSize(w.doubleValue(), HEIGHT));
        root = new HBox(24, text, holder);
        root.getStyleClass().add("library-overview");
        root.setMinHeight(Region.USE_PREF_SIZE);
        root.managedProperty().bind(root.visibleProperty());
        root.setVisible(false);
        hall.camera().subscribe(c -> holder.requestLayout());
        hall.tints().subscribe(t -> Platform.runLater(holder::requestLayout));
        model.news().subscribe(n -> {
            root.setVisible(plan().shelving().slots() >= SLOTS_FROM);
            Box all = plan().bounds();
            canvas.setWidth(Math.round(HEIGHT * all.width() / all.height()));
            holder.requestLayout();
        });
        canvas.setOnMousePressed(this::moved);
        canvas.setOnMouseDragged(this::moved);
    }

    Region root() {
        return root;
    }

    private FloorPlan plan() {
        return model.cabinet().map(Cabinet::plan).orElse(new FloorPlan(0, 0, 0, 0));
    }

    private Camera small() {
        return Camera.fit(plan().bounds(), canvas.getWidth(), HEIGHT, 1);
    }

    private void moved(MouseEvent e) {
        Camera small = small();
        hall.look(Camera.centered(small.planX(e.getX()), small.planY(e.getY()),
                hall.camera().get().scale(), hall.getWidth(), hall.getHeight()));
    }

    private void draw() {
        if (!root.isVisible() || model.cabinet().isEmpty()) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        Camera small = small();
        layer.draw(g, hall.painter(model.news().get()), small, 1);
        g.setFill(hall.paints().color(Paints.Role.NEUTRAL_EMPHASIS));
        for (int i = 0; i < plan().count(Spot.Kind.DRIVE); i++) {
            Box drive = small.view(plan().drive(i));
            g.fillRect(drive.x(), drive.y(), drive.width(), Math.max(1, drive.height()));
        }
        Box seen = small.view(hall.seen());
        double x = Math.max(1, seen.x());
        double y = Math.max(1, seen.y());
        g.setStroke(hall.paints().color(Paints.Role.ACCENT_EMPHASIS));
        g.setLineWidth(2);
        g.strokeRect(x, y, Math.min(canvas.getWidth() - 1, seen.right()) - x,
                Math.min(HEIGHT - 1, seen.bottom()) - y);
        count.setText(words.words().say(IN_VIEW,
                words.words().number(plan().slotsIn(hall.seen())),
                words.words().number(plan().shelving().slots())));
    }
}
