package org.holdfast.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.ledger.file.LedgerDamagedException;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.file.LineSource;
import org.holdfast.engine.ledger.form.LedgerFormatException;
import org.holdfast.engine.ledger.form.LineHead;

/**
 * Reads a whole ledger, checks every line and judges its end: whole, torn or damaged.
 *
 * <p>Torn is what a crash can leave: the last group of the last file is not complete. Everything
 * else that is bad is damage. Writes nothing. For one thread.
 */
final class LedgerScan {
    /** Who wants to know what was read. */
    interface Sink {
        /** A line that is in its place; what is wrong with its content, or null. */
        default String inspect(LineHead line) throws IOException {
            return null;
        }

        /** An entry of a group that is complete. */
        void entry(long number, byte[] leafHash, LedgerFile file, long offset);
    }

    /** A bad place in a file. */
    record Place(Path file, long offset, String what) {}

    /**
     * What was found.
     *
     * @param last number of the last entry of the last complete group
     * @param lastTime its time, as characters
     * @param file the last file that was read
     * @param begin where the last of its complete groups begins
     * @param end bytes of its complete groups
     * @param damage what is damaged
     * @param torn what a crash has left behind {@code end}
     */
    record Result(long last, byte[] lastTime, Optional<LedgerFile> file, long begin,
            long end, Optional<Place> damage, Optional<Place> torn) {}

    private record Waiting(long number, byte[] leafHash, long offset) {}

    private final LedgerFiles files;
    private final Sink sink;
    private final LineHead head = new LineHead();
    private final List<Waiting> waiting = new ArrayList<>();
    private final GroupCheck check = new GroupCheck(head);

    LedgerScan(LedgerFiles files, Sink sink) {
        this.files = files;
        this.sink = sink;
    }

    /** Reads everything. {@link LedgerFormatException} when a newer version has written it. */
    Result run() throws IOException {
        return run(files.list(), new SealedPart.Reach(0, 0, LineHead.FIRST_TIME));
    }

    /** Reads those of all files that vouchers do not reach. */
    Result run(List<LedgerFile> all, SealedPart.Reach vouched) throws IOException {
        check.goOn(vouched.last(), vouched.lastTime());
        for (int i = vouched.files(); i < all.size(); i++) {
            LedgerFile file = all.get(i);
            boolean mayBeTorn = i == all.size() - 1 && !file.sealed();
            if (file.firstNumber() != check.last() + 1) {
                return damaged(file, 0, "begins with entry " + file.firstNumber() + ", not "
                        + (check.last() + 1));
            }
            Optional<Result> end = file(file, mayBeTorn);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return result(all.isEmpty() ? null : all.getLast(), Optional.empty(), Optional.empty());
    }

    /** Reads one sealed file that goes on behind these; what is damaged in it. */
    Optional<Place> only(LedgerFile file, SealedPart.Reach before) throws IOException {
        check.goOn(before.last(), before.lastTime());
        return file(file, false).flatMap(Result::damage);
    }

    private Optional<Result> file(LedgerFile file, boolean mayBeTorn) throws IOException {
        check.beginFile();
        try (LineSource lines = files.lines(file)) {
            while (lines.next()) {
                String problem = line(file, lines);
                if (problem != null) {
                    return Optional.of(judge(file, lines, problem, mayBeTorn));
                }
            }
        } catch (LedgerDamagedException e) {
            return Optional.of(damaged(file, e.offset(), e.what()));
        }
        if (check.complete()) {
            return Optional.empty();
        }
        return Optional.of(mayBeTorn ? torn(file, "the last commit group is not complete")
                : damaged(file, check.end(), "a commit group is not complete"));
    }

    private String line(LedgerFile file, LineSource lines) throws IOException {
        boolean whole = lines.terminated()
                && head.whole(lines.bytes(), lines.begin(), lines.end());
        if (!whole) {
            return "a line is not whole or its CRC is wrong";
        }
        try {
            head.scan();
            long bytes = lines.end() - lines.begin() + 1L;
            String problem = check.accept(lines.offset(), bytes);
            if (problem != null) {
                return problem;
            }
            String content = sink.inspect(head);
            if (content != null) {
                throw new LedgerDamagedException(file.path(), lines.offset(), content);
            }
        } catch (LedgerFormatException e) {
            throw new LedgerFormatException(file.path() + " at byte " + lines.offset() + ", "
                    + e.getMessage(), e);
        }
        if (!head.member()) {
            waiting.add(new Waiting(head.number(), check.leafHash(), lines.offset()));
        }
        if (check.complete()) {
            waiting.forEach(w -> sink.entry(w.number(), w.leafHash(), file, w.offset()));
            waiting.clear();
        }
        return null;
    }

    /**
     * A group is written only when the one before it is durable. So when anything was written
     * behind the bad line's group, that group was durable, and its bad line is damage.
     */
    private Result judge(LedgerFile file, LineSource lines, String problem, boolean mayBeTorn)
            throws IOException {
        long bad = lines.offset();
        if (!mayBeTorn) {
            return damaged(file, bad, problem);
        }
        long groupEnd = check.groupEnd();
        boolean behind = false;
        long end = bad;
        do {
            end = lines.offset() + lines.end() - lines.begin();
            behind |= lines.offset() > bad && groupFirst(lines);
        } while (lines.next());
        boolean inGroup = bad < groupEnd;
        boolean grown = inGroup && end > groupEnd;
        return behind || grown ? damaged(file, bad, problem) : torn(file, problem);
    }

    private boolean groupFirst(LineSource lines) {
        if (!lines.terminated() || !head.whole(lines.bytes(), lines.begin(), lines.end())) {
            return false;
        }
        try {
            head.scan();
        } catch (LedgerFormatException e) {
            // whole, so it was written, by whatever version: not a crash
            return true;
        }
        return head.groupFirst();
    }

    private Result damaged(LedgerFile file, long offset, String what) {
        return result(file, Optional.of(new Place(file.path(), offset, what)), Optional.empty());
    }

    private Result torn(LedgerFile file, String what) {
        return result(file, Optional.empty(),
                Optional.of(new Place(file.path(), check.end(), what)));
    }

    private Result result(LedgerFile file, Optional<Place> damage, Optional<Place> torn) {
        return new Result(check.last(), check.lastTime(), Optional.ofNullable(file),
                check.begin(), check.end(), damage, torn);
    }
}
