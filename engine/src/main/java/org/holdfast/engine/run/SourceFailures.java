package org.holdfast.engine.run;

import org.holdfast.engine.api.Failure;
import org.holdfast.engine.files.SourceProblem;

/** What a walk leaves out, as clients hear of it. */
final class SourceFailures {
    private SourceFailures() {}

    /** Says it to the job, as a problem or as a note. */
    static void say(Job job, SourceProblem problem) {
        String path = problem.path().toString();
        switch (problem) {
            case SourceProblem.TooManyLinks p -> job.note(new Failure.HardLink(path, ""));
            case SourceProblem.NotUnicode p ->
                    job.problem(new Failure.SourceName(path, problem.code()));
            case SourceProblem.KeyTooLong p ->
                    job.problem(new Failure.SourceName(path, problem.code()));
            case SourceProblem.Special p ->
                    job.problem(new Failure.SourceSpecial(path, problem.code()));
            case SourceProblem.Unreadable p ->
                    job.problem(new Failure.SourceUnreadable(path, p.reason()));
            case SourceProblem.Vanished p -> job.problem(new Failure.SourceMissing(path));
            case SourceProblem.Changed p -> job.problem(new Failure.SourceChanged(path));
        }
    }
}
