package org.holdfast.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.fx.ArchiveBridge;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.problem.CrashWindow;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Archive;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.ApplicationIcon;

/**
 * The window's life: opened, closed while work goes on, shown again by a second start, and over
 * when it is closed and nothing is left to do. Once in a process.
 */
public final class Shell {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;
    private static final double OF_SCREEN = 0.92;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration WORK_LOOK = Duration.ofMillis(200);

    private final List<Screen.Offer> screens;
    private final Words words;
    private final Place first;
    private final Function<Throwable, CrashReport> crashes;
    private volatile CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean showing;
    private Stage stage;
    private ShellWindow window;
    private CrashWindow crashWindow;

    /**
     * A window.
     *
     * @param screens what it has
     * @param first where it begins
     * @param crashes keeps what nobody foresaw
     */
    public Shell(List<Screen.Offer> screens, Place first, Words words,
            Function<Throwable, CrashReport> crashes) {
        this.screens = List.copyOf(screens);
        this.first = first;
        this.words = words;
        this.crashes = crashes;
    }

    /** What the window's process has to know of its life. Called on the thread of {@link #run}. */
    public interface Life {
        /** The window is there, and can be shown again. */
        void opened();

        /** Whether an engine in this process still has work. */
        boolean busy();

        /** The window is closed, and the engine goes on. */
        void goesOn();

        /** From now on it cannot be shown again. */
        void over();
    }

    /**
     * Starts JavaFX, shows the window, and is back when it is closed and there is no work. Not on
     * the FX thread.
     *
     * @param archive what it shows; stays open
     */
    public void run(Archive archive, Life life) throws InterruptedException {
        try (ArchiveBridge bridge = new ArchiveBridge(archive, LOOK)) {
            start(bridge);
            life.opened();
            untilClosed(life);
            life.over();
            // Who has knocked before that sees the window until it is closed again.
            CountDownLatch heard = new CountDownLatch(1);
            Platform.runLater(heard::countDown);
            heard.await();
            if (showing) {
                untilClosed(life);
            }
            Platform.runLater(window::leave);
        } finally {
            Platform.runLater(ExitPath::leave);
        }
    }

    private void untilClosed(Life life) throws InterruptedException {
        do {
            closed.await();
            if (life.busy()) {
                life.goesOn();
            }
            while (!showing && life.busy()) {
                TimeUnit.MILLISECONDS.sleep(WORK_LOOK.toMillis());
            }
        } while (showing);
    }

    private void start(ArchiveBridge bridge) throws InterruptedException {
        CompletableFuture<Void> open = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            try {
                Theme.followSystem();
                Thread.currentThread().setUncaughtExceptionHandler(
                        (thread, crash) -> crashed(crash));
                stage = new Stage();
                window = fill(stage, bridge, words, screens);
                stage.setOnCloseRequest(request -> {
                    request.consume();
                    close();
                });
                window.go(first);
                stage.show();
                showing = true;
                open.complete(null);
            } catch (RuntimeException e) {
                open.completeExceptionally(e);
            }
        });
        try {
            open.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("opening the window", e.getCause());
        }
        bridge.start();
    }

    /** The one way out. On the FX thread. */
    private void close() {
        showing = false;
        ExitPath.hideAll();
        closed.countDown();
    }

    /** Shows the window, in front; from any thread. Nothing happens once it is over. */
    public void show() {
        Platform.runLater(() -> {
            if (!showing) {
                closed = new CountDownLatch(1);
                showing = true;
                stage.show();
            }
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
    }

    private void crashed(Throwable crash) {
        CrashReport report = crashes.apply(crash);
        if (crashWindow == null) {
            crashWindow = new CrashWindow();
        }
        crashWindow.show(report, words, stage);
    }

    /** Fills a stage with the window's content. */
    static ShellWindow fill(Stage stage, EngineBridge engine, Words words,
            List<Screen.Offer> screens) {
        ShellWindow window = new ShellWindow(engine, words, screens);
        var bounds = javafx.stage.Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(window.root(), Math.min(WIDTH, bounds.getWidth() * OF_SCREEN),
                Math.min(HEIGHT, bounds.getHeight() * OF_SCREEN));
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setTitle(words.say(WindowText.TITLE));
        for (int size : ApplicationIcon.SIZES) {
            try (InputStream png = ApplicationIcon.png(size)) {
                stage.getIcons().add(new Image(png));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("the icon of the application", e);
            }
        }
        return window;
    }
}
