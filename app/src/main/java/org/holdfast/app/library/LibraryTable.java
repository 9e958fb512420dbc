package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.Visible;
import org.holdfast.i18n.LibraryText;

/** The elements of a library as a table; the selection is the picture's. */
final class LibraryTable {
    private static final double ROW = 32;

    private final LibraryModel model;
    private final LibraryWords words;
    private final TableView<Spot> table = new TableView<>();
    private Optional<Cabinet> shown = Optional.empty();
    private boolean selecting;

    LibraryTable(LibraryModel model, LibraryWords words) {
        this.model = model;
        this.words = words;
        table.setId("library-table");
        table.setFixedCellSize(ROW);
        column(COLUMN_NUMBER, 190, words::place);
        column(COLUMN_ELEMENT, 90, s -> cabinet().map(c ->
                Integer.toString(c.element(s).address())).orElse(""));
        column(COLUMN_CARTRIDGE, 190, this::content).getStyleClass().add("library-machine");
        column(COLUMN_STATE, 190, this::state);
        column(COLUMN_FILL, 110, s -> cabinet().flatMap(c -> c.cartridge(s))
                .filter(r -> r.capacity() > 0).map(r -> words.words().say(PERCENT_FULL,
                        CellsOf.percent(r))).orElse(""));
        column(COLUMN_NOTE, 320, s -> cabinet().flatMap(c -> words.note(c, s)).orElse(""));
        table.getSelectionModel().selectedItemProperty().subscribe(s -> {
            if (!selecting) {
                model.selected().set(Optional.ofNullable(s));
            }
        });
        model.news().subscribe(n -> refresh());
        model.selected().subscribe(s -> select());
        table.visibleProperty().subscribe(v -> refresh());
    }

    TableView<Spot> root() {
        return table;
    }

    private Optional<Cabinet> cabinet() {
        return shown;
    }

    private TableColumn<Spot, String> column(LibraryText name, double width,
            Function<Spot, String> value) {
        TableColumn<Spot, String> column = new TableColumn<>(words.words().say(name));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                has(row.getValue()) ? value.apply(row.getValue()) : ""));
        table.getColumns().add(column);
        return column;
    }

    private boolean has(Spot spot) {
        return shown.filter(c -> c.plan().has(spot)).isPresent();
    }

    private String content(Spot spot) {
        return cabinet().flatMap(c -> c.element(spot).barcode()).map(Visible::name)
                .orElseGet(() -> spot.kind() == Spot.Kind.ROBOT ? "" : words.words().say(
                        cabinet().filter(c -> c.element(spot).full()).isPresent() ? UNLABELLED
                                : EMPTY));
    }

    private String state(Spot spot) {
        if (spot.kind() == Spot.Kind.DRIVE) {
            return cabinet().map(c -> words.drive(c, spot)).orElse("");
        }
        return cabinet().flatMap(c -> c.cartridge(spot)).map(r ->
                new StateWords(words.words()).cartridge(r.state())).orElse("");
    }

    /** Nothing is made for a table that nobody sees. */
    private void refresh() {
        if (!table.isVisible() || shown.equals(model.cabinet())) {
            return;
        }
        Optional<Cabinet> before = shown;
        shown = model.cabinet();
        selecting = true;
        if (before.isPresent() && shown.isPresent()
                && counts(before.get()).equals(counts(shown.get()))) {
            table.refresh();
        } else {
            List<Spot> spots = new ArrayList<>();
            shown.ifPresent(c -> {
                for (Spot.Kind kind : List.of(Spot.Kind.ROBOT, Spot.Kind.DRIVE,
                        Spot.Kind.MAIL_SLOT, Spot.Kind.SLOT)) {
                    for (int i = 0; i < c.plan().count(kind); i++) {
                        spots.add(new Spot(kind, i));
                    }
                }
            });
            table.setItems(FXCollections.observableList(spots));
        }
        selecting = false;
        select();
    }

    private static List<Integer> counts(Cabinet c) {
        return java.util.Arrays.stream(Spot.Kind.values()).map(c.plan()::count).toList();
    }

    private void select() {
        if (!table.isVisible() || selecting) {
            return;
        }
        selecting = true;
        Optional<Spot> spot = model.selected().get();
        if (spot.isEmpty()) {
            table.getSelectionModel().clearSelection();
        } else if (!spot.get().equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(spot.get());
            table.scrollTo(spot.get());
        }
        selecting = false;
    }
}
