package org.holdfast.engine.api.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;

/** Answers from sample values, remembers what it was asked. */
final class FakeArchive implements Archive {
    final List<Object> heard = new CopyOnWriteArrayList<>();

    @Override
    public long submit(Command command) throws ArchiveException {
        heard.add(command);
        if (command instanceof Command.CreateBucket b && b.name().isEmpty()) {
            throw new ArchiveException(new Failure.BadBucketName(b.name()));
        }
        if (command instanceof Command.EvictStaging) {
            throw new IllegalStateException("a bug");
        }
        return heard.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R ask(Query<R> query) {
        heard.add(query);
        try {
            return (R) new SampleValues(true).of(Answers.typeOf(query));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience) {
        heard.add(patience);
        try {
            return (JobSnapshot) new SampleValues(true).of(JobSnapshot.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        heard.add("close");
    }
}
