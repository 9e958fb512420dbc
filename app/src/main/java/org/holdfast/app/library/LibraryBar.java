package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.icons.Glyph;

/** Over the picture: which library, which question, find, table. */
final class LibraryBar {
    private static final int GLYPH = 16;

    private final LibraryModel model;
    private final LibraryController controller;
    private final LibraryWords words;
    private final ComboBox<String> libraries = new ComboBox<>();
    private final ComboBox<String> buckets = new ComboBox<>();
    private final ToggleButton fill;
    private final ToggleButton where;
    private final HBox root;
    private boolean filling;

    LibraryBar(LibraryModel model, LibraryController controller, LibraryWords words, Node find) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        ToggleGroup questions = new ToggleGroup();
        fill = new ToggleButton(words.words().say(OVERLAY_FILL));
        fill.getStyleClass().add(Styles.LEFT_PILL);
        fill.setSelected(true);
        where = new ToggleButton(words.words().say(OVERLAY_BUCKET));
        where.setId("library-where");
        where.getStyleClass().add(Styles.RIGHT_PILL);
        questions.getToggles().addAll(fill, where);
        questions.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                questions.selectToggle(before);
            } else {
                ask();
            }
        });
        buckets.setId("library-bucket");
        buckets.setAccessibleText(words.words().say(OVERLAY_BUCKET));
        buckets.visibleProperty().bind(where.selectedProperty());
        buckets.managedProperty().bind(where.selectedProperty());
        buckets.valueProperty().subscribe(b -> ask());
        libraries.setAccessibleText(words.words().say(CHOOSE));
        libraries.valueProperty().subscribe(name -> {
            if (!filling && name != null) {
                controller.choose(name);
            }
        });
        ToggleButton table = new ToggleButton("", GlyphNode.of(Glyph.TABLE, GLYPH));
        table.setId("library-show-table");
        table.textProperty().bind(model.table().map(t -> words.words().say(t ? PICTURE
                : TABLE)));
        table.selectedProperty().bindBidirectional(model.table());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox overlays = new HBox(fill, where);
        overlays.disableProperty().bind(model.table());
        root = new HBox(12, libraries, overlays, buckets, space, find, table);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("library-bar");
        model.news().subscribe(this::renewed);
    }

    Region root() {
        return root;
    }

    private void renewed(LibraryNews news) {
        filling = true;
        set(libraries, news.libraries());
        libraries.setVisible(news.libraries().size() > 1);
        libraries.setManaged(libraries.isVisible());
        news.cabinet().map(Cabinet::name).ifPresent(libraries::setValue);
        set(buckets, news.buckets());
        where.setDisable(news.buckets().isEmpty());
        if (buckets.getValue() == null && !news.buckets().isEmpty()) {
            buckets.setValue(news.buckets().getFirst());
        }
        filling = false;
    }

    private static void set(ComboBox<String> box, List<String> names) {
        if (!box.getItems().equals(names)) {
            String value = box.getValue();
            box.setItems(FXCollections.observableArrayList(names));
            box.setValue(names.contains(value) ? value : null);
        }
    }

    private void ask() {
        controller.overlay(where.isSelected() && buckets.getValue() != null
                ? new Overlay.Bucket(buckets.getValue()) : new Overlay.Fill());
    }
}
