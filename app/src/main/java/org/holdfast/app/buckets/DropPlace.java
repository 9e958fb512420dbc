package org.holdfast.app.buckets;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Desk;
import org.holdfast.i18n.Text;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** Where files and folders are dropped, and which bucket they go to. */
final class DropPlace {
    private static final double WIDTH = 560;

    private final Words words;
    private final Consumer<List<Path>> dropped;
    private final ComboBox<String> names = new ComboBox<>();
    private final StringProperty bucket = new SimpleStringProperty("");
    private final StackPane root = new StackPane();

    DropPlace(Desk desk, Consumer<List<Path>> dropped) {
        this.words = desk.words();
        this.dropped = dropped;
        names.setId("bucket");
        names.setEditable(true);
        names.setPromptText(words.say(WindowText.BUCKET));
        names.setAccessibleText(words.say(WindowText.BUCKET_HINT));
        names.getEditor().textProperty().bindBidirectional(bucket);
        Button files = new Button(words.say(WindowText.ADD_FILES),
                GlyphNode.of(Glyph.UPLOAD, 16));
        files.setId("add-files");
        files.getStyleClass().add("accent");
        files.setOnAction(e -> desk.chooseFiles(dropped));
        Button folder = new Button(words.say(WindowText.ADD_FOLDER),
                GlyphNode.of(Glyph.FOLDER, 16));
        folder.setId("add-folder");
        folder.setOnAction(e -> desk.chooseFolder(path -> dropped.accept(List.of(path))));
        Label in = label(WindowText.BUCKET, "hf-second");
        in.setLabelFor(names);
        HBox target = new HBox(8, in, names);
        target.setAlignment(Pos.CENTER);
        HBox row = new HBox(8, files, folder);
        row.setAlignment(Pos.CENTER);
        VBox card = new VBox(16, GlyphNode.of(Glyph.BUCKET, 32, "muted"),
                label(WindowText.DROP_TITLE, "hf-heading"),
                label(WindowText.DROP_HINT, "hf-second"), target, row);
        card.setId("drop");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setAccessibleText(words.say(WindowText.DROP_TITLE) + ". "
                + words.say(WindowText.DROP_HINT));
        card.getStyleClass().add("drop");
        card.setOnDragOver(e -> over(e, card));
        card.setOnDragExited(e -> card.getStyleClass().remove("drop-over"));
        card.setOnDragDropped(this::drop);
        root.getChildren().add(card);
        root.getStyleClass().add("drop-page");
    }

    Region root() {
        return root;
    }

    /** The bucket that is dropped into; may be one that is still to be made. */
    StringProperty bucket() {
        return bucket;
    }

    /** The keyboard goes to the name of the bucket. */
    void name() {
        names.requestFocus();
    }

    /** The buckets that there are. */
    void names(List<String> there) {
        String typed = bucket.get();
        names.getItems().setAll(there);
        bucket.set(typed);
    }

    private Label label(Text text, String style) {
        Label label = new Label(words.say(text));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    private static void over(DragEvent event, Node drop) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!drop.getStyleClass().contains("drop-over")) {
                drop.getStyleClass().add("drop-over");
            }
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        boolean files = event.getDragboard().hasFiles();
        if (files) {
            dropped.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(files);
        event.consume();
    }
}
