package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
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

/**
 * What will happen when files that are held over the screen are let go: counted while they are
 * held. After that, how much of them has been taken in.
 */
final class DropCard {
    private static final double WIDTH = 520;
    private static final double EDGE = 24;
    private static final int MOST = 3;

    private final Desk desk;
    private final Words words;
    private final Label title = label("hf-heading");
    private final Label count = label("hf-strong");
    private final VBox lines = new VBox(4);
    private final VBox card = new VBox(8, title, count, lines);
    private List<Path> held = List.of();
    private String bucket = "";
    private Optional<Long> counting = Optional.empty();
    private Subscription follows = Subscription.EMPTY;
    private boolean planning;
    private int era;

    DropCard(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
        card.setId("drop-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        // What is dropped on it falls through.
        card.setMouseTransparent(true);
        card.setVisible(false);
        card.getStyleClass().addAll("overlay-card", "drop-card");
        StackPane.setAlignment(card, Pos.BOTTOM_CENTER);
        StackPane.setMargin(card, new Insets(EDGE));
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    Region root() {
        return card;
    }

    /** These are held over a bucket; they are counted once. */
    void over(String into, List<Path> paths) {
        if (paths.isEmpty() || into.isEmpty() || paths.equals(held) && into.equals(bucket)) {
            return;
        }
        out();
        held = List.copyOf(paths);
        bucket = into;
        say(words.say(DROP_INTO, Visible.name(into)), words.say(COUNTING), Glyph.UPLOAD);
        int asked = era;
        desk.engine().submit(new Command.CountSources(Desk.ACTOR, held.stream().map(p ->
                p.toAbsolutePath().toString()).toList()), job -> {
                    if (asked == era) {
                        counting = Optional.of(job);
                        follows = desk.engine().follow(job, now -> counted(now, asked),
                                failure -> { });
                    } else {
                        cancel(job);
                    }
                }, failure -> failed(failure, asked));
    }

    /** They are held here no more: let go, or carried away. */
    void out() {
        era++;
        planning = false;
        held = List.of();
        follows.unsubscribe();
        follows = Subscription.EMPTY;
        counting.ifPresent(this::cancel);
        counting = Optional.empty();
        card.setVisible(false);
    }

    private void cancel(long job) {
        desk.engine().submit(new Command.CancelJob(Desk.ACTOR, job), j -> { }, failure -> { });
    }

    private void say(String what, String much, Glyph glyph) {
        title.setText(what);
        title.setGraphic(GlyphNode.of(glyph, 20, "accent"));
        count.setText(much);
        lines.getChildren().clear();
        card.setVisible(true);
    }

    private void counted(JobSnapshot job, int asked) {
        if (asked != era) {
            return;
        }
        count.setText(words.say(job.over() ? COUNTED : COUNTED_SO_FAR, job.filesTotal(),
                words.bytes(job.bytesTotal())));
        if (job.over()) {
            counting = Optional.empty();
            job.problems().stream().limit(1).forEach(f -> failed(f, asked));
        }
        if (!planning || job.over()) {
            planning = true;
            desk.engine().ask(new Query.PutPlan(bucket, job.filesTotal(), job.bytesTotal()),
                    plan -> planned(plan, asked), failure -> planning = false);
        }
    }

    private void planned(Rows.PutPlan plan, int asked) {
        if (asked != era) {
            return;
        }
        planning = false;
        lines.getChildren().clear();
        // The first sentence is how many there are, which is said above.
        new PlanWords(words).put(plan).stream().skip(1).forEach(text -> line(text, "hf-pane"));
        plan.problems().stream().limit(MOST).forEach(f -> failed(f, asked));
        if (plan.waiting() > 0 || !plan.problems().isEmpty()) {
            title.setGraphic(GlyphNode.of(Glyph.WARNING, 20, "warning"));
        }
    }

    private void failed(Failure failure, int asked) {
        if (asked == era) {
            FailureWords.Told told = new FailureWords(words).tell(failure);
            line(told.message() + " " + told.advice(), "plan-person-text");
        }
    }

    private void line(String text, String style) {
        Label label = label(style);
        label.setText(text);
        lines.getChildren().add(label);
    }

    /** They are being taken in: says how far that is, until all is accepted. */
    void taking(long job, String into) {
        out();
        say(words.say(TAKING_IN, Visible.name(into)), words.say(COUNTING), Glyph.UPLOAD);
        int asked = era;
        boolean[] said = new boolean[1];
        desk.engine().follow(job, now -> {
            if (asked == era && !now.accepted() && !now.over()) {
                count.setText(words.say(TAKEN_IN, now.filesDone(), now.filesTotal(),
                        words.bytes(now.bytesDone())));
            } else if (!said[0]) {
                said[0] = true;
                if (asked == era) {
                    out();
                }
                if (now.problems().isEmpty()) {
                    desk.say(Notice.done(words.say(ACCEPTED, now.filesDone(),
                            Visible.name(into))));
                } else {
                    desk.problem(now.problems().getFirst());
                }
            }
        }, failure -> {
            if (asked == era) {
                out();
            }
        });
    }
}
