package org.holdfast.app.shell;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Details;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * A screen with the details of its selection: beside it, the divider where it was last; in a
 * narrow window as a strip under it that opens as a sheet.
 */
final class DetailsFrame {
    private static final double WIDTH = 352;
    private static final int GLYPH = 24;

    private final MasterDetailPane wide = new MasterDetailPane(Side.RIGHT);
    private final StackPane beside = new StackPane();
    private final BorderPane stack = new BorderPane();
    private final StackPane root = new StackPane();
    private final Node view;
    private final Words words;
    private final ObservableBooleanValue narrow;
    private final Runnable closed;
    private final BiConsumer<String, Region> sheet;
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private Optional<Details> details = Optional.empty();

    DetailsFrame(Region view, Words words, ObservableBooleanValue narrow, Runnable closed,
            BiConsumer<String, Region> sheet) {
        this.view = view;
        this.words = words;
        this.narrow = narrow;
        this.closed = closed;
        this.sheet = sheet;
        view.setMinWidth(0);
        wide.setAnimated(false);
        wide.setMasterNode(beside);
        wide.setShowDetailNode(false);
        wide.setDetailNode(new StackPane());
        wide.getStyleClass().add("details-split");
        narrow.subscribe(is -> lay());
    }

    Region root() {
        return root;
    }

    /** Shows these details, or none. */
    void show(Optional<Details> shown) {
        details = shown;
        lay();
    }

    /** F4: hides the details, or shows them again. */
    void toggle() {
        wanted.set(!wanted.get());
        lay();
    }

    /** Esc: closes the details; false when there are none. */
    boolean close() {
        if (details.isEmpty() || !wanted.get()) {
            return false;
        }
        closed.run();
        return true;
    }

    private void lay() {
        boolean shown = details.isPresent() && wanted.get();
        if (narrow.get()) {
            wide.setShowDetailNode(false);
            beside.getChildren().clear();
            stack.setCenter(view);
            stack.setBottom(shown ? strip(details.get()) : null);
            root.getChildren().setAll(stack);
            return;
        }
        stack.setCenter(null);
        stack.setBottom(null);
        beside.getChildren().setAll(view);
        if (shown) {
            wide.setDetailNode(pane(details.get()));
        }
        if (wide.isShowDetailNode() != shown) {
            wide.setShowDetailNode(shown);
        }
        root.getChildren().setAll(wide);
        double width = root.getWidth() > 0 ? root.getWidth() : 1440 - 72;
        if (shown && !Double.isNaN(width)) {
            wide.setDividerPosition(1 - WIDTH / width);
        }
    }

    private static HBox head(Details shown) {
        Label title = new Label(shown.title());
        title.setId("details-title");
        title.getStyleClass().add("hf-heading");
        if (shown.machineName()) {
            title.getStyleClass().add("hf-mono");
        }
        VBox texts = new VBox(title);
        if (!shown.second().isEmpty()) {
            Label second = new Label(shown.second());
            second.getStyleClass().addAll("hf-second", "hf-caption");
            texts.getChildren().add(second);
        }
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox head = new HBox(GlyphNode.of(shown.glyph(), GLYPH, "muted"), texts);
        head.getStyleClass().add("details-head");
        return head;
    }

    private Region pane(Details shown) {
        HBox head = head(shown);
        Button close = new Button(null, GlyphNode.of(Glyph.CLOSE, 18));
        close.setId("details-close");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(words.say(WindowText.CLOSE_DETAILS));
        close.setTooltip(new Tooltip(words.say(WindowText.CLOSE_DETAILS)));
        close.setOnAction(e -> closed.run());
        head.getChildren().add(close);
        StackPane content = new StackPane(shown.body());
        content.getStyleClass().add("details-content");
        ScrollPane body = new ScrollPane(content);
        body.setFitToWidth(true);
        body.getStyleClass().addAll("edge-to-edge", "details-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox pane = new VBox(head, body);
        pane.setId("details");
        pane.getStyleClass().add("details-pane");
        pane.setMinWidth(WIDTH - 32);
        return pane;
    }

    private Region strip(Details shown) {
        HBox strip = head(shown);
        strip.setId("details");
        strip.getStyleClass().setAll("details-strip");
        Button open = new Button(words.say(WindowText.DETAILS),
                GlyphNode.of(Glyph.CHEVRON_UP, 16));
        open.setId("details-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(e -> sheet.accept(shown.title(), shown.body()));
        strip.getChildren().add(open);
        return strip;
    }
}
