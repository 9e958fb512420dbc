package org.holdfast.app.buckets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** The buckets at the left, the place where files are dropped beside them. */
public final class BucketsScreen implements Screen {
    private static final String FIRST_BUCKET = "first-archive";
    private static final int COPIES = 2;
    private static final double LIST_WIDTH = 256;
    private static final double ROW = 64;

    private final Desk desk;
    private final Words words;
    private final ListView<Rows.BucketRow> list = new ListView<>();
    private final DropPlace drop;
    private final HBox view;
    private final ReadOnlyObjectWrapper<Heading> heading;
    private final List<ScreenCommand> commands;
    private Subscription watched = Subscription.EMPTY;

    /** A screen of the window. */
    public BucketsScreen(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
        drop = new DropPlace(desk, this::drop);
        drop.bucket().set(FIRST_BUCKET);
        heading = new ReadOnlyObjectWrapper<>(Heading.of(words.say(ScreenName.BUCKETS.title())));
        list.setId("buckets");
        list.setFixedCellSize(ROW);
        list.setCellFactory(l -> new Cell());
        list.getStyleClass().addAll("edge-to-edge", "bucket-list");
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                desk.go(Place.of(ScreenName.BUCKETS, chosen.name()));
            }
        });
        Label none = new Label(words.say(WindowText.NO_BUCKETS));
        none.setWrapText(true);
        none.getStyleClass().add("hf-second");
        list.setPlaceholder(none);
        list.setMinWidth(LIST_WIDTH);
        list.setMaxWidth(LIST_WIDTH);
        HBox.setHgrow(drop.root(), Priority.ALWAYS);
        view = new HBox(list, drop.root());
        commands = List.of(ScreenCommand.of(WindowText.ADD_FILES, Glyph.UPLOAD,
                        () -> desk.chooseFiles(this::drop)).keys("Shortcut+O"),
                ScreenCommand.of(WindowText.ADD_FOLDER, Glyph.FOLDER,
                        () -> desk.chooseFolder(folder -> drop(List.of(folder)))));
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public ObservableValue<Heading> heading() {
        return heading.getReadOnlyProperty();
    }

    @Override
    public List<ScreenCommand> commands() {
        return commands;
    }

    @Override
    public void open(List<String> path) {
        if (!path.isEmpty()) {
            drop.bucket().set(path.getFirst());
            heading.set(new Heading(List.of(
                    new Heading.Crumb(words.say(ScreenName.BUCKETS.title()), Optional.empty()),
                    new Heading.Crumb(Visible.name(path.getFirst()), Optional.empty())), ""));
        }
    }

    @Override
    public void attach() {
        watched = desk.engine().state().subscribe(this::show);
    }

    @Override
    public void detach() {
        watched.unsubscribe();
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    private void show(ArchiveState state) {
        if (state != null && !state.buckets().equals(list.getItems())) {
            list.getItems().setAll(state.buckets());
            drop.names(state.buckets().stream().map(Rows.BucketRow::name).toList());
        }
    }

    /** Files and folders have been dropped: they go to the bucket, made if need be. */
    private void drop(List<Path> paths) {
        String bucket = drop.bucket().get().strip();
        if (paths.isEmpty() || bucket.isEmpty()) {
            desk.say(new Notice(Glyph.INFO, words.say(WindowText.BUCKET_HINT), Optional.empty()));
            return;
        }
        List<String> absolute = paths.stream().map(p -> p.toAbsolutePath().toString()).toList();
        Runnable put = () -> desk.engine().submit(new Command.Put(Desk.ACTOR, bucket, absolute),
                job -> desk.say(Notice.done(words.say(WindowText.DROPPED, paths.size(),
                        Visible.name(bucket)))), desk::problem);
        if (list.getItems().stream().anyMatch(b -> b.name().equalsIgnoreCase(bucket))) {
            put.run();
        } else {
            desk.engine().submit(new Command.CreateBucket(Desk.ACTOR, bucket, COPIES),
                    job -> desk.engine().follow(job, made -> whenMade(made, put),
                            desk::problem), desk::problem);
        }
    }

    private void whenMade(JobSnapshot made, Runnable put) {
        if (made.over() && made.problems().isEmpty()) {
            put.run();
        } else if (made.over()) {
            desk.problem(made.problems().getFirst());
        }
    }

    /** A bucket: name, how much is in it, whether all is safe. */
    private final class Cell extends ListCell<Rows.BucketRow> {
        Cell() {
            // As wide as the list: what is longer is cut in the row.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Rows.BucketRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(Visible.name(row.name()));
            name.getStyleClass().addAll("hf-strong");
            Label much = new Label(words.say(WindowText.BUCKET_SIZE, row.objects(),
                    words.bytes(row.bytes())));
            much.getStyleClass().addAll("hf-second", "hf-caption");
            boolean safe = row.notSafe() == 0;
            Label state = new Label(safe ? words.say(WindowText.BUCKET_SAFE)
                    : words.say(WindowText.BUCKET_STAGED, row.notSafe()),
                    GlyphNode.of(safe ? Glyph.SAFE : Glyph.STAGED, 14,
                            safe ? "success" : "muted"));
            state.getStyleClass().addAll("hf-second", "hf-caption");
            VBox texts = new VBox(name, much, state);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox box = new HBox(12, GlyphNode.of(Glyph.BUCKET, 20, "muted"), texts);
            box.getStyleClass().add("bucket-row");
            setGraphic(box);
            setAccessibleText(name.getText() + ", " + much.getText() + ", " + state.getText());
        }
    }
}
