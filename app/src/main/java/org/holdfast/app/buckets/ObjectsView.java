package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.fx.list.Ranges;
import org.holdfast.app.fx.list.VirtualList;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.PlanWords;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** What is in a bucket: as folders or flat, with what can be done above, how many below. */
final class ObjectsView {
    private static final double ROW = 32;
    private static final int GLYPH = 16;

    private final Desk desk;
    private final Words words;
    private final Consumer<List<Path>> dropped;
    private final ObjectPages pages;
    private final VirtualList<Rows.ObjectRow> list;
    private final ToggleButton folders;
    private final ToggleButton flat;
    private final Label count = new Label();
    private final Label chosen = new Label();
    private final Label empty = new Label();
    private final Label policy = new Label();
    private final SimpleDoubleProperty rowWidth = new SimpleDoubleProperty();
    private final VBox root;
    private Optional<Folder> folder = Optional.empty();
    private boolean picking;
    private Optional<Rows.ObjectRow> told = Optional.empty();
    private final BiConsumer<Folder, Rows.ObjectRow> delete;
    private final BiConsumer<Folder, Optional<Rows.ObjectRow>> selected;
    private Optional<Failure> trouble = Optional.empty();

    /**
     * A view.
     *
     * @param dropped takes files that are to go to the bucket
     * @param selected hears the one row that is selected, or that there is not one
     * @param delete deletes a row
     */
    ObjectsView(Desk desk, Consumer<List<Path>> dropped,
            BiConsumer<Folder, Optional<Rows.ObjectRow>> selected,
            BiConsumer<Folder, Rows.ObjectRow> delete) {
        this.desk = desk;
        this.selected = selected;
        this.delete = delete;
        this.words = desk.words();
        this.dropped = dropped;
        pages = new ObjectPages(desk.engine(), this::trouble);
        list = new VirtualList<>(pages, ROW, () -> new ObjectCell(words, () -> folder,
                rowWidth));
        list.setId("objects");
        list.setAccessibleText(words.say(OBJECTS));
        list.onOpen(this::open);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        // After the list has been told, which listens itself.
        list.selection().subscribe(s -> {
            picking = true;
            tell();
            picking = false;
        });
        folders = toggle("as-folders", FOLDERS, Glyph.FOLDER);
        flat = toggle("as-flat", FLAT, Glyph.TABLE);
        folders.getStyleClass().add("left-pill");
        flat.getStyleClass().add("right-pill");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(folders, flat);
        group.selectToggle(folders);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                folder.ifPresent(f -> show(Optional.of(
                        new Folder(f.bucket(), f.prefix(), flat()))));
            }
        });
        count.setId("object-count");
        chosen.setId("object-chosen");
        empty.getStyleClass().add("hf-second");
        empty.setWrapText(true);
        empty.setMouseTransparent(true);
        policy.setId("bucket-policy");
        policy.getStyleClass().addAll("hf-second", "hf-caption", "object-policy");
        policy.setWrapText(true);
        policy.setMinHeight(Region.USE_PREF_SIZE);
        StackPane rows = new StackPane(list, empty);
        rows.getStyleClass().add("object-rows");
        VBox.setVgrow(rows, Priority.ALWAYS);
        root = new VBox(tools(), new ColumnHead(words, rowWidth), rows, policy, foot());
        root.getStyleClass().add("objects-view");
        root.setMinWidth(0);
        root.setOnDragOver(this::over);
        root.setOnDragExited(e -> root.getStyleClass().remove("drop-into"));
        root.setOnDragDropped(this::drop);
    }

    Region root() {
        return root;
    }

    /** Where it is. */
    Optional<Folder> folder() {
        return folder;
    }

    /** Whether it shows all without folders. */
    boolean flat() {
        return flat.isSelected();
    }

    /** Shows all with folders, or without, from now on. */
    void flat(boolean all) {
        (all ? flat : folders).setSelected(true);
    }

    void show(Optional<Folder> to) {
        if (!to.equals(folder)) {
            list.select(Ranges.NONE);
            folder = to;
            trouble = Optional.empty();
            pages.go(to);
            promise(to.map(Folder::bucket));
            list.scroll(list.position().by(-Double.MAX_VALUE));
            tell();
        }
    }

    /** Says what a bucket promises. */
    private void promise(Optional<String> bucket) {
        policy.setText("");
        bucket.ifPresent(name -> desk.engine().ask(new Query.Policy(name), promised -> {
            if (folder.filter(f -> f.bucket().equals(name)).isPresent()) {
                policy.setText(new PlanWords(words).policy(promised));
            }
        }, failure -> { }));
    }

    /** Looks again, keeping what is seen until the answer is there. */
    void renew() {
        pages.renew();
    }

    void focus() {
        list.requestFocus();
    }

    /** Nothing is selected any more. */
    void unselect() {
        list.select(Ranges.NONE);
    }

    /** Goes to the folder around this one. */
    void up() {
        folder.flatMap(Folder::around).ifPresent(desk::go);
    }

    private ToggleButton toggle(String id, BucketText text, Glyph glyph) {
        ToggleButton button = new ToggleButton(words.say(text), GlyphNode.of(glyph, GLYPH));
        button.setId(id);
        button.getStyleClass().add("hf-small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private HBox tools() {
        Button files = new Button(words.say(WindowText.ADD_FILES),
                GlyphNode.of(Glyph.UPLOAD, GLYPH));
        files.getStyleClass().addAll("accent", "hf-small");
        files.setOnAction(e -> desk.chooseFiles(dropped));
        Button more = new Button(words.say(WindowText.ADD_FOLDER),
                GlyphNode.of(Glyph.FOLDER, GLYPH));
        more.getStyleClass().add("hf-small");
        more.setOnAction(e -> desk.chooseFolder(path -> dropped.accept(List.of(path))));
        files.setMinWidth(Region.USE_PREF_SIZE);
        more.setMinWidth(Region.USE_PREF_SIZE);
        HBox turns = new HBox(folders, flat);
        turns.getStyleClass().add("object-turns");
        HBox tools = new HBox(8, turns, space(), more, files);
        tools.getStyleClass().add("object-tools");
        return tools;
    }

    private HBox foot() {
        count.getStyleClass().addAll("hf-second", "hf-caption");
        chosen.getStyleClass().addAll("hf-second", "hf-caption");
        HBox foot = new HBox(8, count, space(), chosen);
        foot.getStyleClass().add("object-foot");
        return foot;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void trouble(Optional<Failure> now) {
        trouble = now;
        tell();
    }

    /** Says how many there are; after every change of rows. */
    void tell() {
        boolean none = pages.size() == 0;
        count.setText(none && !pages.counted() ? "" : words.say(ROWS, pages.size()));
        long many = list.selection().get().count();
        chosen.setText(many == 0 ? "" : words.say(SELECTED, many));
        empty.setText(trouble.map(f -> new FailureWords(words).tell(f).message())
                .orElse(none && pages.counted() ? words.say(NOTHING_HERE) : ""));
        empty.setVisible(none || trouble.isPresent());
        one();
    }

    /**
     * Tells of the one row that is selected. Rows move when others come or go: a selection by
     * number is given up when another object has its number.
     */
    private void one() {
        Ranges now = list.selection().get();
        Optional<Rows.ObjectRow> row = now.count() == 1
                ? pages.row(now.ranges().getFirst().from()) : Optional.empty();
        if (row.equals(told) || folder.isEmpty()) {
            return;
        }
        boolean gone = row.isEmpty() && now.count() == 1 && pages.counted()
                && now.ranges().getFirst().from() >= pages.size();
        boolean moved = row.isPresent() && told.isPresent()
                && !row.get().key().equals(told.get().key());
        if (!picking && (gone || moved)) {
            unselect();
        } else if (picking || row.isPresent()) {
            told = row;
            selected.accept(folder.get(), row);
        }
    }

    private void open(long index) {
        pages.row(index).filter(Rows.ObjectRow::folder).ifPresent(row -> folder.ifPresent(
                f -> desk.go(f.into(row.key()))));
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.BACK_SPACE || e.getCode() == KeyCode.UP && e.isAltDown()) {
            up();
            e.consume();
        } else if (e.getCode() == KeyCode.DELETE) {
            folder.ifPresent(f -> told.ifPresent(row -> delete.accept(f, row)));
            e.consume();
        }
    }

    private void over(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
            if (!root.getStyleClass().contains("drop-into")) {
                root.getStyleClass().add("drop-into");
            }
        }
        e.consume();
    }

    private void drop(DragEvent e) {
        boolean files = e.getDragboard().hasFiles();
        if (files) {
            dropped.accept(e.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        e.setDropCompleted(files);
        e.consume();
    }
}
