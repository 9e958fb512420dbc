package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.CANCEL_CONSEQUENCE;
import static org.holdfast.i18n.JobsText.CANCEL_TITLE;
import static org.holdfast.i18n.JobsText.CANCEL_VERB;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Question;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.Priority;
import org.holdfast.icons.Glyph;

/** Asks the engine what is being done, and tells it what to do about jobs. On the FX thread. */
final class JobsController {
    private static final int PAGE = 5_000;

    private final Desk desk;
    private final JobsModel model;
    private final JobsWords words;
    private final Timeline clock = new Timeline(
            new KeyFrame(Duration.seconds(1), e -> look()));
    private Subscription watched = Subscription.EMPTY;
    /** Answers to questions of an earlier time are not wanted any more. */
    private int period;
    private boolean asking;
    private boolean doubtful;

    JobsController(Desk desk, JobsModel model, JobsWords words) {
        this.desk = desk;
        this.model = model;
        this.words = words;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    void attach() {
        watched = desk.engine().state().subscribe(this::jobs);
        doubtful = true;
        look();
        clock.play();
    }

    void detach() {
        clock.stop();
        watched.unsubscribe();
        period++;
        asking = false;
    }

    private void jobs(ArchiveState state) {
        if (state != null) {
            model.jobs().set(state.jobs());
        }
    }

    /** Asks for what has changed in the lanes, unless an answer is still to come. */
    void look() {
        if (asking) {
            return;
        }
        asking = true;
        int asked = period;
        // After a silence the engine may be another one, which counts from the beginning.
        long since = doubtful ? 0 : model.lanes().revision();
        desk.engine().ask(new Query.Activity(since, PAGE), answer -> {
            if (asked == period) {
                asking = false;
                take(answer, since);
            }
        }, failure -> {
            if (asked == period) {
                asking = false;
                doubtful = true;
            }
        });
    }

    private void take(Activity answer, long since) {
        if (answer.revision() < since) {
            doubtful = true;
            look();
            return;
        }
        if (since == 0) {
            model.lanes().forget();
        }
        doubtful = false;
        model.lanes().take(answer);
        model.lanesChanged();
        if (answer.more()) {
            look();
        }
    }

    /** Has the job begin nothing more, or go on. */
    void pause(JobSnapshot job) {
        submit(job.paused() ? new Command.ResumeJob(Desk.ACTOR, job.id())
                : new Command.PauseJob(Desk.ACTOR, job.id()));
    }

    /** Says whose turn comes first. */
    void prioritize(JobSnapshot job, Priority priority) {
        if (priority != job.priority()) {
            submit(new Command.PrioritizeJob(Desk.ACTOR, job.id(), priority));
        }
    }

    /** Asks, and cancels. */
    void cancel(JobSnapshot job) {
        desk.ask(new Question(Glyph.CLOSE, desk.words().say(CANCEL_TITLE),
                desk.words().say(CANCEL_CONSEQUENCE, words.title(job)),
                desk.words().say(CANCEL_VERB), false),
                () -> submit(new Command.CancelJob(Desk.ACTOR, job.id())));
    }

    private void submit(Command command) {
        desk.engine().submit(command, number -> { }, desk::problem);
    }

    /** The first thing that went wrong, in words. */
    void problem(JobSnapshot job) {
        desk.problem(job.problems().getFirst());
    }
}
