package org.holdfast.app.firstwalk;

import static org.holdfast.i18n.WalkText.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower;
import org.holdfast.app.terminal.JobReport;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/** A first archive in the terminal: two copies, each restored from its cartridge and compared. */
public final class FirstWalk {
    private static final String ACTOR = "local";
    private static final String BUCKET = "first-archive";
    private static final int COPIES = 2;

    private final EngineDoorway engines;
    private final Terminal terminal;
    private final Path home;

    /**
     * Prepares a walk.
     *
     * @param home made with the built-in virtual library when there is none
     */
    public FirstWalk(EngineDoorway engines, Terminal terminal, Path home) {
        this.engines = engines;
        this.terminal = terminal;
        this.home = home;
    }

    /** One restored copy: how it was read, and what comparing it found. */
    record Restored(JobSnapshot job, TreeComparison comparison) {}

    /**
     * Walks.
     *
     * @param files what to archive; empty for a sample
     * @return done only if both copies are the same as the original
     */
    public ExitStatus walk(Optional<Path> files) throws ArchiveException, IOException {
        if (engines.homeExists(home)) {
            terminal.say(HOME_FOUND, Visible.name(home.toString()));
        } else {
            engines.createHome(home, Optional.empty(), false);
            terminal.say(HOME_MADE, Visible.name(home.toString()));
        }
        Path work = Files.createTempDirectory(home.toAbsolutePath().getParent(), "first-walk-");
        boolean keep = false;
        try (Archive archive = engines.attach(home)) {
            ExitStatus status = walk(archive, work, files);
            keep = status != ExitStatus.DONE;
            return status;
        } finally {
            if (!keep) {
                Trees.delete(work);
            }
        }
    }

    private ExitStatus walk(Archive archive, Path work, Optional<Path> files)
            throws ArchiveException, IOException {
        Path source = source(work, files);
        if (empty(source)) {
            terminal.remark(SOURCE_EMPTY, Visible.name(source.toString()));
            return ExitStatus.FAILED;
        }
        String bucket = bucket(archive);
        terminal.say(PUTTING, Visible.name(source.toString()), bucket);
        JobSnapshot put = perform(archive,
                new Command.Put(ACTOR, bucket, List.of(source.toString())));
        ExitStatus status = new JobReport(terminal).print(put);
        if (status == ExitStatus.FAILED) {
            return status;
        }
        JobSnapshot evict = perform(archive, new Command.EvictStaging(ACTOR));
        if (evict.state() == JobSnapshot.State.FAILED) {
            return new JobReport(terminal).print(evict);
        }
        terminal.say(EVICTED);
        List<Restored> copies = new ArrayList<>();
        for (int copy = 1; copy <= COPIES; copy++) {
            Optional<Restored> restored = restore(archive, bucket, copy, source, work);
            if (restored.isEmpty()) {
                return ExitStatus.FAILED;
            }
            copies.add(restored.get());
        }
        new WalkReport(terminal).print(put, copies);
        return verdict(status, copies, work, bucket);
    }

    private ExitStatus verdict(ExitStatus put, List<Restored> copies, Path work, String bucket) {
        String where = Visible.name(home.toString());
        if (copies.stream().allMatch(c -> c.comparison().same())) {
            terminal.say(ALL_SAME);
            terminal.say(LOOK_AROUND, where, bucket);
            return put;
        }
        terminal.remark(NOT_ALL_SAME, Visible.name(work.toString()));
        // What the put could not take in is missing, and was named; anything else is a failure.
        boolean named = put == ExitStatus.PARTLY && copies.stream().allMatch(c -> c.comparison()
                .differences().stream().map(TreeComparison.Difference::kind)
                .collect(Collectors.toSet()).equals(Set.of(TreeComparison.Kind.MISSING)));
        return named ? ExitStatus.PARTLY : ExitStatus.FAILED;
    }

    private Path source(Path work, Optional<Path> files) throws IOException {
        if (files.isPresent()) {
            // Without a trailing slash or dot: a put names its objects by the last name.
            return files.get().toRealPath();
        }
        Path sample = work.resolve("sample");
        Sample.make(sample);
        terminal.say(SAMPLE_MADE);
        return sample;
    }

    private static boolean empty(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return false;
        }
        try (Stream<Path> list = Files.list(source)) {
            return list.findAny().isEmpty();
        }
    }

    private static String bucket(Archive archive) throws ArchiveException {
        Set<String> taken = archive.ask(new Query.Buckets()).buckets().stream()
                .map(Rows.BucketRow::name).map(n -> n.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String name = BUCKET;
        for (int i = 2; taken.contains(name); i++) {
            name = BUCKET + "-" + i;
        }
        JobSnapshot made = finish(archive,
                archive.submit(new Command.CreateBucket(ACTOR, name, COPIES)));
        if (made.state() != JobSnapshot.State.DONE) {
            throw new ArchiveException(made.problems().isEmpty()
                    ? new org.holdfast.engine.api.Failure.BadBucketName(name)
                    : made.problems().getFirst());
        }
        return name;
    }

    private Optional<Restored> restore(Archive archive, String bucket, int copy, Path source,
            Path work) throws ArchiveException, IOException {
        terminal.say(RESTORING, copy);
        Path target = Files.createDirectory(work.resolve("copy-" + copy));
        JobSnapshot get = perform(archive, new Command.Get(ACTOR, bucket, "", target.toString(),
                Optional.of(copy), false));
        if (new JobReport(terminal).print(get) == ExitStatus.FAILED) {
            return Optional.empty();
        }
        // Below the root of a file system there is no last name: its content has none either.
        Path restored = source.getFileName() == null ? target
                : target.resolve(source.getFileName().toString());
        TreeComparison comparison = TreeComparison.of(source, restored);
        terminal.say(COMPARED, copy, comparison.entries(), comparison.differenceCount());
        new WalkReport(terminal).differences(comparison);
        if (comparison.same()) {
            Trees.delete(target);
        }
        return Optional.of(new Restored(get, comparison));
    }

    private JobSnapshot perform(Archive archive, Command command) throws ArchiveException {
        return new JobFollower(terminal).follow(archive, archive.submit(command),
                JobFollower.Until.OVER);
    }

    private static JobSnapshot finish(Archive archive, long job) throws ArchiveException {
        JobSnapshot now = archive.awaitJob(job, 0, java.time.Duration.ofSeconds(1));
        while (!now.over()) {
            now = archive.awaitJob(job, now.revision(), java.time.Duration.ofSeconds(1));
        }
        return now;
    }
}
