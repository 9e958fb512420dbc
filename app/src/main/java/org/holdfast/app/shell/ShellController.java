package org.holdfast.app.shell;

import java.nio.file.Path;
import java.util.List;
import org.holdfast.app.fx.LatestOnFx;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.JobWords;
import org.holdfast.app.words.StatusWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;

/** What happens in the window. On the FX thread, {@link #close} elsewhere: it may wait. */
final class ShellController implements AutoCloseable {
    private static final String ACTOR = "local";
    private static final String FIRST_BUCKET = "first-archive";
    private static final int COPIES = 2;

    private final ShellModel model;
    private final Words words;
    private final ArchiveFeed feed;

    ShellController(Archive archive, ShellModel model, Words words) {
        this.model = model;
        this.words = words;
        this.feed = new ArchiveFeed(archive, new LatestOnFx<>(this::show),
                new LatestOnFx<>(this::tell));
        model.bucket().set(FIRST_BUCKET);
        model.stateLines().setAll(words.say(WindowText.ASKING));
    }

    /** Begins to look at the archive. */
    void start() {
        feed.start(java.time.Duration.ofSeconds(1));
    }

    /** Files and folders have been dropped: they go to the chosen bucket, made if need be. */
    void drop(List<Path> paths) {
        String bucket = model.bucket().get().strip();
        if (paths.isEmpty() || bucket.isEmpty()) {
            model.notice(words.say(WindowText.BUCKET_HINT));
            return;
        }
        List<String> absolute = paths.stream().map(p -> p.toAbsolutePath().toString()).toList();
        model.notice(words.say(WindowText.DROPPED, paths.size(), Visible.name(bucket)));
        feed.submit(archive -> {
            if (archive.ask(new Query.Buckets()).buckets().stream()
                    .noneMatch(b -> b.name().equalsIgnoreCase(bucket))) {
                long made = archive.submit(new Command.CreateBucket(ACTOR, bucket, COPIES));
                JobSnapshot job = archive.awaitJob(made, 0, java.time.Duration.ofSeconds(5));
                if (job.over() && !job.problems().isEmpty()) {
                    throw new org.holdfast.engine.api.ArchiveException(job.problems().getFirst());
                }
            }
            archive.submit(new Command.Put(ACTOR, bucket, absolute));
        });
    }

    private void show(ArchiveView view) {
        model.stateLines().setAll(new StatusWords(words).lines(view.status()));
        List<String> names = view.buckets().stream().map(b -> b.name()).toList();
        if (!names.equals(model.buckets())) {
            model.buckets().setAll(names);
        }
        List<ShellModel.JobLine> lines = view.jobs().stream().map(this::line).toList();
        if (!lines.equals(model.jobs())) {
            model.jobs().setAll(lines);
        }
    }

    private ShellModel.JobLine line(JobSnapshot job) {
        JobWords said = new JobWords(words);
        String title = words.say(WindowText.JOB_LINE, said.kind(job.kind()),
                Visible.name(job.title()));
        String progress = job.over() ? said.state(job.state()) : said.progress(job);
        if (job.problemCount() > 0) {
            FailureWords.Told first = new FailureWords(words).tell(job.problems().getFirst());
            progress += " · " + words.say(ReportText.FAILURE, first.message(), first.code());
        }
        return new ShellModel.JobLine(job.id(), title, progress, share(job), job.over());
    }

    /** Accepting is one half of a put, writing the copies the other. */
    private static double share(JobSnapshot job) {
        if (job.over()) {
            return 1;
        }
        if (job.bytesTotal() <= 0) {
            return -1;
        }
        double done = (double) job.bytesDone() / job.bytesTotal();
        return job.kind().equals("put")
                ? (done + (double) job.bytesSafe() / job.bytesTotal()) / 2 : done;
    }

    private void tell(Failure failure) {
        FailureWords.Told told = new FailureWords(words).tell(failure);
        model.notice(words.say(ReportText.FAILURE, told.message(), told.code()) + " "
                + told.advice());
    }

    /** Something happened that nobody foresaw; its details have this code. */
    void crashed(String code) {
        model.notice(words.say(ReportText.CRASH, code));
    }

    @Override
    public void close() {
        feed.close();
    }
}
