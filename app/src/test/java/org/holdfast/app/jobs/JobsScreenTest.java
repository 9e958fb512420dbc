package org.holdfast.app.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.fx.ArchiveBridge;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.shell.ShellPicture;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.model.Priority;
import org.holdfast.i18n.JobsText;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screen of the jobs in the window, without a display: what it shows and what it asks. */
@Timeout(120)
class JobsScreenTest {
    private static final Lanes.Id DRIVE = new Lanes.Id("virtual", Optional.of(256));
    private static final Pattern BESIDES = Pattern.compile(
            "^outside: .*minX:([-0-9.]+),.*maxX:([-0-9.]+),");
    @TempDir
    private Path directory;
    private FakeArchive archive;
    private ArchiveBridge bridge;
    private ShellPicture picture;
    private JobsScreen screen;
    private LaneCanvas lanes;
    private ListView<?> list;

    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    @AfterEach
    void close() throws Exception {
        HeadlessFx.run(picture::leave);
        bridge.close();
    }

    private void open(ColorScheme look, String language, int width, int height)
            throws Exception {
        archive = new FakeArchive(directory);
        SampleDay day = new SampleDay();
        archive.answers.put(Query.Activity.class, day.activity());
        archive.answers.put(Query.Jobs.class, new Rows.JobList(day.jobs()));
        bridge = new ArchiveBridge(archive, Duration.ofMillis(50));
        Words words = Words.of(Locale.forLanguageTag(language), ZoneOffset.UTC);
        picture = HeadlessFx.onFx(() -> {
            Theme.use(look);
            return new ShellPicture(bridge, words, List.of(new Screen.Offer(ScreenName.JOBS,
                    desk -> screen = new JobsScreen(desk))), width, height);
        });
        bridge.start();
        HeadlessFx.run(() -> picture.go(Place.of(ScreenName.JOBS, "4")));
        HeadlessFx.run(() -> {
            lanes = (LaneCanvas) screen.view().lookup("#jobs-lanes");
            list = (ListView<?>) screen.view().lookup("#jobs");
        });
        HeadlessFx.until(() -> lanes.getAccessibleText().contains("294")
                && !list.getItems().isEmpty());
        HeadlessFx.run(() -> picture.scene().snapshot(null));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,en,1440,900", "DARK,en,1440,900", "LIGHT,de,1440,900", "DARK,de,1024,700",
        "LIGHT,en,1024,700"})
    void nothingIsCutOff(ColorScheme look, String language, int width, int height)
            throws Exception {
        open(look, language, width, height);
        List<String> faults = new ArrayList<>();
        HeadlessFx.run(() -> {
            HeadlessFx.picture(picture.scene(), "jobs-" + look.name().toLowerCase(Locale.ROOT)
                    + "-" + language + "-" + width);
            // The last row of a list that scrolls may stand out below.
            HeadlessFx.faults(picture.scene()).stream().filter(fault -> !below(fault, width))
                    .forEach(faults::add);
        });
        assertEquals(List.of(), faults);
    }

    private static boolean below(String fault, int width) {
        Matcher at = BESIDES.matcher(fault);
        return at.find() && Double.parseDouble(at.group(1)) >= 0
                && Double.parseDouble(at.group(2)) <= width;
    }

    @Test
    void aBlockSelectsItsJobAndIsSaid() throws Exception {
        open(ColorScheme.LIGHT, "en", 1440, 900);
        assertEquals(4L, HeadlessFx.onFx(() -> list.getSelectionModel().getSelectedItem()));
        click(new Lanes.Id("virtual", Optional.of(257)), 7);
        assertEquals(2L, HeadlessFx.onFx(() -> list.getSelectionModel().getSelectedItem()));
        String said = lanes.getAccessibleText();
        assertTrue(said.contains("Drive 2, reading, ") && said.contains(" to now, ")
                && said.contains("restore: studio-masters/1987, HF0044L8"), said);
        click(DRIVE, 8);
        assertEquals(4L, HeadlessFx.onFx(() -> list.getSelectionModel().getSelectedItem()));
    }

    private void click(Lanes.Id lane, long block) throws Exception {
        HeadlessFx.run(() -> {
            double[] at = lanes.place(lane, block).orElseThrow();
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                Event.fireEvent(lanes, new MouseEvent(lanes, lanes, type, at[0], at[1], at[0],
                        at[1], MouseButton.PRIMARY, 1, false, false, false, false, true, false,
                        false, false, false, true, null));
            }
        });
    }

    private void key(KeyCode code) throws Exception {
        HeadlessFx.run(() -> Event.fireEvent(lanes, new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                code, false, false, false, false)));
    }

    @Test
    void keysGoThroughBlocksAndTime() throws Exception {
        open(ColorScheme.LIGHT, "en", 1440, 900);
        key(KeyCode.DOWN);
        assertTrue(lanes.getAccessibleText().contains(": Robot, moving, "),
                lanes.getAccessibleText());
        key(KeyCode.DOWN);
        key(KeyCode.LEFT);
        assertTrue(lanes.getAccessibleText().contains(": Drive 1, writing the index, "),
                lanes.getAccessibleText());
        Node now = screen.view().lookup("#jobs-now");
        assertFalse(now.isVisible());
        key(KeyCode.PAGE_UP);
        assertTrue(now.isVisible());
        assertEquals(Optional.empty(), HeadlessFx.onFx(() -> lanes.place(DRIVE, 8)
                .filter(at -> at[0] > 1300)), "what is done now is out of sight");
        HeadlessFx.run(() -> HeadlessFx.picture(picture.scene(), "jobs-back"));
        key(KeyCode.END);
        assertFalse(now.isVisible());
    }

    private void command(JobsText text, Command expected) throws Exception {
        ScreenCommand command = screen.commands().stream().filter(c -> c.text() == text)
                .findFirst().orElseThrow();
        assertTrue(HeadlessFx.onFx(() -> command.possible().get()), text.toString());
        HeadlessFx.run(command.action());
        HeadlessFx.until(() -> archive.heard.contains(expected));
    }

    private void select(long job) throws Exception {
        HeadlessFx.run(() -> screen.open(List.of(Long.toString(job))));
    }

    @Test
    void commandsSteerTheSelectedJob() throws Exception {
        open(ColorScheme.LIGHT, "en", 1440, 900);
        command(JobsText.PAUSE_COMMAND, new Command.PauseJob("local", 4));
        command(JobsText.RAISE_COMMAND, new Command.PrioritizeJob("local", 4, Priority.HIGH));
        command(JobsText.LOWER_COMMAND, new Command.PrioritizeJob("local", 4, Priority.LOW));
        select(6);
        command(JobsText.RESUME_COMMAND, new Command.ResumeJob("local", 6));
        select(7);
        assertEquals(List.of(JobsText.CANCEL_COMMAND), HeadlessFx.onFx(() -> screen.commands()
                .stream().filter(c -> c.possible().get()).map(ScreenCommand::text).toList()),
                "a rescan has no turn and cannot be paused");
        select(1);
        assertEquals(List.of(), HeadlessFx.onFx(() -> screen.commands().stream()
                .filter(c -> c.possible().get()).toList()), "it is over");
    }

    private Button button(String said) {
        return (Button) picture.scene().getRoot().lookupAll(".button").stream()
                .filter(b -> said.equals(b.getAccessibleText())
                        || b instanceof Button x && said.equals(x.getText()))
                .findFirst().orElseThrow(() -> new AssertionError("no button: " + said));
    }

    @Test
    void buttonsSteerTheirRow() throws Exception {
        open(ColorScheme.LIGHT, "en", 1440, 900);
        HeadlessFx.run(() -> button("Pause put: match-recordings-2025").fire());
        HeadlessFx.until(() -> archive.heard.contains(new Command.PauseJob("local", 4)));
        HeadlessFx.run(() -> button("Resume put: board-minutes").fire());
        HeadlessFx.until(() -> archive.heard.contains(new Command.ResumeJob("local", 6)));
        HeadlessFx.run(() -> picture.scene().getRoot().lookupAll(".menu-button").stream()
                .filter(m -> "Priority of put: match-recordings-2025: normal".equals(
                        m.getAccessibleText()))
                .forEach(m -> ((MenuButton) m).getItems().getFirst().fire()));
        HeadlessFx.until(() -> archive.heard.contains(
                new Command.PrioritizeJob("local", 4, Priority.HIGH)));
        HeadlessFx.run(() -> button("Cancel put: match-recordings-2025").fire());
        assertFalse(archive.heard.contains(new Command.CancelJob("local", 4)), "asked first");
        HeadlessFx.run(() -> button("Cancel the job").fire());
        HeadlessFx.until(() -> archive.heard.contains(new Command.CancelJob("local", 4)));
    }
}
