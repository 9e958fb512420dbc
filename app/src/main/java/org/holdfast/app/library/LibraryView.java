package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.Visible;
import org.holdfast.i18n.LibraryText;
import org.holdfast.icons.Glyph;

/** The nodes of the screen. On the FX thread only. */
final class LibraryView {
    private static final int GLYPH = 16;
    private static final double STEP = 1.25;
    private static final Duration HOVER = Duration.millis(300);

    private final LibraryModel model;
    private final LibraryController controller;
    private final LibraryWords words;
    private final HallCanvas hall;
    private final FindBox find;
    private final Legend legend;
    private final Label tip = new Label();
    private final PauseTransition tipLater = new PauseTransition(HOVER);
    private final VBox bars = new VBox();
    private final VBox root;
    private List<Object> barsFor = List.of();

    LibraryView(LibraryModel model, LibraryController controller, LibraryWords words,
            boolean lessMotion) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        this.hall = new HallCanvas(model, words, lessMotion);
        hall.setId("library-picture");
        this.find = new FindBox(model, controller, hall, words.words());
        this.legend = new Legend(model, words, hall);
        new HallInput(hall, model, controller::lift, controller::propose);
        LibraryTable table = new LibraryTable(model, words);
        Region overview = new OverviewStrip(model, words, hall).root();
        HBox foot = new HBox(16, legend.root(), zoom());
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("library-foot");
        HBox.setHgrow(legend.root(), Priority.ALWAYS);
        VBox picture = new VBox(new StackPane(hall, tips()), overview, foot);
        VBox.setVgrow(picture.getChildren().getFirst(), Priority.ALWAYS);
        picture.visibleProperty().bind(model.table().not());
        table.root().visibleProperty().bind(model.table());
        StackPane both = new StackPane(picture, table.root());
        both.setMinSize(0, 0);
        VBox.setVgrow(both, Priority.ALWAYS);
        root = new VBox(new LibraryBar(model, controller, words, find.root()).root(), bars,
                both);
        root.getStyleClass().add("library");
        root.getStylesheets().add(Objects.requireNonNull(LibraryView.class.getResource(
                "library.css"), "library.css").toExternalForm());
        model.news().subscribe(n -> refresh());
        model.lifted().subscribe(l -> refresh());
        hall.camera().subscribe(c -> legend.refresh());
        hall.hovered().subscribe(this::hovered);
    }

    Region root() {
        return root;
    }

    HallCanvas hall() {
        return hall;
    }

    FindBox find() {
        return find;
    }

    private void refresh() {
        legend.refresh();
        LibraryNews news = model.news().get();
        List<Object> now = List.of(news.heard(), news.cabinet().map(Cabinet::name).orElse(""),
                news.cabinet().flatMap(Cabinet::offline).orElse(""), news.asked(),
                model.lifted().get(), news.cabinet().filter(Cabinet::robot).isPresent());
        if (!now.equals(barsFor)) {
            barsFor = now;
            bars.getChildren().setAll(bars(news));
        }
    }

    private List<Node> bars(LibraryNews news) {
        List<Node> all = new ArrayList<>();
        if (!news.heard()) {
            all.add(bar(Glyph.CLOCK, words.words().say(ASKING)));
        } else if (news.cabinet().isEmpty()) {
            all.add(bar(Glyph.LIBRARY, words.words().say(NONE)));
        }
        news.cabinet().ifPresent(cabinet -> {
            cabinet.offline().ifPresent(why -> all.add(bar(Glyph.INFO, words.words().say(
                    NOT_SEEN, Visible.name(cabinet.name())))));
            if (!cabinet.robot() && news.asked().isEmpty()) {
                all.add(bar(Glyph.PERSON, words.words().say(LANE)));
            }
            news.asked().forEach(asked -> all.add(person(cabinet, asked)));
            model.lifted().get().filter(cabinet.plan()::has).ifPresent(s -> all.add(bar(
                    Glyph.TARGET, words.words().say(MOVE_PICK, Visible.name(
                            cabinet.element(s).barcode().orElse(""))))));
        });
        return all;
    }

    private Node person(Cabinet cabinet, LibraryNews.Asked asked) {
        HBox bar = bar(Glyph.PERSON, words.words().say(PERSON, Visible.name(asked.barcode()),
                cabinet.at(asked.from()).map(words::place).orElse(""),
                cabinet.at(asked.to()).map(words::place).orElse("")));
        bar.getStyleClass().add("library-person");
        Button done = new Button(words.words().say(cabinet.virtual() ? MOVE_BY_HAND
                : LOOK_AGAIN));
        done.setOnAction(e -> controller.done(asked));
        bar.getChildren().add(done);
        return bar;
    }

    private static HBox bar(Glyph glyph, String text) {
        Label label = new Label(text, GlyphNode.of(glyph, GLYPH));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox bar = new HBox(12, label);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("library-message");
        return bar;
    }

    private Pane tips() {
        tip.getStyleClass().add("library-tip");
        tip.setVisible(false);
        tip.setManaged(false);
        Pane layer = new Pane(tip);
        layer.setMouseTransparent(true);
        tipLater.setOnFinished(e -> showTip());
        return layer;
    }

    private void hovered(Optional<Spot> spot) {
        tip.setVisible(false);
        tipLater.stop();
        if (spot.isPresent()) {
            tipLater.playFromStart();
        }
    }

    private void showTip() {
        model.cabinet().ifPresent(c -> hall.hovered().get().filter(c.plan()::has)
                .ifPresent(s -> {
                    tip.setText(words.address(c, s) + "\n" + (s.kind() == Spot.Kind.DRIVE
                            ? words.drive(c, s) + "\n" : "")
                            + String.join("\n", words.content(c, s)));
                    tip.autosize();
                    var at = hall.camera().get().view(c.plan().place(s));
                    double below = at.bottom() + 8;
                    tip.relocate(Math.clamp(at.x(), 4, Math.max(4,
                            hall.getWidth() - tip.getWidth() - 4)),
                            below + tip.getHeight() < hall.getHeight() ? below
                                    : Math.max(4, at.y() - 8 - tip.getHeight()));
                    tip.setVisible(true);
                }));
    }

    private Node zoom() {
        Slider slider = new Slider(0, 1, 0);
        slider.setPrefWidth(90);
        slider.setAccessibleText(words.words().say(ZOOM));
        boolean[] following = {false};
        hall.camera().subscribe(c -> {
            double least = Math.log(hall.whole().scale());
            double most = Math.log(org.holdfast.app.library.floor.Camera.MOST);
            following[0] = true;
            slider.setValue(Math.clamp((Math.log(c.scale()) - least) / (most - least), 0, 1));
            following[0] = false;
        });
        slider.valueProperty().subscribe(v -> {
            if (!following[0]) {
                double least = Math.log(hall.whole().scale());
                double most = Math.log(org.holdfast.app.library.floor.Camera.MOST);
                zoomBy(Math.exp(least + v.doubleValue() * (most - least))
                        / hall.camera().get().scale());
            }
        });
        Button fit = icon(Glyph.FIT, FIT, hall::fit);
        HBox box = new HBox(4, icon(Glyph.ZOOM_OUT, ZOOM_OUT, () -> zoomBy(1 / STEP)), slider,
                icon(Glyph.ZOOM_IN, ZOOM_IN, () -> zoomBy(STEP)), fit);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void zoomBy(double factor) {
        hall.zoom(factor, hall.getWidth() / 2, hall.getHeight() / 2);
    }

    private Button icon(Glyph glyph, LibraryText name, Runnable action) {
        Button button = new Button("", GlyphNode.of(glyph, GLYPH));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(words.words().say(name));
        button.setTooltip(new javafx.scene.control.Tooltip(words.words().say(name)));
        button.setOnAction(e -> action.run());
        return button;
    }
}
