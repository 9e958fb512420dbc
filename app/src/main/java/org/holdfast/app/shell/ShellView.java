package org.holdfast.app.shell;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.i18n.Text;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** The nodes of the window. On the FX thread only. */
final class ShellView {
    private static final int DROP_GLYPH = 32;
    private static final int HEAD_GLYPH = 24;
    private static final int GAP = 12;
    private static final int WIDE_GAP = 16;

    private final ShellModel model;
    private final ShellController controller;
    private final Words words;
    private final VBox root;

    ShellView(ShellModel model, ShellController controller, Words words) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        ScrollPane activity = new ScrollPane(jobs());
        activity.setFitToWidth(true);
        activity.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(activity, Priority.ALWAYS);
        root = new VBox(WIDE_GAP, head(), drop(), notice(),
                card(WindowText.STATE, lines("state")), heading(WindowText.ACTIVITY), activity);
        root.getStyleClass().add("page");
    }

    Region root() {
        return root;
    }

    private Node head() {
        Label title = new Label(words.say(WindowText.TITLE),
                GlyphNode.of(Glyph.CARTRIDGE, HEAD_GLYPH));
        title.getStyleClass().add("headline");
        return title;
    }

    private Node drop() {
        Label title = label(WindowText.DROP_TITLE, "heading");
        Label hint = label(WindowText.DROP_HINT, "second");
        Button files = new Button(words.say(WindowText.ADD_FILES),
                GlyphNode.of(Glyph.UPLOAD, 16));
        files.setId("add-files");
        files.getStyleClass().add(Styles.ACCENT);
        files.setOnAction(e -> chooseFiles());
        Button folder = new Button(words.say(WindowText.ADD_FOLDER),
                GlyphNode.of(Glyph.FOLDER, 16));
        folder.setId("add-folder");
        folder.setOnAction(e -> chooseFolder());
        HBox row = new HBox(GAP, bucket(), files, folder);
        row.setAlignment(Pos.CENTER);
        VBox drop = new VBox(GAP, GlyphNode.of(Glyph.BUCKET, DROP_GLYPH), title, hint, row);
        drop.setId("drop");
        drop.setAlignment(Pos.CENTER);
        drop.setAccessibleText(words.say(WindowText.DROP_TITLE) + ". "
                + words.say(WindowText.DROP_HINT));
        drop.getStyleClass().addAll("card", "drop");
        drop.setOnDragOver(e -> over(e, drop));
        drop.setOnDragExited(e -> drop.getStyleClass().remove("drop-over"));
        drop.setOnDragDropped(this::dropped);
        return drop;
    }

    private ComboBox<String> bucket() {
        ComboBox<String> bucket = new ComboBox<>(model.buckets());
        bucket.setId("bucket");
        bucket.setEditable(true);
        bucket.setPromptText(words.say(WindowText.BUCKET));
        bucket.setAccessibleText(words.say(WindowText.BUCKET_HINT));
        bucket.getEditor().textProperty().bindBidirectional(model.bucket());
        return bucket;
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

    private void dropped(DragEvent event) {
        boolean files = event.getDragboard().hasFiles();
        if (files) {
            take(event.getDragboard().getFiles());
        }
        event.setDropCompleted(files);
        event.consume();
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.say(WindowText.ADD_FILES));
        Optional.ofNullable(chooser.showOpenMultipleDialog(root.getScene().getWindow()))
                .ifPresent(this::take);
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.say(WindowText.ADD_FOLDER));
        Optional.ofNullable(chooser.showDialog(root.getScene().getWindow()))
                .ifPresent(folder -> take(List.of(folder)));
    }

    private void take(List<File> files) {
        controller.drop(files.stream().map(File::toPath).toList());
    }

    private Node notice() {
        Label notice = new Label();
        notice.setId("notice");
        notice.setWrapText(true);
        notice.textProperty().bind(model.notice());
        notice.visibleProperty().bind(model.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private Node lines(String id) {
        VBox box = new VBox(4);
        box.setId(id);
        model.stateLines().addListener((ListChangeListener<String>) c -> fill(box));
        fill(box);
        return box;
    }

    private void fill(VBox box) {
        box.getChildren().setAll(model.stateLines().stream().map(line -> {
            Label label = new Label(line);
            label.setWrapText(true);
            return label;
        }).toList());
    }

    private Node jobs() {
        VBox box = new VBox(GAP);
        box.setId("jobs");
        model.jobs().addListener((ListChangeListener<ShellModel.JobLine>) c -> fillJobs(box));
        fillJobs(box);
        return box;
    }

    private void fillJobs(VBox box) {
        if (model.jobs().isEmpty()) {
            box.getChildren().setAll(label(WindowText.NOTHING_GOING_ON, "second"));
            return;
        }
        box.getChildren().setAll(model.jobs().stream().map(ShellView::job).toList());
    }

    private static Node job(ShellModel.JobLine job) {
        Label title = new Label(job.title());
        Label progress = new Label(job.progress());
        progress.getStyleClass().add("second");
        progress.setWrapText(true);
        VBox box = new VBox(4, title, progress);
        if (!job.over()) {
            ProgressBar bar = new ProgressBar(job.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(job.title() + ", " + job.progress());
            box.getChildren().add(1, bar);
        }
        return box;
    }

    private Node card(Text heading, Node content) {
        VBox card = new VBox(GAP, heading(heading), content);
        card.getStyleClass().add("card");
        return card;
    }

    private Label heading(Text text) {
        return label(text, "heading");
    }

    private Label label(Text text, String style) {
        Label label = new Label(words.say(text));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
