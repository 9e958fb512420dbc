package org.holdfast.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** JavaFX without a display: its thread, pictures of scenes, and what is wrong in a layout. */
public final class HeadlessFx {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final double SLACK = 1;

    private HeadlessFx() {}

    /** Starts it, once in a process. */
    public static void start() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(PICTURES);
        FxToolkit.registerPrimaryStage();
    }

    /** Does something on the FX thread and waits for it. */
    public static <T> T onFx(Callable<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Exception | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(30, TimeUnit.SECONDS);
    }

    /** Does something on the FX thread and waits for it. */
    public static void run(Runnable task) throws Exception {
        onFx(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until something holds, asked on the FX thread. */
    public static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFx(condition));
    }

    /** Paints a scene to {@code target/screenshots}. On the FX thread. */
    public static void picture(Scene scene, String name) {
        // Lists fill their rows in the second layout.
        scene.snapshot(null);
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png",
                    PICTURES.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** All texts that can be seen. On the FX thread. */
    public static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        walk(node, seen -> {
            if (seen instanceof Labeled label && label.getText() != null
                    && !label.getText().isEmpty() && label.getContentDisplay()
                    != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY) {
                texts.add(label.getText());
            }
        });
        return texts;
    }

    /** What is cut off: texts with an ellipsis, nodes that leave the scene. On the FX thread. */
    public static List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        walk(scene.getRoot(), node -> {
            if (node instanceof Labeled label && label.getText() != null
                    && !label.getText().isEmpty()) {
                Node shown = label.getChildrenUnmodifiable().stream()
                        .filter(n -> n instanceof Text && n.getStyleClass().contains("text"))
                        .findFirst().orElse(null);
                if (shown instanceof Text text && !text.getText().isEmpty()
                        && !text.getText().replace("\n", "").equals(label.getText())) {
                    faults.add("cut off: " + label.getText() + " as " + text.getText());
                }
                Bounds at = label.localToScene(label.getLayoutBounds());
                if (at.getMinX() < -SLACK || at.getMaxX() > scene.getWidth() + SLACK
                        || at.getMinY() < -SLACK || at.getMaxY() > scene.getHeight() + SLACK) {
                    faults.add("outside: " + label.getText() + " " + at);
                }
            }
        });
        return faults;
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
        }
    }
}
