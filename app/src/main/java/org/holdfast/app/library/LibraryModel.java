package org.holdfast.app.library;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.engine.api.Rows;

/** What the screen shows. On the FX thread only. */
final class LibraryModel {
    private final ReadOnlyObjectWrapper<LibraryNews> news =
            new ReadOnlyObjectWrapper<>(LibraryNews.NONE);
    private final ObjectProperty<Optional<Spot>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Rows.CartridgeDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spot>> lifted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Spot>> matches =
            new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty match = new SimpleIntegerProperty(0);
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty table = new SimpleBooleanProperty();

    /** What was heard of the archive last. */
    ReadOnlyObjectProperty<LibraryNews> news() {
        return news.getReadOnlyProperty();
    }

    void news(LibraryNews heard) {
        news.set(heard);
    }

    /** The library that is shown. */
    Optional<Cabinet> cabinet() {
        return news.get().cabinet();
    }

    /** What is selected. */
    ObjectProperty<Optional<Spot>> selected() {
        return selected;
    }

    /** What is known of the selected cartridge, once it has been asked for. */
    ReadOnlyObjectProperty<Optional<Rows.CartridgeDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    void detail(Optional<Rows.CartridgeDetail> known) {
        detail.set(known);
    }

    /** The cartridge for which a place is being chosen, by its spot. */
    ReadOnlyObjectProperty<Optional<Spot>> lifted() {
        return lifted.getReadOnlyProperty();
    }

    void lift(Optional<Spot> spot) {
        lifted.set(spot);
    }

    /** Where the barcode that is looked for was found. */
    ReadOnlyObjectProperty<List<Spot>> matches() {
        return matches.getReadOnlyProperty();
    }

    void matches(List<Spot> found) {
        matches.set(found);
    }

    /** Which of the matches, from 0. */
    IntegerProperty match() {
        return match;
    }

    /** What is looked for. */
    StringProperty find() {
        return find;
    }

    /** Whether the table is shown instead of the picture. */
    BooleanProperty table() {
        return table;
    }
}
