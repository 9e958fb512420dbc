package org.holdfast.app.shell;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.holdfast.app.problem.ProblemCard;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Question;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;

/**
 * The content of the window: rail, top bar, the screen with its details, status strip, and what
 * lies over them. What the window does for screens is done here.
 */
final class ShellWindow implements Desk {
    /** Narrower than this, words give way. */
    static final double NARROW = 1200;
    private static final int MOST_PLACES = 100;

    private final EngineBridge engine;
    private final Words words;
    private final Map<ScreenName, Screen.Offer> offers = new EnumMap<>(ScreenName.class);
    private final Map<ScreenName, Opened> opened = new EnumMap<>(ScreenName.class);
    private final Deque<Place> way = new ArrayDeque<>();
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
    private final Overlays overlays = new Overlays(root);
    private final Toasts toasts;
    private final Rail rail;
    private final TopBar top;
    private final StatusStrip strip;
    private Place here;
    private Subscription shown = Subscription.EMPTY;

    /** A screen that has been made, in its frame. */
    record Opened(Screen screen, DetailsFrame frame) {}

    ShellWindow(EngineBridge engine, Words words, List<Screen.Offer> screens) {
        this.engine = engine;
        this.words = words;
        screens.forEach(offer -> offers.put(offer.name(), offer));
        narrow.bind(Bindings.createBooleanBinding(
                () -> root.getWidth() > 0 && root.getWidth() < NARROW, root.widthProperty()));
        toasts = new Toasts(root, words, narrow);
        rail = new Rail(inRail(), words, narrow, name -> go(Place.of(name)));
        top = new TopBar(words, narrow, this::go, this::palette,
                () -> go(Place.of(ScreenName.JOBS)));
        strip = new StatusStrip(this, this::problems);
        BorderPane body = new BorderPane();
        body.setTop(top.root());
        body.setCenter(frame);
        BorderPane all = new BorderPane(body);
        all.setLeft(rail.root());
        all.setBottom(strip.root());
        root.getChildren().add(all);
        root.getStyleClass().add("shell");
        top.jobs(0);
        engine.state().subscribe(this::show);
        engine.silence().subscribe(strip::silent);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                new Keys(this, scene).install();
            }
        });
    }

    /** The screens with a button in the rail, in their order. */
    List<ScreenName> inRail() {
        return offers.keySet().stream().filter(ScreenName::inRail).toList();
    }

    private void show(ArchiveState state) {
        if (state != null) {
            strip.show(state);
            top.jobs(state.running().size());
        }
    }

    Region root() {
        return root;
    }

    Overlays overlays() {
        return overlays;
    }

    Toasts toasts() {
        return toasts;
    }

    /** The screen that is shown, once one is. */
    Optional<Opened> current() {
        return Optional.ofNullable(here).map(place -> opened.get(place.screen()));
    }

    @Override
    public EngineBridge engine() {
        return engine;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public boolean has(ScreenName screen) {
        return offers.containsKey(screen);
    }

    @Override
    public void go(Place place) {
        if (!has(place.screen()) || place.equals(here)) {
            return;
        }
        if (here != null) {
            way.push(here);
            if (way.size() > MOST_PLACES) {
                way.removeLast();
            }
        }
        open(place);
    }

    /** Alt+Left: where one was before. */
    void back() {
        if (!way.isEmpty()) {
            open(way.pop());
        }
    }

    private void open(Place place) {
        boolean other = here == null || here.screen() != place.screen();
        if (other) {
            leave();
        }
        here = place;
        Opened next = opened.computeIfAbsent(place.screen(), this::make);
        next.screen().open(place.path());
        if (other) {
            frame.setCenter(next.frame().root());
            rail.mark(place.screen());
            top.actions(next.screen().actions());
            shown = Subscription.combine(next.screen().heading().subscribe(top::show),
                    next.screen().details().subscribe(next.frame()::show));
            next.screen().attach();
            next.screen().focus();
        }
    }

    /** The screen that is shown is left: it ends its watches. */
    void leave() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        current().ifPresent(open -> open.screen().detach());
        here = null;
    }

    private Opened make(ScreenName name) {
        Screen screen = offers.get(name).make().apply(this);
        return new Opened(screen, new DetailsFrame(screen.view(), words, narrow,
                screen::detailsClosed, (title, body) -> sheet(title, close -> body)));
    }

    @Override
    public void say(Notice notice) {
        toasts.say(notice);
    }

    @Override
    public void problem(Failure failure) {
        Runnable[] close = new Runnable[1];
        ProblemCard card = new ProblemCard(failure, words, this::copy, () -> close[0].run());
        close[0] = overlays.middle(card.root());
    }

    /** One problem as it is, several as a list that leads to each. */
    private void problems(List<Failure> failures) {
        if (failures.size() == 1) {
            problem(failures.getFirst());
        } else {
            sheet(words.say(WindowText.PROBLEMS, failures.size()), close ->
                    Cards.failures(failures, words, this::problem));
        }
    }

    @Override
    public void ask(Question question, Runnable then) {
        Runnable[] close = new Runnable[1];
        close[0] = overlays.middle(Cards.question(question, words, () -> close[0].run(), then));
    }

    @Override
    public void sheet(String title, Function<Runnable, Region> content) {
        Runnable[] close = new Runnable[1];
        Runnable closing = () -> close[0].run();
        close[0] = overlays.middle(Cards.sheet(title, content.apply(closing), words, closing));
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        say(Notice.done(words.say(WindowText.COPIED)));
    }

    /** Ctrl+K. */
    void palette() {
        if (!overlays.isOpen()) {
            Palette palette = PaletteEntries.fill(this);
            palette.closesBy(overlays.top(palette.root()));
        }
    }

    @Override
    public ReadOnlyBooleanProperty narrow() {
        return narrow.getReadOnlyProperty();
    }

    @Override
    public boolean lessMotion() {
        return Platform.getPreferences().isReducedMotion();
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.say(WindowText.CHOOSE_FILES));
        Optional.ofNullable(chooser.showOpenMultipleDialog(stage()))
                .ifPresent(files -> chosen.accept(files.stream().map(f -> f.toPath()).toList()));
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.say(WindowText.CHOOSE_FOLDER));
        Optional.ofNullable(chooser.showDialog(stage()))
                .ifPresent(folder -> chosen.accept(folder.toPath()));
    }

    private Window stage() {
        return root.getScene() == null ? null : root.getScene().getWindow();
    }
}
