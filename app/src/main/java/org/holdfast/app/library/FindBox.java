package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import atlantafx.base.controls.CustomTextField;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** Where a barcode is looked for: matches are ringed, Up and Down go through them, Enter flies. */
final class FindBox {
    private static final int GLYPH = 16;
    private static final double WIDTH = 240;

    private final LibraryModel model;
    private final LibraryController controller;
    private final HallCanvas hall;
    private final Words words;
    private final Label count = new Label();
    private final CustomTextField field = new CustomTextField();

    FindBox(LibraryModel model, LibraryController controller, HallCanvas hall, Words words) {
        this.model = model;
        this.controller = controller;
        this.hall = hall;
        this.words = words;
        count.getStyleClass().add("library-plain");
        field.setId("library-find");
        field.setPromptText(words.say(FIND));
        field.setAccessibleText(words.say(FIND));
        field.setLeft(GlyphNode.of(Glyph.TARGET, GLYPH));
        field.setRight(count);
        field.setPrefWidth(WIDTH);
        field.textProperty().bindBidirectional(model.find());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.matches().subscribe(m -> tell());
        model.match().subscribe(m -> tell());
        model.find().subscribe(f -> tell());
    }

    CustomTextField root() {
        return field;
    }

    private void tell() {
        int all = model.matches().get().size();
        count.setText(model.find().get().isBlank() ? "" : all == 0 ? words.say(FOUND_NONE)
                : words.say(FOUND, model.match().get() + 1, all));
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> step(e, 1);
            case UP -> step(e, -1);
            case ENTER -> {
                e.consume();
                controller.match().ifPresent(spot -> {
                    model.selected().set(Optional.of(spot));
                    hall.fly(spot);
                });
            }
            case ESCAPE -> {
                if (!field.getText().isEmpty()) {
                    e.consume();
                    field.clear();
                }
            }
            default -> { }
        }
    }

    private void step(KeyEvent e, int by) {
        e.consume();
        controller.nextMatch(by);
        controller.match().ifPresent(hall::reveal);
    }
}
