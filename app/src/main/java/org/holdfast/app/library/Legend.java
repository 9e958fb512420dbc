package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.Cells;
import org.holdfast.app.library.floor.Detail;
import org.holdfast.app.library.floor.FloorPlan;
import org.holdfast.app.library.floor.Look;
import org.holdfast.app.library.floor.Pixels;
import org.holdfast.app.library.floor.Shelving;
import org.holdfast.app.library.floor.SlotPainter;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.library.floor.Tints;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.LibraryText;

/** What the looks mean, in words, each with a cell as the picture has it and its number. */
final class Legend {
    private static final int HALF = 50;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 14;

    private final LibraryModel model;
    private final LibraryWords words;
    private final HallCanvas hall;
    private final FlowPane root = new FlowPane(20, 6);
    private List<Object> shown = List.of();

    Legend(LibraryModel model, LibraryWords words, HallCanvas hall) {
        this.model = model;
        this.words = words;
        this.hall = hall;
        root.getStyleClass().add("library-legend");
        root.setId("library-legend");
        root.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    }

    Region root() {
        return root;
    }

    /** Says it anew if anything is another than before. */
    void refresh() {
        LibraryNews news = model.news().get();
        if (news.cabinet().isEmpty()) {
            root.getChildren().clear();
            shown = List.of();
            return;
        }
        Detail detail = Detail.of(Shelving.CELL_WIDTH * hall.camera().get().scale());
        List<Object> now = List.of(news.cells(), news.cabinet().get(), detail,
                hall.paints().tints());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        List<Node> entries = new ArrayList<>();
        looks(news.overlay()).forEach(look -> {
            int count = news.cells().count(look);
            if (count > 0 || look != Look.UNKNOWN && look != Look.NOT_ASKED) {
                entries.add(entry(cell(look, detail), name(look, news.overlay()), count));
            }
        });
        Cabinet cabinet = news.cabinet().get();
        if (!cabinet.needs().isEmpty()) {
            Polygon triangle = new Polygon(0, 10, 10, 10, 5, 0);
            triangle.getStyleClass().add("library-needs");
            entries.add(entry(triangle, words.words().say(LEGEND_NEEDS), cabinet.needs().size()));
        }
        drives(cabinet, entries);
        root.getChildren().setAll(entries);
    }

    private static List<Look> looks(Overlay overlay) {
        return switch (overlay) {
            case Overlay.Fill f -> List.of(Look.FULL, Look.PART, Look.SCRATCH, Look.UNKNOWN,
                    Look.EMPTY);
            case Overlay.Bucket b -> List.of(Look.HOLDS, Look.HOLDS_NOT, Look.NOT_ASKED,
                    Look.UNKNOWN, Look.EMPTY);
        };
    }

    private String name(Look look, Overlay overlay) {
        return switch (look) {
            case EMPTY -> words.words().say(LEGEND_EMPTY);
            case SCRATCH -> words.words().say(LEGEND_SCRATCH);
            case PART -> words.words().say(LEGEND_PART);
            case FULL -> words.words().say(LEGEND_FULL);
            case UNKNOWN -> words.words().say(LEGEND_UNKNOWN);
            case HOLDS -> words.words().say(LEGEND_HOLDS, overlay instanceof Overlay.Bucket b
                    ? Visible.name(b.name()) : "");
            case HOLDS_NOT -> words.words().say(LEGEND_HOLDS_NOT);
            case NOT_ASKED -> words.words().say(LEGEND_NOT_ASKED);
        };
    }

    private void drives(Cabinet cabinet, List<Node> entries) {
        int off = 0;
        int busy = 0;
        for (int i = 0; i < cabinet.plan().count(Spot.Kind.DRIVE); i++) {
            var row = cabinet.drive(Spot.drive(i));
            off += row.flatMap(Rows.DriveRow::offline).isPresent() ? 1 : 0;
            busy += row.flatMap(Rows.DriveRow::offline).isEmpty()
                    && row.flatMap(Rows.DriveRow::barcode).isPresent() ? 1 : 0;
        }
        int free = cabinet.plan().count(Spot.Kind.DRIVE) - off - busy;
        if (cabinet.plan().count(Spot.Kind.DRIVE) > 0) {
            entries.add(entry(block("busy"), words.words().say(LEGEND_BUSY), busy));
            entries.add(entry(block("idle"), words.words().say(LEGEND_IDLE), free));
        }
        if (off > 0) {
            entries.add(entry(block("off"), words.words().say(LEGEND_OFF), off));
        }
    }

    private static Node block(String kind) {
        Region block = new Region();
        block.getStyleClass().addAll("library-block", "library-block-" + kind);
        return block;
    }

    private Node entry(Node sign, String name, int count) {
        Label label = new Label(words.words().say(LibraryText.LEGEND_COUNT, name,
                words.words().number(count)), sign);
        label.setGraphicTextGap(8);
        label.getStyleClass().add("library-plain");
        return label;
    }

    /** A cell as the painter paints it. */
    private Node cell(Look look, Detail detail) {
        Cells.Writing one = new Cells.Writing(1);
        one.cell(0, look, HALF, null);
        int[] data = new int[WIDTH * HEIGHT];
        Tints tints = hall.paints().tints();
        FloorPlan plan = new FloorPlan(1, 0, 0, 0);
        double scale = (double) WIDTH / Shelving.CELL_WIDTH;
        var box = plan.place(Spot.slot(0));
        new SlotPainter(plan, one.done(), tints, List.of()).paint(
                new Pixels(data, WIDTH, HEIGHT), new Camera(scale, box.x(), box.y()),
                detail == Detail.FLAT && look != Look.EMPTY ? Detail.FLAT
                        : Detail.OUTLINE);
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        image.getPixelWriter().setPixels(0, 0, WIDTH, HEIGHT,
                PixelFormat.getIntArgbInstance(), data, 0, WIDTH);
        return new ImageView(image);
    }
}
