package org.holdfast.app.words;

import static org.holdfast.i18n.ReportText.*;

import java.util.stream.Collectors;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.model.Priority;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.Text;
import org.holdfast.i18n.Words;

/** A job in words: how far it is, what it waits for, how it ended. */
public final class JobWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public JobWords(Words words) {
        this.words = words;
    }

    /** How far it is and what it waits for: one short line. */
    public String progress(JobSnapshot job) {
        String line = measure(job);
        return job.waits().isEmpty() ? line : line + words.say(PROGRESS_WAITS, waits(job));
    }

    /** How far it is. */
    public String measure(JobSnapshot job) {
        Text text = switch (job.kind()) {
            case "put" -> job.accepted() ? PROGRESS_SAFE : PROGRESS_ACCEPTED;
            case "get" -> PROGRESS_RESTORED;
            default -> PROGRESS_OTHER;
        };
        long bytes = text == PROGRESS_SAFE ? job.bytesSafe() : job.bytesDone();
        long files = text == PROGRESS_SAFE ? job.filesSafe() : job.filesDone();
        return words.say(text, files, job.filesTotal(), words.bytes(bytes),
                words.bytes(job.bytesTotal()));
    }

    /** What it waits for now. */
    public String waits(JobSnapshot job) {
        return job.waits().stream().map(this::wait).collect(Collectors.joining("; "));
    }

    /** One thing that is waited for. */
    public String wait(JobSnapshot.Wait wait) {
        String subjects = wait.subjects().stream().map(Visible::name)
                .collect(Collectors.joining(", "));
        Text text = switch (wait.kind()) {
            case PERSON -> WAIT_PERSON;
            case ROBOT -> WAIT_ROBOT;
            case LOAD -> WAIT_LOAD;
            case LOCATE -> WAIT_LOCATE;
            case WRITE -> WAIT_WRITE;
            case READ -> WAIT_READ;
            case INDEX -> WAIT_INDEX;
            case UNLOAD -> WAIT_UNLOAD;
            case DRIVE -> WAIT_DRIVE;
            case CARTRIDGE -> WAIT_CARTRIDGE;
            case ROOM_IN_STAGING -> WAIT_ROOM_IN_STAGING;
            case HOME -> WAIT_HOME;
        };
        return words.say(text, subjects, words.duration(wait.since()));
    }

    /** Where it stands, in a word. */
    public String state(JobSnapshot.State state) {
        return words.say(switch (state) {
            case RUNNING -> JOB_RUNNING;
            case DONE -> JOB_DONE;
            case PARTLY -> JOB_PARTLY;
            case FAILED -> JOB_FAILED;
            case CANCELLED -> JOB_CANCELLED;
        });
    }

    /** Where it stands: paused is said, and a priority that is not the usual one. */
    public String state(JobSnapshot job) {
        String state = job.paused() ? words.say(JOB_PAUSED) : state(job.state());
        return job.over() || job.priority() == Priority.NORMAL ? state
                : words.say(JOB_TURN, state, priority(job.priority()));
    }

    /** Whose turn comes first, in a word. */
    public String priority(Priority priority) {
        return words.say(switch (priority) {
            case LOW -> PRIORITY_LOW;
            case NORMAL -> PRIORITY_NORMAL;
            case HIGH -> PRIORITY_HIGH;
        });
    }

    /** What was asked, in a word; a kind without a word of its own as it is. */
    public String kind(String kind) {
        ReportText text = switch (kind) {
            case "put" -> KIND_PUT;
            case "get" -> KIND_GET;
            case "rm" -> KIND_RM;
            case "bucket" -> KIND_BUCKET;
            case "evict" -> KIND_EVICT;
            case "move" -> KIND_MOVE;
            case "rescan" -> KIND_RESCAN;
            case "repair" -> KIND_REPAIR;
            case "undo" -> KIND_UNDO;
            case "insert" -> KIND_INSERT;
            case "library" -> KIND_LIBRARY;
            case "stop" -> KIND_STOP;
            case "count" -> KIND_COUNT;
            default -> null;
        };
        return text == null ? Visible.name(kind) : words.say(text);
    }
}
