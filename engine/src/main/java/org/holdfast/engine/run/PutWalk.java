package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.SourceArgument;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.files.SourceVisitor;
import org.holdfast.engine.files.SourceWalk;

/**
 * Walks the source of a put and gives what it finds to the workers in turn.
 *
 * <p>It never waits: when so many batches are ahead as may be, it gives its lane away and goes on
 * when one was taken. Everything happens on its lane.
 */
final class PutWalk implements SourceVisitor {
    private static final int BATCH_ITEMS = 500;
    private static final long BATCH_BYTES = 32L << 20;
    private static final int BATCHES_AHEAD = 8;
    private static final System.Logger LOG = System.getLogger(PutWalk.class.getName());

    private final PutJob put;
    private final Job job;
    private final Iterator<SourceArgument> arguments;
    private final List<PutWorker> workers;
    private final Lane lane;
    private final PutFetch fetch;
    private final SourceWalk walk = new SourceWalk(this);
    private SourceArgument argument;
    private List<SourceItem> batch = new ArrayList<>();
    private long batchBytes;
    private int ahead;
    private int next;
    private boolean over;

    PutWalk(PutJob put, Job job, List<SourceArgument> arguments, List<PutWorker> workers,
            Lane lane, PutFetch fetch) {
        this.put = put;
        this.job = job;
        this.arguments = arguments.iterator();
        this.workers = workers;
        this.lane = lane;
        this.fetch = fetch;
    }

    /** Begins, or looks whether to go on or to end; returns at once. */
    void wake() {
        put.post(lane, this::walk);
    }

    private void walk() {
        while (!over && (ahead < BATCHES_AHEAD || job.cancelled())) {
            if (!advance()) {
                finish();
            }
        }
    }

    private boolean advance() {
        if (job.cancelled()) {
            put.cutShort();
            return false;
        }
        try {
            if (walk.step()) {
                return true;
            }
            if (arguments.hasNext()) {
                argument = arguments.next();
                walk.begin(argument);
                return true;
            }
            return false;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "walking " + argument.path(), e);
            job.problem(new Failure.SourceUnreadable(argument.path().toString(),
                    String.valueOf(e.getMessage())));
            giveUp();
            return true;
        }
    }

    private void giveUp() {
        try {
            walk.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a directory stays open", e);
        }
    }

    private void finish() {
        over = true;
        giveUp();
        dispatch();
        for (PutWorker worker : workers) {
            put.post(worker.lane(), () -> worker.end(put::workerDone));
        }
    }

    @Override
    public void item(SourceItem item) {
        job.found(1, item.size());
        item.firstName().ifPresent(first -> job.note(
                new Failure.HardLink(item.path().toString(), first.value())));
        batch.add(item);
        batchBytes += item.size();
        if (batch.size() >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) {
            dispatch();
        }
    }

    @Override
    public void problem(SourceProblem problem) {
        put.problem(problem);
    }

    private void dispatch() {
        if (batch.isEmpty()) {
            return;
        }
        List<SourceItem> full = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        ahead++;
        fetch.soon(full);
        PutWorker worker = workers.get(next++ % workers.size());
        put.post(worker.lane(), () -> worker.take(full, this::taken));
    }

    private void taken() {
        put.post(lane, () -> {
            ahead--;
            walk();
        });
    }
}
