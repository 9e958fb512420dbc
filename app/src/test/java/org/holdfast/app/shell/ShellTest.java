package org.holdfast.app.shell;

import static org.holdfast.app.fx.HeadlessFx.onFx;
import static org.holdfast.app.fx.HeadlessFx.run;
import static org.holdfast.app.fx.HeadlessFx.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.fx.ArchiveBridge;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Question;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The window with screens and an archive that are fakes: what it does with them, by keyboard. */
@Timeout(60)
class ShellTest {
    @TempDir
    private Path directory;
    private final FxRobot robot = new FxRobot();
    private final Map<ScreenName, FakeScreen> screens = new EnumMap<>(ScreenName.class);
    private FakeArchive archive;
    private ArchiveBridge bridge;
    private Stage stage;
    private ShellWindow window;

    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    @BeforeEach
    void open() throws Exception {
        archive = new FakeArchive(directory);
        archive.submit(new Command.CreateBucket("local", "letters", 2));
        archive.answers.put(Query.Cartridges.class, new Rows.CartridgeList(List.of(
                new Rows.CartridgeRow("HF0001L8", "APPENDABLE", Optional.empty(),
                        Optional.empty(), 1, 1, 1, 1, 1, "1001"))));
        bridge = new ArchiveBridge(archive, Duration.ofMillis(20));
        run(() -> {
            Theme.use(ColorScheme.LIGHT);
            stage = new Stage();
            window = Shell.fill(stage, bridge, Words.of(Locale.ENGLISH, ZoneOffset.UTC),
                    java.util.stream.Stream.of(ScreenName.BUCKETS, ScreenName.LIBRARY,
                            ScreenName.JOBS).map(this::offer).toList());
            window.go(Place.of(ScreenName.BUCKETS));
            stage.show();
        });
        bridge.start();
        until(() -> node("#staging") != null && node("#staging").isVisible()
                && bridge.state().getValue() != null);
    }

    private Screen.Offer offer(ScreenName name) {
        return new Screen.Offer(name, desk -> {
            FakeScreen screen = new FakeScreen(name, desk);
            screens.put(name, screen);
            return screen;
        });
    }

    @AfterEach
    void close() throws Exception {
        run(() -> {
            window.leave();
            ExitPath.hideAll();
        });
        bridge.close();
        assertEquals(List.of(), List.copyOf(Window.getWindows()));
    }

    private Node node(String selector) {
        return stage.getScene().lookup(selector);
    }

    private String title() throws Exception {
        return onFx(() -> ((javafx.scene.control.Label) node("#title")).getText());
    }

