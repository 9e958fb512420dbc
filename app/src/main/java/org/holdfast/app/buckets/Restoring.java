package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.PlanWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** A restore: first its plan, as a sheet; then, into a folder, the job. */
final class Restoring {
    private static final int MOST = 100;

    private final Desk desk;
    private final Words words;

    Restoring(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
    }

    /**
     * Shows what a restore takes.
     *
     * @param name what is restored, as it is shown
     * @param version an older version; empty for what is current
     */
    void plan(String bucket, String key, String name, Optional<Rows.VersionRow> version) {
        Optional<String> number = version.map(Rows.VersionRow::version);
        String title = version.map(v -> words.say(RESTORE_OLDER, name,
                words.instant(v.accepted()))).orElseGet(() -> words.say(RESTORE_TITLE, name));
        desk.engine().ask(new Query.RestorePlan(bucket, key, Optional.empty(), number),
                plan -> desk.sheet(title, close -> sheet(plan, close, folder ->
                        restore(bucket, key, name, number, folder))), desk::problem);
    }

    private Region sheet(Rows.RestorePlan plan, Runnable close,
            Consumer<Path> into) {
        VBox steps = new VBox();
        steps.getStyleClass().add("plan-steps");
        plan.steps().stream().limit(MOST).forEach(s -> steps.getChildren().add(step(s)));
        if (plan.steps().size() > MOST) {
            steps.getChildren().add(label(words.say(AND_MORE, plan.steps().size() - MOST),
                    "hf-second"));
        }
        VBox body = new VBox(16, label(words.say(RESTORE_PLAN, plan.objects(),
                words.bytes(plan.bytes()), plan.steps().size()), "hf-prose"));
        body.setId("restore-plan");
        if (plan.stagedObjects() > 0) {
            body.getChildren().add(label(words.say(RESTORE_STAGED, plan.stagedObjects(),
                    words.bytes(plan.stagedBytes())), "hf-second"));
        }
        if (!plan.steps().isEmpty()) {
            body.getChildren().addAll(steps, label(new PlanWords(words).estimate(plan),
                    "hf-second"));
        }
        plan.problems().stream().limit(MOST).forEach(f -> body.getChildren().add(problem(f)));
        if (plan.objects() > 0) {
            Button go = new Button(words.say(RESTORE_INTO), GlyphNode.of(Glyph.RESTORING, 16));
            go.setId("restore-into");
            go.getStyleClass().add("accent");
            go.setDefaultButton(true);
            go.setOnAction(e -> desk.chooseFolder(folder -> {
                close.run();
                into.accept(folder);
            }));
            HBox row = new HBox(go);
            row.setAlignment(Pos.CENTER_RIGHT);
            body.getChildren().add(row);
        }
        return body;
    }

    /** A cartridge; one that a person has to bring is amber, and its time is not known. */
    private Region step(Rows.PlanStep step) {
        boolean person = step.person();
        Label barcode = label(Visible.name(step.barcode()), "hf-mono");
        barcode.setGraphic(GlyphNode.of(person ? Glyph.ON_SHELF : Glyph.CARTRIDGE, 16,
                person ? "warning" : "muted"));
        barcode.setMinWidth(Region.USE_PREF_SIZE);
        Label much = label(words.say(FOLDER_SIZE, step.objects(), words.bytes(step.bytes())),
                "hf-second");
        HBox.setHgrow(much, Priority.ALWAYS);
        HBox first = new HBox(12, barcode, much);
        first.setAlignment(Pos.BASELINE_LEFT);
        VBox row = new VBox(4, first, label(step.mounted() ? words.say(MOUNTED_AT,
                Visible.name(step.where())) : Visible.name(step.where()), "hf-second"));
        if (person) {
            row.getChildren().add(label(words.say(PERSON_BRINGS), "plan-person-text"));
        }
        String waits = step.waits().stream()
                .filter(w -> w.kind() != JobSnapshot.Wait.Kind.PERSON)
                .map(new PlanWords(words)::wait).collect(Collectors.joining(", "));
        if (!waits.isEmpty()) {
            row.getChildren().add(label(person ? words.say(ONCE_LOADED, waits) : waits,
                    "hf-caption", "hf-second"));
        }
        row.getStyleClass().add(person ? "plan-person" : "plan-step");
        return row;
    }

    private Region problem(Failure failure) {
        FailureWords.Told told = new FailureWords(words).tell(failure);
        Label text = label(told.message() + " " + told.advice() + " (" + told.code() + ")",
                "hf-prose");
        text.setGraphic(GlyphNode.of(Glyph.WARNING, 16, "warning"));
        return text;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void restore(String bucket, String key, String name, Optional<String> version,
            Path folder) {
        desk.engine().submit(new Command.Get(Desk.ACTOR, bucket, key,
                folder.toAbsolutePath().toString(), Optional.empty(), version, false), job -> {
                    desk.say(new Notice(Glyph.RESTORING, words.say(RESTORE_BEGUN, name),
                            Optional.empty()));
                    desk.engine().follow(job, now -> whenOver(now, name, folder),
                            desk::problem);
                }, desk::problem);
    }

    private void whenOver(JobSnapshot job, String name, Path folder) {
        if (job.over() && !job.problems().isEmpty()) {
            desk.problem(job.problems().getFirst());
        } else if (job.over() && job.state() == JobSnapshot.State.DONE) {
            desk.say(Notice.done(words.say(RESTORED, name, Visible.name(folder.toString()))));
        }
    }
}
