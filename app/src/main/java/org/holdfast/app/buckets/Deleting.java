package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.util.Optional;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Question;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** Deletes an object or a folder; at once where that can be undone, else after a question. */
final class Deleting {
    private final Desk desk;
    private final Words words;

    Deleting(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
    }

    void delete(Folder in, Rows.ObjectRow row) {
        String name = Visible.name(in.name(row.key()).isEmpty() ? row.key()
                : in.name(row.key()));
        desk.engine().ask(new Query.Policy(in.bucket()), policy -> {
            boolean undo = policy.undoDays() > 0;
            if (undo) {
                remove(in.bucket(), row, name, true);
            } else {
                desk.ask(new Question(Glyph.WARNING, words.say(DELETE_QUESTION, name),
                        words.say(DELETE_FOR_EVER, row.objects()), words.say(DELETE_DO), true),
                        () -> remove(in.bucket(), row, name, false));
            }
        }, desk::problem);
    }

    private void remove(String bucket, Rows.ObjectRow row, String name, boolean undo) {
        desk.engine().submit(new Command.Remove(Desk.ACTOR, bucket, row.key(), row.folder(),
                false), job -> desk.engine().follow(job, now -> {
                    if (failed(now)) {
                        return;
                    }
                    String text = words.say(DELETED, name);
                    desk.say(undo ? Notice.undoable(text, () -> bringBack(bucket, row, name))
                            : Notice.done(text));
                }, desk::problem), desk::problem);
    }

    private void bringBack(String bucket, Rows.ObjectRow row, String name) {
        desk.engine().submit(new Command.Remove(Desk.ACTOR, bucket, row.key(), row.folder(),
                true), job -> desk.engine().follow(job, now -> {
                    if (!failed(now)) {
                        desk.say(new Notice(Glyph.CHECK, words.say(BROUGHT_BACK, name),
                                Optional.empty()));
                    }
                }, desk::problem), desk::problem);
    }

    /** Whether nothing is to be said yet, or a problem was. */
    private boolean failed(JobSnapshot job) {
        if (job.over() && !job.problems().isEmpty()) {
            desk.problem(job.problems().getFirst());
        }
        return job.state() != JobSnapshot.State.DONE || !job.problems().isEmpty();
    }
}
