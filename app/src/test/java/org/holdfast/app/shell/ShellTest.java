package org.holdfast.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.PseudoLocale;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window against a fake archive, without a display: what it shows and what it asks. */
@Timeout(60)
class ShellTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    @TempDir
    private Path directory;
    private final FxRobot robot = new FxRobot();
    private FakeArchive archive;
    private Stage stage;
    private ShellController controller;

    @BeforeAll
    static void headless() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(SCREENSHOTS);
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws Exception {
        archive = new FakeArchive(directory.resolve("tapes"));
    }

    @AfterEach
    void close() throws Exception {
        onFx(ExitPath::hideAll);
        controller.close();
    }

    private void show(Words words, ColorScheme look) throws Exception {
        onFx(() -> {
            Theme.use(look);
            stage = new Stage();
            controller = Shell.fill(stage, archive, words);
            stage.show();
        });
        until(() -> shown().stream().anyMatch(t -> t.contains("42") || t.contains("38")));
    }

    private static Words words(Locale locale) {
        return Words.of(locale, ZoneOffset.UTC);
    }

    private static void onFx(Runnable task) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(30, TimeUnit.SECONDS);
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition)
            throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }

    /** Asked on the FX thread: elsewhere half of an update could be seen. */
    private Set<String> shown() throws Exception {
        Set<String> texts = new TreeSet<>();
        onFx(() -> robot.lookup(n -> n instanceof Labeled l && l.isVisible()
                        && !l.getText().isEmpty())
                .<Labeled>queryAll().forEach(l -> texts.add(l.getText())));
        return texts;
    }

    private void screenshot(String name) throws Exception {
        onFx(() -> {
            Scene scene = stage.getScene();
            try {
                assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                        "png", SCREENSHOTS.resolve(name + ".png").toFile()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertTrue(Files.size(SCREENSHOTS.resolve(name + ".png")) > 10_000, name);
    }

    @Test
    void theStateOfTheArchiveIsShown() throws Exception {
        archive.submit(new Command.CreateBucket("local", "letters", 2));
        show(words(Locale.ENGLISH), ColorScheme.LIGHT);
        assertTrue(shown().containsAll(List.of("Holdfast", "Drop files or folders here",
                "3 objects, 3.0 MB.", "1 object is not yet safe: 1.0 MB are in staging only.",
                "Staging: 38.0 MB of 100 MB used (38 %).", "make bucket: letters", "done")),
                shown().toString());
        screenshot("shell-light");
    }

    @Test
    void germanAndDark() throws Exception {
        show(words(Locale.GERMAN), ColorScheme.DARK);
        assertTrue(shown().contains("Gerade geschieht nichts."), shown().toString());
        screenshot("shell-dark-de");
    }

    @Test
    void nothingIsUntranslatedOrCutOff() throws Exception {
        show(words(PseudoLocale.LOCALE), ColorScheme.LIGHT);
        for (String text : shown()) {
            assertTrue(text.startsWith("[") && text.endsWith("]"), text);
        }
        screenshot("shell-pseudo");
    }

    @Test
    void whatIsDroppedIsPutIntoTheBucketThatIsTyped() throws Exception {
        show(words(Locale.ENGLISH), ColorScheme.LIGHT);
        robot.clickOn("#bucket .text-input").eraseText("first-archive".length())
                .write("cases");
        onFx(() -> controller.drop(List.of(directory.resolve("a"), directory.resolve("b"))));
        until(() -> archive.heard.stream().anyMatch(Command.Put.class::isInstance));
        assertEquals(List.of(new Command.CreateBucket("local", "cases", 2),
                        new Command.Put("local", "cases", List.of(directory + "/a",
                                directory + "/b"))),
                archive.heard.stream().filter(Command.class::isInstance).toList());
        until(() -> shown().contains("put: cases"));
        assertTrue(shown().contains("2 items go to cases."), shown().toString());
        screenshot("shell-dropped");
    }

    @Test
    void failuresAreSaidInWords() throws Exception {
        show(words(Locale.ENGLISH), ColorScheme.LIGHT);
        archive.refusal = new Failure.BadBucketName("first-archive");
        onFx(() -> controller.drop(List.of(directory)));
        until(() -> shown().stream().anyMatch(t -> t.contains("HF-103")));
        onFx(() -> controller.crashed("AAAA-BBBB-CCCC"));
        assertTrue(shown().stream().anyMatch(t -> t.contains("AAAA-BBBB-CCCC")));
    }

    @Test
    void allWindowsAreHiddenLastFirst() throws Exception {
        show(words(Locale.ENGLISH), ColorScheme.LIGHT);
        robot.clickOn("#bucket .arrow-button");
        onFx(ExitPath::hideAll);
        assertEquals(List.of(), List.copyOf(Window.getWindows()));
    }
}
