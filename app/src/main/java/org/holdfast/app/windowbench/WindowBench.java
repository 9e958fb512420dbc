package org.holdfast.app.windowbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.holdfast.app.fx.ExitPath;
import org.holdfast.app.fx.list.ListBench;
import org.holdfast.app.library.HallBench;
import org.holdfast.app.theme.Theme;
import org.holdfast.app.windowbench.PulseReport.Row;
import org.holdfast.app.windowbench.PulseReport.What;
import org.holdfast.i18n.Words;

/**
 * Measures pulses. JavaFX is started for it, so it is once in a process; without a display it draws
 * into memory with the processor.
 */
public final class WindowBench {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int SLOTS = 55_968;
    private static final long ROWS = 10_000_000;
    /** Not counted: the first pulses compile what they run. */
    private static final int WARM = 400;
    private static final int PULSES = 1_200;

    private final Words words;
    private final boolean headless;

    private WindowBench(Words words, boolean headless) {
        this.words = words;
        this.headless = headless;
    }

    /**
     * Takes the figures and ends JavaFX.
     *
     * @param headless draw into memory
     * @return the report in lines
     */
    public static List<String> run(Words words, boolean headless) throws Exception {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        // A pulse begins when the one before has ended, not at the next tick of 60 a second.
        System.setProperty("javafx.animation.fullspeed", "true");
        WindowBench bench = new WindowBench(words, headless);
        Platform.setImplicitExit(false);
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get();
        try {
            return new PulseWords(words).lines(bench.measure());
        } finally {
            Platform.runLater(ExitPath::leave);
        }
    }

    private PulseReport measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(pulses(What.EMPTY_CANVAS, 0, this::empty));
        rows.add(pulses(What.SLOTS, SLOTS, () -> {
            HallBench hall = new HallBench(words, SLOTS);
            return new Moving(hall.content(), hall::step);
        }));
        rows.add(pulses(What.EMPTY_CANVAS, 0, this::empty));
        rows.add(pulses(What.LIST, ROWS, () -> {
            ListBench list = new ListBench(ROWS);
            return new Moving(list.content(), list::step);
        }));
        CompletableFuture<Rectangle2D> size = new CompletableFuture<>();
        Platform.runLater(() -> size.complete(size()));
        return new PulseReport((int) size.get().getWidth(), (int) size.get().getHeight(),
                "sw".equals(System.getProperty("prism.order")), headless,
                System.getProperty("java.vm.name") + " " + Runtime.version(), rows);
    }

    private static Rectangle2D size() {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        return new Rectangle2D(0, 0, Math.min(WIDTH, screen.getWidth()),
                Math.min(HEIGHT, screen.getHeight()));
    }

    /** The control: a canvas that is filled anew with every pulse. */
    private Moving empty() {
        Canvas canvas = new Canvas();
        Pane pane = new Pane(canvas);
        canvas.widthProperty().bind(pane.widthProperty());
        canvas.heightProperty().bind(pane.heightProperty());
        return new Moving(pane, pulse -> {
            canvas.getGraphicsContext2D().setFill(pulse % 2 == 0 ? Color.WHITE
                    : Color.WHITESMOKE);
            canvas.getGraphicsContext2D().fillRect(0, 0, canvas.getWidth(),
                    canvas.getHeight());
        });
    }

    private static Row pulses(What what, long count, Supplier<Moving> make) throws Exception {
        CompletableFuture<Row> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Theme.use(ColorScheme.LIGHT);
                Moving moving = make.get();
                Stage stage = new Stage();
                Scene scene = new Scene(moving.content(), size().getWidth(),
                        size().getHeight());
                Theme.dress(scene);
                stage.setScene(scene);
                stage.show();
                new Meter(what, count, moving, stage, done).start();
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.get();
    }

    /** Notes when each pulse begins and when its layout ends. */
    private static final class Meter extends AnimationTimer {
        private final What what;
        private final long count;
        private final Moving moving;
        private final Stage stage;
        private final CompletableFuture<Row> done;
        private final long[] nanos = new long[PULSES];
        private final long[] thread = new long[PULSES];
        private final Runnable laidOut = this::laidOut;
        private int pulse;
        private long began;

        Meter(What what, long count, Moving moving, Stage stage, CompletableFuture<Row> done) {
            this.what = what;
            this.count = count;
            this.moving = moving;
            this.stage = stage;
            this.done = done;
            stage.getScene().addPostLayoutPulseListener(laidOut);
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            int counted = pulse - WARM - 1;
            if (counted >= 0 && counted < PULSES) {
                nanos[counted] = now - began;
            }
            if (counted + 1 >= PULSES) {
                stop();
                stage.getScene().removePostLayoutPulseListener(laidOut);
                stage.hide();
                done.complete(Row.of(what, count, nanos, thread));
                return;
            }
            began = now;
            moving.step().accept(pulse++);
        }

        private void laidOut() {
            int counted = pulse - WARM - 1;
            if (counted >= 0 && counted < PULSES) {
                thread[counted] = System.nanoTime() - began;
            }
        }
    }
}
