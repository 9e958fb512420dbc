package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Details;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.LibraryText;
import org.holdfast.icons.Glyph;

/** What the pane at the right says of the selection, and what can be done with it. */
final class LibraryDetails {
    private static final int GLYPH = 16;

    private final LibraryModel model;
    private final LibraryController controller;
    private final LibraryWords words;
    private final Desk desk;

    LibraryDetails(LibraryModel model, LibraryController controller, LibraryWords words,
            Desk desk) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        this.desk = desk;
    }

    /** Of the selection as it is now; empty when nothing is selected. */
    Optional<Details> now() {
        return model.cabinet().flatMap(c -> model.selected().get().filter(c.plan()::has)
                .map(s -> of(c, s)));
    }

    private Details of(Cabinet cabinet, Spot spot) {
        Optional<String> barcode = cabinet.element(spot).barcode();
        VBox body = new VBox(12);
        body.getStyleClass().add("library-details");
        boolean drive = spot.kind() == Spot.Kind.DRIVE;
        if (drive) {
            drive(cabinet, spot, body);
        }
        cabinet.cartridge(spot).ifPresent(row -> cartridge(row, body));
        cabinet.need(spot).ifPresent(f -> body.getChildren().add(problem(
                new FailureWords(words.words()).tell(f))));
        actions(cabinet, spot, body);
        if (barcode.isPresent() && !drive) {
            return new Details(Glyph.CARTRIDGE, Visible.name(barcode.get()), true,
                    words.address(cabinet, spot), body);
        }
        Glyph glyph = switch (spot.kind()) {
            case SLOT -> Glyph.SLOT;
            case DRIVE -> Glyph.DRIVE;
            case MAIL_SLOT -> Glyph.MAIL_SLOT;
            case ROBOT -> Glyph.ROBOT;
        };
        return Details.of(glyph, words.place(spot), String.join(", ", words.words().say(ELEMENT,
                Integer.toString(cabinet.element(spot).address())),
                words.words().say(cabinet.element(spot).full() ? SELECTED_FULL : EMPTY)), body);
    }

    private void drive(Cabinet cabinet, Spot spot, VBox body) {
        GridPane facts = facts(body);
        fact(facts, DOING, words.drive(cabinet, spot));
        cabinet.element(spot).barcode().ifPresent(b -> fact(facts, WITH, Visible.name(b)));
        cabinet.drive(spot).ifPresent(d -> {
            fact(facts, MODEL, Visible.name(d.model()));
            fact(facts, SERIAL, Visible.name(d.serial()));
        });
    }

    private void cartridge(Rows.CartridgeRow row, VBox body) {
        if (row.capacity() > 0) {
            long used = row.capacity() - row.remaining();
            ProgressBar bar = new ProgressBar((double) used / row.capacity());
            bar.setMaxWidth(Double.MAX_VALUE);
            Label label = new Label(words.words().say(USED, words.words().bytes(used),
                    words.words().bytes(row.capacity())));
            bar.setAccessibleText(label.getText());
            body.getChildren().addAll(label, bar);
        }
        GridPane facts = facts(body);
        fact(facts, STATE, new StateWords(words.words()).cartridge(row.state()));
        row.domain().ifPresent(d -> fact(facts, DOMAIN, Visible.name(d)));
        if (row.volume().isPresent()) {
            fact(facts, INDEX, words.words().say(GENERATION, words.words().number(
                    row.generation())));
            fact(facts, COPIES, words.words().say(COPIES_IN, row.objects()));
        }
        model.detail().get().filter(d -> d.row().barcode().equals(row.barcode()))
                .ifPresent(d -> new TreeMap<>(d.objectsByBucket()).forEach((bucket, count) ->
                        fact(facts, null, words.words().say(COPIES_OF, Visible.name(bucket),
                                words.words().number(count)))));
    }

    private static GridPane facts(VBox body) {
        GridPane facts = new GridPane(12, 6);
        body.getChildren().add(facts);
        return facts;
    }

    private void fact(GridPane facts, LibraryText name, String value) {
        int row = facts.getRowCount();
        if (name != null) {
            Label label = new Label(words.words().say(name));
            label.getStyleClass().add("second");
            label.setMinWidth(110);
            facts.add(label, 0, row);
        }
        Label said = new Label(value);
        said.setWrapText(true);
        facts.add(said, 1, row);
    }

    private static Node problem(FailureWords.Told told) {
        Label what = new Label(told.message());
        Label advice = new Label(told.advice() + " (" + told.code() + ")");
        what.setWrapText(true);
        advice.setWrapText(true);
        VBox box = new VBox(4, what, advice);
        box.getStyleClass().add("library-problem");
        return box;
    }

    private void actions(Cabinet cabinet, Spot spot, VBox body) {
        FlowPane buttons = new FlowPane(8, 8);
        if (cabinet.element(spot).full() && spot.kind() != Spot.Kind.ROBOT) {
            Spot.Kind first = spot.kind() == Spot.Kind.DRIVE ? Spot.Kind.SLOT : Spot.Kind.DRIVE;
            free(cabinet, spot, first).ifPresent(to -> buttons.getChildren().add(button(
                    first == Spot.Kind.DRIVE ? Glyph.LOAD : Glyph.EJECT, words.words().say(
                            first == Spot.Kind.DRIVE ? LOAD : UNLOAD, words.place(to)),
                    () -> controller.propose(spot, to))));
            if (spot.kind() != Spot.Kind.MAIL_SLOT) {
                free(cabinet, spot, Spot.Kind.MAIL_SLOT).ifPresent(to -> buttons.getChildren()
                        .add(button(Glyph.MAIL_SLOT, words.words().say(EJECT, words.place(to)),
                                () -> controller.propose(spot, to))));
            }
            buttons.getChildren().add(button(Glyph.TARGET, words.words().say(MOVE_TO),
                    () -> controller.lift(Optional.of(spot))));
        } else if (!cabinet.element(spot).full() && spot.isSlot() && cabinet.virtual()) {
            buttons.getChildren().add(button(Glyph.PLUS, words.words().say(INSERT),
                    () -> desk.chooseFolder(folder -> controller.insert(folder, spot))));
        }
        if (!buttons.getChildren().isEmpty()) {
            body.getChildren().add(buttons);
        }
    }

    private static Optional<Spot> free(Cabinet cabinet, Spot from, Spot.Kind kind) {
        for (int i = 0; i < cabinet.plan().count(kind); i++) {
            Spot to = new Spot(kind, i);
            if (cabinet.mayMove(from, to)) {
                return Optional.of(to);
            }
        }
        return Optional.empty();
    }

    private static Button button(Glyph glyph, String text, Runnable action) {
        Button button = new Button(text, GlyphNode.of(glyph, GLYPH));
        button.setOnAction(e -> action.run());
        return button;
    }
}
