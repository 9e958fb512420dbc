package org.holdfast.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Archive;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.ApplicationIcon;

/** The window: puts its parts together, shows it, and is back when it has been closed. */
public final class Shell {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 720;

    private Shell() {}

    /**
     * Starts JavaFX, shows the window and waits until it is closed. Once in a process, and not on
     * the FX thread.
     *
     * @param archive what it shows; stays open
     * @param crashes takes what nobody foresaw and gives the code for it
     */
    public static void show(Archive archive, Words words, Function<Throwable, String> crashes)
            throws InterruptedException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        AtomicReference<ShellController> open = new AtomicReference<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            try {
                Theme.followSystem();
                Stage stage = new Stage();
                ShellController controller = fill(stage, archive, words);
                open.set(controller);
                Thread.currentThread().setUncaughtExceptionHandler(
                        (thread, crash) -> controller.crashed(crashes.apply(crash)));
                stage.setOnCloseRequest(request -> {
                    request.consume();
                    ExitPath.leave();
                    closed.complete(null);
                });
                stage.show();
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("opening the window", e.getCause());
        } finally {
            if (open.get() != null) {
                open.get().close();
            }
        }
    }

    /** Fills a stage with the window's content and begins to look at the archive. */
    static ShellController fill(Stage stage, Archive archive, Words words) {
        ShellModel model = new ShellModel();
        ShellController controller = new ShellController(archive, model, words);
        Scene scene = new Scene(new ShellView(model, controller, words).root(), WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(words.say(WindowText.TITLE));
        for (int size : ApplicationIcon.SIZES) {
            try (InputStream png = ApplicationIcon.png(size)) {
                stage.getIcons().add(new Image(png));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("the icon of the application", e);
            }
        }
        controller.start();
        return controller;
    }
}
