package org.holdfast.app.buckets;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Details;
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
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** The buckets at the left; beside them what is in one, or the place where files are dropped. */
public final class BucketsScreen implements Screen {
    private static final String FIRST_BUCKET = "first-archive";
    private static final int COPIES = 2;
    private static final double LIST_WIDTH = 256;
    private static final double ROW = 64;
    private static final int CRUMBS = 4;

    private final Desk desk;
    private final Words words;
    private final ListView<Rows.BucketRow> list = new ListView<>();
    private final DropPlace drop;
    private final ObjectDetails details;
    private final ObjectsView objects;
    private final DropCard card;
    private final StackPane content = new StackPane();
    private final StackPane side;
    private final HBox view;
    private final ReadOnlyObjectWrapper<Heading> heading;
    private final List<ScreenCommand> commands;
    private Subscription watched = Subscription.EMPTY;
    private Optional<Folder> folder = Optional.empty();
    private long ledger = -1;
    private boolean filling;
    private boolean holding;

    /** A screen of the window. */
    public BucketsScreen(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
        drop = new DropPlace(desk, this::drop);
        drop.bucket().set(FIRST_BUCKET);
        Deleting deleting = new Deleting(desk);
        details = new ObjectDetails(desk, new Restoring(desk), deleting::delete);
        objects = new ObjectsView(desk, this::dropInto, details::tell, deleting::delete);
        heading = new ReadOnlyObjectWrapper<>(Heading.of(words.say(ScreenName.BUCKETS.title())));
        list.setId("buckets");
        list.setFixedCellSize(ROW);
        list.setCellFactory(l -> new Cell());
        list.getStyleClass().addAll("edge-to-edge", "bucket-list");
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null && !filling) {
                desk.go(Place.of(ScreenName.BUCKETS, chosen.name()));
            }
        });
        Label none = new Label(words.say(WindowText.NO_BUCKETS));
        none.setWrapText(true);
        none.getStyleClass().add("hf-second");
        list.setPlaceholder(none);
        card = new DropCard(desk);
        side = new StackPane(content, card.root());
        side.addEventFilter(DragEvent.DRAG_OVER, e -> {
            if (e.getDragboard().hasFiles()) {
                held(e.getDragboard().getFiles().stream().map(File::toPath).toList());
            }
        });
        side.setOnDragExited(e -> away());
        side.addEventFilter(DragEvent.DRAG_DROPPED, e -> away());
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setMinWidth(0);
        content.getChildren().add(drop.root());
        Label title = new Label(words.say(ScreenName.BUCKETS.title()));
        title.getStyleClass().add("hf-strong");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button plus = new Button(null, GlyphNode.of(Glyph.PLUS, 16));
        plus.setId("new-bucket");
        plus.getStyleClass().addAll("button-icon", "flat");
        plus.setAccessibleText(words.say(BucketText.NEW_BUCKET));
        plus.setTooltip(new Tooltip(words.say(BucketText.NEW_BUCKET)));
        plus.setOnAction(e -> another());
        HBox head = new HBox(title, plus);
        head.getStyleClass().add("bucket-head");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(head, list);
        left.setMinWidth(LIST_WIDTH);
        left.setMaxWidth(LIST_WIDTH);
        view = new HBox(left, side);
        commands = List.of(ScreenCommand.of(WindowText.ADD_FILES, Glyph.UPLOAD,
                        () -> desk.chooseFiles(this::drop)).keys("Shortcut+O"),
                ScreenCommand.of(WindowText.ADD_FOLDER, Glyph.FOLDER,
                        () -> desk.chooseFolder(folder -> drop(List.of(folder)))),
                ScreenCommand.of(BucketText.NEW_BUCKET, Glyph.PLUS, this::another),
                ScreenCommand.of(BucketText.TURN_FLAT, Glyph.TABLE,
                        () -> objects.flat(!objects.flat())).keys("Shortcut+T"),
                ScreenCommand.of(BucketText.UP, Glyph.FOLDER, objects::up).keys("Alt+Up"));
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
    public ObservableValue<Optional<Details>> details() {
        return details.shown();
    }

    @Override
    public void detailsClosed() {
        objects.unselect();
    }

    @Override
    public void open(List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        folder = Optional.of(Folder.at(path, objects.flat()));
        drop.bucket().set(path.getFirst());
        heading.set(new Heading(crumbs(folder.get()), ""));
        choose();
        turn();
    }

    /** The way to a folder; of one that is very deep the bucket and the last parts. */
    private static List<Heading.Crumb> crumbs(Folder in) {
        List<Heading.Crumb> crumbs = new ArrayList<>();
        List<String> parts = in.parts();
        crumbs.add(crumb(in, in.bucket(), 0));
        int first = Math.max(0, parts.size() - CRUMBS);
        if (first > 0) {
            crumbs.add(crumb(in, "…", first));
        }
        for (int i = first; i < parts.size(); i++) {
            crumbs.add(crumb(in, parts.get(i), i + 1));
        }
        return crumbs;
    }

    private static Heading.Crumb crumb(Folder in, String name, int parts) {
        return new Heading.Crumb(name.isEmpty() ? "/" : Visible.name(name),
                parts == in.parts().size() ? Optional.empty() : Optional.of(in.place(parts)));
    }

    private Optional<Rows.BucketRow> row() {
        return folder.flatMap(f -> list.getItems().stream().filter(
                b -> b.name().equals(f.bucket())).findFirst());
    }

    /** The list marks the bucket that is shown. */
    private void choose() {
        filling = true;
        row().ifPresentOrElse(list.getSelectionModel()::select,
                list.getSelectionModel()::clearSelection);
        filling = false;
    }

    /** Objects where there are some, otherwise the place to drop them. */
    private void turn() {
        boolean some = row().filter(b -> b.objects() > 0).isPresent();
        Region now = some ? objects.root() : drop.root();
        if (!content.getChildren().contains(now)) {
            content.getChildren().setAll(now);
        }
        objects.show(some ? folder.map(f -> new Folder(f.bucket(), f.prefix(), objects.flat()))
                : Optional.empty());
    }

    /** The place where the name of a bucket is typed that is not there yet. */
    private void another() {
        folder = Optional.empty();
        heading.set(Heading.of(words.say(ScreenName.BUCKETS.title())));
        drop.bucket().set("");
        choose();
        turn();
        drop.name();
    }

    /** Files are held over the screen: what letting them go would do is counted and said. */
    void held(List<Path> paths) {
        card.over(row().map(Rows.BucketRow::name).orElseGet(() -> drop.bucket().get().strip()),
                paths);
        holding = true;
    }

    /** They are held there no more. */
    void away() {
        if (holding) {
            holding = false;
            card.out();
        }
    }

    /** Dropped on the objects of a bucket: it goes there. */
    private void dropInto(List<Path> paths) {
        folder.ifPresent(f -> drop.bucket().set(f.bucket()));
        drop(paths);
    }

    @Override
    public void attach() {
        watched = desk.engine().state().subscribe(this::show);
    }

    @Override
    public void detach() {
        watched.unsubscribe();
        away();
    }

    @Override
    public void refresh() {
        objects.renew();
    }

    @Override
    public void focus() {
        if (content.getChildren().contains(objects.root())) {
            objects.focus();
        } else {
            list.requestFocus();
        }
    }

    private void show(ArchiveState state) {
        if (state == null) {
            return;
        }
        if (!state.buckets().equals(list.getItems())) {
            filling = true;
            list.getItems().setAll(state.buckets());
            filling = false;
            drop.names(state.buckets().stream().map(Rows.BucketRow::name).toList());
            choose();
        }
        turn();
        if (state.status().ledger() != ledger) {
            ledger = state.status().ledger();
            objects.renew();
        }
    }

    /** Files and folders have been dropped: they go to the bucket, made if need be. */
    void drop(List<Path> paths) {
        String bucket = drop.bucket().get().strip();
        if (paths.isEmpty() || bucket.isEmpty()) {
            desk.say(new Notice(Glyph.INFO, words.say(WindowText.BUCKET_HINT), Optional.empty()));
            return;
        }
        List<String> absolute = paths.stream().map(p -> p.toAbsolutePath().toString()).toList();
        Runnable put = () -> desk.engine().submit(new Command.Put(Desk.ACTOR, bucket, absolute),
                job -> {
                    desk.say(Notice.done(words.say(WindowText.DROPPED, paths.size(),
                            Visible.name(bucket))));
                    card.taking(job, bucket);
                }, desk::problem);
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
