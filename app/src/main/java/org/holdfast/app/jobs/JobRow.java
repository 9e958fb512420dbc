package org.holdfast.app.jobs;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.words.JobWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** A job in a row: what was asked, how far it is, and what can be done about it. */
final class JobRow {
    private static final double BAR = 200;
    private final HBox root;

    JobRow(JobSnapshot job, Desk desk) {
        Words words = desk.words();
        JobWords said = new JobWords(words);
        Label title = new Label(words.say(WindowText.JOB_LINE, said.kind(job.kind()),
                Visible.name(job.title())));
        title.getStyleClass().add("hf-strong");
        Label progress = new Label(job.over() ? said.state(job.state()) : said.progress(job));
        progress.getStyleClass().addAll("hf-second", "hf-pane");
        VBox texts = new VBox(2, title, progress);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        root = new HBox(12, GlyphNode.of(glyph(job), 20, style(job)), texts);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("job-row");
        if (!job.over()) {
            ProgressBar bar = new ProgressBar(share(job));
            bar.setPrefWidth(BAR);
            bar.setMinWidth(BAR);
            bar.setAccessibleText(title.getText() + ", " + progress.getText());
            root.getChildren().add(bar);
        }
        if (job.problemCount() > 0) {
            root.getChildren().add(button(words.say(WindowText.JOB_PROBLEMS,
                    job.problemCount()), Glyph.WARNING,
                    () -> desk.problem(job.problems().getFirst())));
        }
        if (!job.over()) {
            root.getChildren().add(button(words.say(WindowText.CANCEL_JOB), Glyph.CLOSE,
                    () -> desk.engine().submit(new Command.CancelJob(Desk.ACTOR, job.id()),
                            number -> { }, desk::problem)));
        }
    }

    private static Button button(String text, Glyph glyph, Runnable action) {
        Button button = new Button(text, GlyphNode.of(glyph, 16));
        button.getStyleClass().add("hf-small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
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
            return ProgressBar.INDETERMINATE_PROGRESS;
        }
        double done = (double) job.bytesDone() / job.bytesTotal();
        return job.kind().equals("put")
                ? (done + (double) job.bytesSafe() / job.bytesTotal()) / 2 : done;
    }

    HBox root() {
        return root;
    }
}
