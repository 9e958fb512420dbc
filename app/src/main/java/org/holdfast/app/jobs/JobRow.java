package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.*;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.WindowText;
import org.holdfast.icons.Glyph;

/** A job in a row, which stays while the job changes. On the FX thread only. */
final class JobRow {
    private static final double DOING = 248;
    private static final double BAR = 72;
    private static final double TIMES = 152;
    private static final double STEER = 112;
    private static final double BUTTONS = 72;
    private static final int SMALL = 16;

    private final JobsController controller;
    private final JobsWords words;
    private final Label kind = new Label();
    private final Label title = new Label();
    private final Label second = new Label();
    private final Label doing = new Label();
    private final Label times = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final MenuButton priority = new MenuButton();
    private final Button pause = new Button();
    private final Button cancel = new Button();
    private final Button problems = new Button();
    private final HBox bars;
    private final HBox steer;
    private final HBox buttons;
    private final HBox root;
    private JobSnapshot job;

    JobRow(JobsController controller, JobsWords words, ObservableBooleanValue narrow) {
        this.controller = controller;
        this.words = words;
        title.getStyleClass().add("hf-strong");
        second.getStyleClass().addAll("hf-second", "hf-pane");
        times.getStyleClass().addAll("hf-second", "hf-pane");
        doing.getStyleClass().add("hf-pane");
        for (Label label : new Label[] {second, doing, times}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        VBox texts = new VBox(2, title, second);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        width(doing, DOING);
        doing.setGraphicTextGap(8);
        bar.setPrefWidth(BAR);
        bars = box(BAR, bar);
        steer = box(STEER, priority);
        buttons = box(BUTTONS, pause, cancel);
        buttons.setSpacing(4);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        width(times, TIMES);
        root = new HBox(12, kind, texts, problems, doing, bars, times, steer, buttons);
        narrow.subscribe(n -> show(times, !narrow.get()));
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("job-row");
        problems.getStyleClass().add("hf-small");
        problems.setMinWidth(Region.USE_PREF_SIZE);
        problems.setGraphic(GlyphNode.of(Glyph.WARNING, SMALL));
        problems.setOnAction(e -> controller.problem(job));
        icon(pause);
        icon(cancel);
        cancel.setGraphic(GlyphNode.of(Glyph.CLOSE, SMALL));
        pause.setOnAction(e -> controller.pause(job));
        cancel.setOnAction(e -> controller.cancel(job));
        steering();
    }

    private void steering() {
        priority.getStyleClass().add("flat");
        priority.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (var choice : org.holdfast.engine.model.Priority.values()) {
            MenuItem item = new MenuItem(words.jobs().priority(choice));
            item.setOnAction(e -> controller.prioritize(job, choice));
            priority.getItems().addFirst(item);
        }
    }

    private static void icon(Button button) {
        button.getStyleClass().addAll("hf-small", "flat", "icon-only");
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private static HBox box(double width, javafx.scene.Node... nodes) {
        HBox box = new HBox(nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        width(box, width);
        return box;
    }

    private static void width(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    /** Shows a job as it is now. */
    void show(JobSnapshot now) {
        if (now.equals(job)) {
            return;
        }
        job = now;
        String name = words.title(now);
        kind.setGraphic(GlyphNode.of(glyph(now), 20, style(now)));
        title.setText(name);
        String measure = words.jobs().measure(now);
        second.setText(now.over() ? words.words().say(DOES, words.doing(now), measure) : measure);
        times.setText(words.times(now));
        boolean going = !now.over();
        show(doing, going);
        show(bars, going);
        show(steer, going);
        show(buttons, going);
        show(problems, now.problemCount() > 0);
        problems.setText(words.words().say(WindowText.JOB_PROBLEMS, now.problemCount()));
        if (going) {
            going(now, name);
        }
        root.setAccessibleText(String.join(", ", name, words.doing(now), measure));
    }

    private void going(JobSnapshot now, String name) {
        boolean person = JobsWords.needsPerson(now) && !now.paused();
        doing.setText(words.doing(now));
        doing.setGraphic(GlyphNode.of(waitGlyph(now), SMALL, person ? "warning" : "muted"));
        doing.getStyleClass().removeAll("jobs-person");
        if (person) {
            doing.getStyleClass().add("jobs-person");
        }
        bar.setProgress(share(now));
        show(bar, now.bytesTotal() > 0);
        bar.setAccessibleText(name + ", " + words.jobs().measure(now));
        priority.setVisible(now.steerable());
        String turn = words.jobs().priority(now.priority());
        priority.setText(turn);
        priority.setAccessibleText(words.words().say(PRIORITY, name, turn));
        show(pause, now.steerable());
        say(pause, words.words().say(now.paused() ? RESUME : PAUSE, name));
        pause.setGraphic(GlyphNode.of(now.paused() ? Glyph.PLAY : Glyph.PAUSE, SMALL));
        say(cancel, words.words().say(CANCEL, name));
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void say(Button button, String text) {
        if (!text.equals(button.getAccessibleText())) {
            button.setAccessibleText(text);
            button.setTooltip(new Tooltip(text));
        }
    }

    private static Glyph waitGlyph(JobSnapshot job) {
        Optional<JobSnapshot.Wait> wait = JobsWords.wait(job);
        if (job.paused() || wait.isEmpty()) {
            return job.paused() ? Glyph.PAUSE : Glyph.PLAY;
        }
        return switch (wait.get().kind()) {
            case PERSON -> Glyph.PERSON;
            case ROBOT -> Glyph.ROBOT;
            case LOAD -> Glyph.LOAD;
            case UNLOAD -> Glyph.EJECT;
            case LOCATE -> Glyph.TARGET;
            case WRITE -> Glyph.WRITING;
            case READ -> Glyph.RESTORING;
            case INDEX -> Glyph.INDEX;
            case DRIVE, CARTRIDGE, ROOM_IN_STAGING, HOME -> Glyph.CLOCK;
        };
    }

    private static Glyph glyph(JobSnapshot job) {
        return switch (job.state()) {
            case RUNNING -> job.kind().equals("get") ? Glyph.RESTORING : Glyph.WRITING;
            case DONE -> Glyph.CHECK;
            case PARTLY, FAILED -> Glyph.WARNING;
            case CANCELLED -> Glyph.CLOSE;
        };
    }

    private static String style(JobSnapshot job) {
        return switch (job.state()) {
            case RUNNING -> "accent";
            case DONE -> "success";
            case PARTLY -> "warning";
            case FAILED -> "danger";
            case CANCELLED -> "muted";
        };
    }

    /** Accepting is one half of a put, writing the copies the other. */
    private static double share(JobSnapshot job) {
        if (job.bytesTotal() <= 0) {
            return 0;
        }
        double done = (double) job.bytesDone() / job.bytesTotal();
        return job.kind().equals("put")
                ? (done + (double) job.bytesSafe() / job.bytesTotal()) / 2 : done;
    }

    HBox root() {
        return root;
    }
}
