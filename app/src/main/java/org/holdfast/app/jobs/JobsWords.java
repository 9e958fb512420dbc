package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.words.ActivityWords;
import org.holdfast.app.words.JobWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;

/** Jobs, lanes and blocks in words. */
final class JobsWords {
    private final Words words;
    private final ActivityWords acts;
    private final JobWords jobs;

    JobsWords(Words words) {
        this.words = words;
        this.acts = new ActivityWords(words);
        this.jobs = new JobWords(words);
    }

    Words words() {
        return words;
    }

    JobWords jobs() {
        return jobs;
    }

    ActivityWords acts() {
        return acts;
    }

    /** What was asked. */
    String title(JobSnapshot job) {
        return words.say(WindowText.JOB_LINE, jobs.kind(job.kind()), Visible.name(job.title()));
    }

    /** Of a job that waits for several things, the one that somebody should know of. */
    static Optional<Wait> wait(JobSnapshot job) {
        return job.waits().stream().filter(w -> w.kind() == Wait.Kind.PERSON).findFirst()
                .or(() -> job.waits().stream().findFirst());
    }

    /** Whether nothing goes on before a person has done something. */
    static boolean needsPerson(JobSnapshot job) {
        return !job.over() && wait(job).filter(w -> w.kind() == Wait.Kind.PERSON).isPresent();
    }

    /** What it does now or waits for, or how it ended. */
    String doing(JobSnapshot job) {
        return job.over() ? jobs.state(job.state()) : job.paused()
                ? words.say(ReportText.JOB_PAUSED)
                : wait(job).map(jobs::wait).orElseGet(() -> jobs.state(job.state()));
    }

    /** Since when, or from when until when. */
    String times(JobSnapshot job) {
        return job.ended().map(end -> words.say(UNTIL, words.time(job.began()), words.time(end)))
                .orElseGet(() -> words.say(SINCE, words.time(job.began())));
    }

    /** The second line of the heading. */
    String summary(List<JobSnapshot> all) {
        List<String> parts = new ArrayList<>();
        List<JobSnapshot> going = all.stream().filter(j -> !j.over()).toList();
        long paused = going.stream().filter(JobSnapshot::paused).count();
        long people = going.stream().filter(j -> !j.paused() && needsPerson(j)).count();
        parts.add(words.say(RUNNING, going.size() - paused - people));
        if (paused > 0) {
            parts.add(words.say(PAUSED, paused));
        }
        if (people > 0) {
            parts.add(words.say(PERSON, people));
        }
        return String.join(", ", parts);
    }

    /** A lane; with the library where there are several. */
    String lane(Lanes.Line line, Lanes all) {
        String name = line.id().drive().isPresent()
                ? words.say(DRIVE, words.number(line.number()))
                : line.number() == 1 ? words.say(ROBOT)
                        : words.say(ROBOT_NUMBER, words.number(line.number()));
        boolean several = all.lines().stream().map(l -> l.id().library()).distinct().count() > 1;
        return several ? words.say(OF_LIBRARY, Visible.name(line.id().library()), name) : name;
    }

    /** What a lane does now. */
    String doing(Lanes.Line line) {
        return line.running().map(b -> words.say(DOES, acts.kind(b.kind()), line.speed() > 0
                ? words.speed(line.speed(), Duration.ofSeconds(1))
                : Visible.name(b.barcode()))).orElseGet(() -> words.say(IDLE));
    }

    /** How much time is seen; {@code last}: until now. */
    String span(Duration span, boolean last) {
        return span.toHours() == 0 ? words.say(last ? LAST_MINUTES : MINUTES, span.toMinutes())
                : words.say(last ? LAST_HOURS : HOURS, span.toHours());
    }

    /** What stands in a block. */
    String label(Block block, Optional<JobSnapshot> job) {
        List<String> parts = new ArrayList<>();
        parts.add(job.map(j -> Visible.name(j.title())).orElseGet(() ->
                Visible.name(block.barcode())));
        if (block.bytes() > 0) {
            String bytes = words.bytes(block.bytes());
            parts.add(block.end().isPresent() ? bytes : words.say(BYTES_SO_FAR, bytes));
        }
        return String.join(", ", parts);
    }

    /** Everything about a block in one sentence. */
    String sentence(String lane, Block block, Optional<JobSnapshot> job, Instant now) {
        List<String> parts = new ArrayList<>(List.of(lane, acts.kind(block.kind())));
        parts.add(block.end().map(end -> words.say(UNTIL, words.time(block.begin()),
                words.time(end))).orElseGet(() -> words.say(UNTIL_NOW,
                        words.time(block.begin()))));
        parts.add(acts.time(block, now));
        job.map(this::title).or(() -> block.job().map(n -> words.say(JOB_NUMBER,
                Long.toString(n)))).ifPresent(parts::add);
        parts.add(Visible.name(block.barcode()));
        if (block.from().isPresent() && block.to().isPresent()) {
            parts.add(words.say(WAY, Integer.toString(block.from().get()),
                    Integer.toString(block.to().get())));
        }
        if (block.bytes() > 0) {
            parts.add(words.bytes(block.bytes()));
        }
        return String.join(", ", parts);
    }
}
