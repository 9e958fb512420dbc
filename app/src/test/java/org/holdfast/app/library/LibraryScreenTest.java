package org.holdfast.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.library.floor.Box;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Details;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.PseudoLocale;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The library screen on a fake desk, without a display: what it shows and what it asks. */
@Timeout(120)
class LibraryScreenTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 900;
    private final FxRobot robot = new FxRobot();
    private FakeDesk desk;
    private LibraryScreen screen;
    private SampleHall hall;
    private Stage stage;

    @BeforeAll
    static void headless() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(SCREENSHOTS);
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            screen.detach();
            ExitPath.hideAll();
        });
        assertEquals(0, desk.watches, "still watching the engine");
    }

    private void show(SampleHall sample, ColorScheme look, Locale locale) throws Exception {
        show(sample, look, locale, List.of());
    }

    private void show(SampleHall sample, ColorScheme look, Locale locale,
            List<JobSnapshot> jobs) throws Exception {
        hall = sample;
        onFx(() -> {
            Theme.use(look);
            desk = new FakeDesk(Words.of(locale, ZoneOffset.UTC));
            Map<String, Rows.CartridgeRow> rows = new java.util.HashMap<>();
            hall.cartridges().forEach(c -> rows.put(c.barcode(), c));
            desk.answers.put(Query.Libraries.class, q -> new Rows.LibraryList(
                    List.of(hall.row())));
            desk.answers.put(Query.Cartridges.class, q -> new Rows.CartridgeList(
                    hall.cartridges()));
            desk.answers.put(Query.Cartridge.class, q -> detail(rows.get(
                    ((Query.Cartridge) q).barcode())));
            desk.state.set(new ArchiveState(status(), List.of(
                    new Rows.BucketRow("1", "cases-1999-2019", 2, 9, 9, 0),
                    new Rows.BucketRow("2", "letters", 2, 9, 9, 0)), jobs));
            screen = (LibraryScreen) LibraryScreen.offer().make().apply(desk);
            stage = new Stage();
            stage.setScene(scene(WIDTH, HEIGHT));
            stage.show();
            screen.attach();
        });
        // Where things are in the picture is known when it has been fitted.
        until(() -> screen.heading().getValue().second().length() > 0
                && picture().getWidth() > 0
                && picture().camera().get().equals(picture().whole()));
    }

    private static Rows.CartridgeDetail detail(Rows.CartridgeRow row) {
        Map<String, Long> buckets = row.barcode().charAt(4) % 3 == 0
                ? Map.of("cases-1999-2019", 12L, "letters", 300L) : Map.of("letters", 7L);
        return new Rows.CartridgeDetail(row, 524_288, buckets, 3, Optional.empty(), List.of());
    }

    private Rows.Status status() {
        return new Rows.Status("/home/a", "archive", 42, "0badcafe", Optional.empty(), 3, 3, 0, 0,
                new Rows.Staging(100, 38, 0, 34, 0, 7), hall.drives(), 1, hall.problems());
    }

    /** The screen with its details beside it, about as the window has them. */
    private Scene scene(double width, double height) {
        BorderPane root = new BorderPane(screen.view());
        screen.details().subscribe(d -> root.setRight(d.map(LibraryScreenTest::pane)
                .orElse(null)));
        Scene scene = new Scene(root, width, height);
        Theme.dress(scene);
        return scene;
    }

    private static Region pane(Details details) {
        VBox pane = new VBox(8, new javafx.scene.control.Label(details.title()),
                new javafx.scene.control.Label(details.second()), details.body());
        pane.setStyle("-fx-padding: 16; -fx-border-color: transparent transparent transparent"
                + " -color-border-default; -fx-background-color: -color-bg-default;");
        ScrollPane scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(352);
        return scroll;
    }

    private static void onFx(Runnable task) throws Exception {
        if (Platform.isFxApplicationThread()) {
            task.run();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(60, TimeUnit.SECONDS);
    }

    private static <T> T fromFx(java.util.function.Supplier<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        onFx(() -> done.complete(task.get()));
        return done.get();
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition)
            throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> fromFx(() -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    /** The picture in a larger scene of its own: the headless screen is small. */
    private void screenshot(String name) throws Exception {
        Scene large = fromFx(() -> {
            stage.getScene().setRoot(new VBox());
            Scene scene = scene(1344, 790);
            scene.snapshot(null);
            return scene;
        });
        // What was drawn decides what the legend and the overview show.
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            try {
                assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(large.snapshot(null), null),
                        "png", SCREENSHOTS.resolve(name + ".png").toFile()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertTrue(Files.size(SCREENSHOTS.resolve(name + ".png")) > 10_000, name);
    }

    private HallCanvas picture() {
        return (HallCanvas) screen.view().lookup("#library-picture");
    }

    private Point2D at(Spot spot) throws Exception {
        return fromFx(() -> {
            Box box = picture().camera().get().view(cabinet().plan().place(spot));
            Bounds bounds = picture().localToScreen(picture().getLayoutBounds());
            return new Point2D(bounds.getMinX() + box.centerX(),
                    bounds.getMinY() + box.centerY());
        });
    }

    private Cabinet cabinet() {
        return hall.news().cabinet().orElseThrow();
    }

    private String shown() throws Exception {
        return fromFx(() -> {
            StringBuilder all = new StringBuilder();
            screen.view().lookupAll("*").forEach(n -> {
                if (n instanceof Labeled l && l.isVisible() && l.getText() != null) {
                    all.append(l.getText()).append('\n');
                }
            });
            return all.toString();
        });
    }

    @Test
    void aCartridgeIsFoundAndItsFactsAreShown() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        assertEquals("library: 420 slots, 4 drives, " + cabinet().filled() + " cartridges",
                screen.heading().getValue().second());
        Spot spot = cabinet().where("AA0186L9").orElse(cabinet().where("AA0185L9").get());
        String barcode = cabinet().element(spot).barcode().get();
        robot.clickOn("#library-find").write(barcode);
        until(() -> shown().contains("1 of 1"));
        robot.type(KeyCode.ENTER);
        until(() -> screen.details().getValue().isPresent());
        assertEquals(barcode, screen.details().getValue().get().title());
        assertTrue(fromFx(() -> picture().getAccessibleText()).contains("cartridge " + barcode),
                picture().getAccessibleText());
        onFx(() -> picture().fit());
        screenshot("library-light");
    }

    @Test
    void dark() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.DARK, Locale.GERMAN);
        onFx(() -> screen.open(List.of(cabinet().element(
                cabinet().where("AA0186L9").orElse(Spot.slot(3))).barcode().orElseThrow())));
        screenshot("library-dark-de");
    }

    @Test
    void whereABucketIs() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        robot.clickOn("#library-where");
        until(() -> shown().contains("holds a part of cases-1999-2019")
                && !shown().contains("not asked yet"));
        screenshot("library-where");
    }

    @Test
    void fiftySixThousandSlots() throws Exception {
        show(new SampleHall(55_968, 144, 30, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        robot.clickOn("#library-find").write("4471");
        until(() -> shown().contains("1 of "));
        screenshot("library-huge");
        onFx(() -> Theme.use(ColorScheme.DARK));
        screenshot("library-huge-dark");
        Spot first = fromFx(() -> cabinet().where(hall.row().elements().stream()
                .flatMap(e -> e.barcode().stream()).filter(b -> b.contains("4471")).findFirst()
                .orElseThrow()).orElseThrow());
        onFx(() -> {
            Theme.use(ColorScheme.LIGHT);
            picture().fly(first);
        });
        screenshot("library-huge-near");
    }

    @Test
    void theTableHasTheSameSelection() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        onFx(() -> picture().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.RIGHT);
        onFx(() -> screen.commands().getFirst().action().run());
        until(() -> table().getSelectionModel().getSelectedItem() != null);
        assertEquals(Spot.slot(21), table().getSelectionModel().getSelectedItem());
        assertEquals(1 + 4 + 6 + 420, table().getItems().size());
        onFx(() -> table().getSelectionModel().select(Spot.drive(0)));
        until(() -> screen.details().getValue().get().title().equals("Drive 1"));
        screenshot("library-table");
    }

    @SuppressWarnings("unchecked")
    private TableView<Spot> table() {
        return (TableView<Spot>) screen.view().lookup("#library-table");
    }

    @Test
    void aCartridgeIsDraggedToADriveAndTheMoveIsSaidFirst() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        Spot from = Spot.slot(spotOf(true));
        Spot to = Spot.slot(spotOf(false));
        robot.moveTo(at(from)).press(javafx.scene.input.MouseButton.PRIMARY)
                .moveBy(12, 12).moveTo(at(to))
                .release(javafx.scene.input.MouseButton.PRIMARY);
        until(() -> !desk.questions.isEmpty());
        String barcode = cabinet().element(from).barcode().get();
        assertEquals("Move %s from Slot %d to Slot %d?".formatted(barcode, from.index() + 1,
                to.index() + 1), desk.questions.getFirst().title());
        assertEquals(List.of(), desk.submitted);
        onFx(() -> desk.yes.getFirst().run());
        assertEquals(List.of(new Command.MoveCartridge("local", "library",
                1_000 + from.index(), 1_000 + to.index())), desk.submitted);
        assertEquals(barcode + " has been moved to Slot " + (to.index() + 1) + ".",
                desk.notices.getFirst().text());
    }

    private int spotOf(boolean full) {
        for (int i = 0; i < 420; i++) {
            if (cabinet().element(Spot.slot(i)).full() == full) {
                return i;
            }
        }
        throw new IllegalStateException("all are " + !full);
    }

    @Test
    void hoveringTells() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        // The pointer may be there already: only moving tells the picture.
        robot.moveTo(at(Spot.drive(0))).moveTo(at(Spot.slot(2)));
        until(() -> screen.view().lookup(".library-tip").isVisible());
        assertEquals("Slot 3, element 1002\ncartridge AA0002L9\nappendable\n15 % full",
                ((Labeled) screen.view().lookup(".library-tip")).getText());
        onFx(() -> {
            try {
                ImageIO.write(SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                        "png", SCREENSHOTS.resolve("library-tip.png").toFile());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void whatCannotGoThereIsSaidAndNotAsked() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        Spot full = Spot.drive(driveWith());
        robot.moveTo(at(Spot.slot(spotOf(true)))).press(
                javafx.scene.input.MouseButton.PRIMARY).moveBy(12, 12).moveTo(at(full))
                .release(javafx.scene.input.MouseButton.PRIMARY);
        until(() -> !desk.notices.isEmpty());
        assertTrue(desk.notices.getFirst().text().contains("cannot go to Drive"),
                desk.notices.toString());
        assertEquals(List.of(), desk.questions);
    }

    private int driveWith() {
        for (int i = 0; i < 4; i++) {
            if (cabinet().element(Spot.drive(i)).full()) {
                return i;
            }
        }
        throw new IllegalStateException("all drives are empty");
    }

    @Test
    void aFailedMoveIsAProblem() throws Exception {
        show(new SampleHall(420, 4, 6, true, 7), ColorScheme.LIGHT, Locale.ENGLISH);
        Failure failure = new Failure.MoveFailed("library", 1, 2, "04/83");
        desk.outcome = FakeArchive.job(1, "rescan", "r", JobSnapshot.State.FAILED,
                List.of(failure), List.of(), List.of());
        onFx(screen::refresh);
        assertEquals(List.of(new Command.RescanLibrary("local", "library")), desk.submitted);
        assertEquals(List.of(failure), desk.problems);
    }

    @Test
    void aLibraryWithoutARobotAsksThePerson() throws Exception {
        SampleHall sample = new SampleHall(24, 2, 0, false, 3);
        String barcode = sample.row().elements().stream().flatMap(e -> e.barcode().stream())
                .findFirst().orElseThrow();
        int from = sample.row().elements().stream().filter(e -> e.barcode().isPresent())
                .findFirst().orElseThrow().address();
        JobSnapshot job = FakeArchive.running(FakeArchive.job(1, "put", "letters",
                        JobSnapshot.State.RUNNING, List.of(), List.of(), List.of()), 2, true,
                new JobSnapshot.Wait(JobSnapshot.Wait.Kind.PERSON,
                        List.of(barcode, "" + from, "1"), Duration.ofSeconds(3)));
        show(sample, ColorScheme.LIGHT, Locale.ENGLISH, List.of(job));
        until(() -> shown().contains("Please put " + barcode + " from Slot "
                + (from - 999) + " into Drive 1."));
        robot.clickOn("I have done it");
        assertEquals(List.of(new Command.MoveCartridge("local", "library", from, 1)),
                desk.submitted);
        screenshot("library-no-robot");
    }

    @Test
    void nothingIsUntranslated() throws Exception {
        show(new SampleHall(24, 2, 2, true, 3), ColorScheme.LIGHT, PseudoLocale.LOCALE);
        onFx(() -> screen.open(List.of(cabinet().barcodes().first())));
        for (String line : shown().split("\n")) {
            assertTrue(line.isBlank() || line.startsWith("[")
                    || List.of("cases-1999-2019", "library").contains(line),
                    line);
        }
        screenshot("library-pseudo");
    }
}
