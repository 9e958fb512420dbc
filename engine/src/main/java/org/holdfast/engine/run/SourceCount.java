package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.SourceArgument;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.files.SourceVisitor;
import org.holdfast.engine.files.SourceWalk;

/** Walks sources as a put would, and only counts. Everything happens on its lane. */
final class SourceCount implements SourceVisitor {
    /** So much is looked at before others on the lane have their turn. */
    private static final int STEPS = 500;
    private static final System.Logger LOG = System.getLogger(SourceCount.class.getName());

    private final Job job;
    private final Deque<SourceArgument> arguments;
    private final Lane lane;
    private final SourceWalk walk = new SourceWalk(this);
    private SourceArgument argument;
    private long files;
    private long bytes;

    SourceCount(Job job, List<SourceArgument> arguments, Lane lane) {
        this.job = job;
        this.arguments = new ArrayDeque<>(arguments);
        this.lane = lane;
    }

    /** Begins; returns at once. */
    void start() {
        next();
    }

    private void next() {
        try {
            lane.execute(this::some);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "no more counting", e);
            job.stop();
            job.end();
        }
    }

    private void some() {
        boolean more = !job.cancelled();
        for (int i = 0; more && i < STEPS; i++) {
            more = step();
        }
        job.found(files, bytes);
        job.done(files, bytes);
        files = 0;
        bytes = 0;
        if (more) {
            next();
        } else {
            close();
            job.end();
        }
    }

    private boolean step() {
        try {
            if (walk.step()) {
                return true;
            }
            if (arguments.isEmpty()) {
                return false;
            }
            argument = arguments.remove();
            walk.begin(argument);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "counting " + argument.path(), e);
            job.problem(new Failure.SourceUnreadable(argument.path().toString(),
                    String.valueOf(e.getMessage())));
            close();
        }
        return true;
    }

    private void close() {
        try {
            walk.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a directory stays open", e);
        }
    }

    @Override
    public void item(SourceItem item) {
        files++;
        bytes += item.size();
    }

    @Override
    public void problem(SourceProblem problem) {
        SourceFailures.say(job, problem);
    }
}
