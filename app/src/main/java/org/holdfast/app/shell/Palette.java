package org.holdfast.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * The command palette: a box, and under it what can be gone to or done that has every word of the
 * box in it. Names that begin with the words come first.
 */
final class Palette {
    /** The most that are shown; who does not see it types on. */
    static final int MOST = 50;
    private static final double WIDTH = 640;
    private static final double ROW = 36;
    private static final int ROWS = 10;

    private final List<Entry> entries = new ArrayList<>();
    private final TextField box = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final VBox root = new VBox();
    private final Words words;
    private Runnable close = () -> { };

    /**
     * Something to go to or to do.
     *
     * @param name what it is called
     * @param kind what kind of thing it is, in a word or two
     * @param machineName whether the name is a barcode or the like
     * @param keys its keys, as they are called
     */
    record Entry(Glyph glyph, String name, String kind, boolean machineName,
            Optional<String> keys, Runnable action) {}

    Palette(Words words, List<Entry> first) {
        this.words = words;
        entries.addAll(first);
        box.setId("palette-box");
        box.setPromptText(words.say(WindowText.SEARCH));
        box.getStyleClass().addAll("palette-box", "default-focus");
        box.textProperty().subscribe(text -> fill());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(l -> new Row());
        list.getStyleClass().add("palette-list");
        list.setOnMouseClicked(e -> perform());
        Label none = new Label(words.say(WindowText.NOTHING_FOUND));
        none.getStyleClass().add("hf-second");
        list.setPlaceholder(none);
        root.getChildren().addAll(box, list);
        root.setId("palette");
        root.getStyleClass().add("palette");
        root.setMaxWidth(WIDTH);
        fill();
    }

    Region root() {
        return root;
    }

    /** What closes it before an entry is performed. */
    void closesBy(Runnable closing) {
        close = closing;
    }

    /** More that can be gone to, found meanwhile. */
    void add(List<Entry> more) {
        entries.addAll(more);
        fill();
    }

    /** What matches, best first. */
    static List<Entry> matching(List<Entry> entries, String typed) {
        String[] parts = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return entries.stream().filter(entry -> {
            String all = (entry.name() + " " + entry.kind()).toLowerCase(Locale.ROOT);
            for (String part : parts) {
                if (!all.contains(part)) {
                    return false;
                }
            }
            return true;
        }).sorted(Comparator.comparing(entry ->
                !entry.name().toLowerCase(Locale.ROOT).startsWith(parts[0])))
                .limit(MOST).toList();
    }

    private void fill() {
        list.getItems().setAll(matching(entries, box.getText()));
        list.getSelectionModel().select(0);
        int rows = Math.clamp(list.getItems().size(), 2, ROWS);
        list.setMinHeight(rows * ROW + 2);
        list.setPrefHeight(rows * ROW + 2);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(ROWS);
            case PAGE_UP -> step(-ROWS);
            case ENTER -> perform();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int last = list.getItems().size() - 1;
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0,
                Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS + 1));
    }

    private void perform() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.action().run();
        }
    }

    /** A row: glyph, name, kind at the right, keys. */
    private static final class Row extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = new Label(entry.name(), GlyphNode.of(entry.glyph(), 16));
            if (entry.machineName()) {
                name.getStyleClass().add("hf-mono");
            }
            name.getStyleClass().add("palette-name");
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label kind = new Label(entry.kind());
            kind.getStyleClass().addAll("hf-second", "hf-caption");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(name, kind);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("palette-row");
            entry.keys().ifPresent(keys -> {
                Label label = new Label(keys);
                label.getStyleClass().add("key");
                label.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(label);
            });
            setGraphic(row);
            setAccessibleText(entry.name() + ", " + entry.kind());
        }
    }
}