    @Test
    void digitsGoToScreensAndAltLeftComesBack() throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        until(() -> screens.containsKey(ScreenName.LIBRARY));
        assertEquals("Library", title());
        run(() -> window.go(Place.of(ScreenName.LIBRARY, "HF0001L8")));
        assertEquals("HF0001L8", title());
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        until(() -> "Buckets".equals(((javafx.scene.control.Label) node("#title")).getText()));
        assertEquals(List.of("open ", "attach", "open HF0001L8", "open ", "detach"),
                screens.get(ScreenName.LIBRARY).heard);
        assertEquals(List.of("open ", "attach", "detach", "open ", "attach"),
                screens.get(ScreenName.BUCKETS).heard);
        run(() -> window.go(Place.of(ScreenName.SETTINGS)));
        assertEquals("Buckets", title(), "there is no such screen");
    }

    @Test
    void keysOfTheScreenAndFunctionKeys() throws Exception {
        FakeScreen screen = screens.get(ScreenName.BUCKETS);
        run(screen::select);
        until(() -> node("#details") != null);
        robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
        robot.type(KeyCode.F5);
        robot.type(KeyCode.F4);
        until(() -> node("#details") == null);
        robot.type(KeyCode.F4);
        until(() -> node("#details") != null);
        robot.type(KeyCode.ESCAPE);
        until(() -> node("#details") == null);
        assertEquals(List.of("open ", "attach", "command", "refresh", "closed"), screen.heard);
    }

    @Test
    void thePaletteFindsScreensBucketsCartridgesAndCommands() throws Exception {
        palette("lib");
        assertEquals("Library", title());
        palette("letters");
        until(() -> screens.get(ScreenName.BUCKETS).heard.contains("open letters"));
        palette("hf0001");
        until(() -> screens.get(ScreenName.LIBRARY).heard.contains("open HF0001L8"));
        palette("folder");
        until(() -> screens.get(ScreenName.LIBRARY).heard.contains("command"));
        assertFalse(screens.get(ScreenName.LIBRARY).heard.contains("never"));
    }

    private void palette(String typed) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        until(() -> node("#palette-box") != null && node("#palette-box").isFocused());
        robot.write(typed);
        until(() -> ((ListView<?>) node("#palette-list")).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        until(() -> node("#palette") == null);
    }

    @Test
    void escapeClosesThePaletteAndTheKeyboardIsWhereItWas() throws Exception {
        Node before = onFx(() -> stage.getScene().getFocusOwner());
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        until(() -> node("#palette") != null);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        assertEquals("Buckets", title(), "what lies over the window has the keys");
        robot.type(KeyCode.ESCAPE);
        until(() -> node("#palette") == null);
        assertEquals(before, onFx(() -> stage.getScene().getFocusOwner()));
    }

    @Test
    void theStripSaysHowTheArchiveStands() throws Exception {
        assertTrue(onFx(() -> HeadlessFx.texts(node(".status-strip"))).containsAll(List.of(
                "Staging", "38 % of 100 MB", "Drives", "1 of 1 busy", "1 file", "not yet safe",
                "Library ready")));
        Failure robotFailed = new Failure.RobotFailed("lib", "door");
        archive.answers.put(Query.Status.class, new Rows.Status("/h", "a", 1, "0",
                Optional.empty(), 1, 1, 0, 0, new Rows.Staging(100, 96, 0, 0, 0, 1), List.of(),
                0, List.of(robotFailed)));
        until(() -> HeadlessFx.texts(node(".status-strip")).contains("1 problem needs a person"));
        assertTrue(onFx(() -> HeadlessFx.texts(node(".status-strip"))).containsAll(List.of(
                "96 % of 100 bytes; new files wait until a copy is safe", "All files are safe")));
        robot.clickOn("#strip-library");
        until(() -> node("#problem") != null);
        robot.type(KeyCode.ENTER);
        until(() -> node("#problem") == null);
        archive.answers.put(Query.Status.class, new Failure.EngineUnreachable("gone"));
        until(() -> HeadlessFx.texts(node(".status-strip"))
                .contains("The engine does not answer"));
    }

    @Test
    void detailsAreBesideTheScreenOrUnderIt() throws Exception {
        for (int width : new int[] {1440, 1024}) {
            run(() -> {
                FakeScreen[] made = new FakeScreen[1];
                ShellPicture picture = new ShellPicture(bridge, window.words(), List.of(
                        new Screen.Offer(ScreenName.LIBRARY, desk -> made[0] = new FakeScreen(
                                ScreenName.LIBRARY, desk))), width, 700);
                picture.go(Place.of(ScreenName.LIBRARY, "HF0001L8"));
                made[0].select();
                made[0].desk.say(Notice.undoable("HF0001L8", () -> { }));
                HeadlessFx.picture(picture.scene(), "shell-details-" + width);
                assertEquals(List.of(), HeadlessFx.faults(picture.scene()));
                Node details = picture.scene().lookup("#details");
                var at = details.localToScene(details.getLayoutBounds());
                if (width < ShellWindow.NARROW) {
                    assertEquals(72, at.getHeight(), 1);
                } else {
                    assertEquals(352, at.getWidth(), 8);
                }
                picture.leave();
            });
        }
    }

    @Test
    void aQuestionIsAnsweredAndNoticesCanBeUndone() throws Exception {
        FakeScreen screen = screens.get(ScreenName.BUCKETS);
        run(() -> screen.desk.ask(new Question(Glyph.WARNING, "Format?", "All is lost.",
                "Format", true), () -> screen.heard.add("formatted")));
        until(() -> node("#question-cancel") != null && node("#question-cancel").isFocused());
        robot.type(KeyCode.ESCAPE);
        until(() -> node("#question") == null);
        run(() -> screen.desk.ask(new Question(Glyph.WARNING, "Move?", "28 s.", "Move", false),
                () -> screen.heard.add("moved")));
        until(() -> node("#question-verb") != null);
        robot.type(KeyCode.ENTER);
        until(() -> screen.heard.contains("moved"));
        run(() -> screen.desk.say(Notice.undoable("gone", () -> screen.heard.add("undone"))));
        until(() -> node("#undo") != null);
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        until(() -> screen.heard.contains("undone"));
        assertFalse(screen.heard.contains("formatted"));
    }
}
