package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.LedgerModel.Version;

/** Reads buckets back by the production restore, and compares. */
final class Restores {
    /** Two bad cartridges in one drive take it out of service until the next start. */
    private static final int TRIALS = 6;
    private static final Duration LONG = Duration.ofHours(12);

    private final SimWorld world;
    private final SourceTree sources;
    private int number;

    Restores(SimWorld world, SourceTree sources) {
        this.world = world;
        this.sources = sources;
    }

    /** From wherever it can be read: each version comes back, or its loss is named. */
    void all(UUID bucket) throws IOException {
        restored(bucket, Optional.empty());
    }

    /** From the cartridges of one copy. */
    void copy(UUID bucket, int copy) throws IOException {
        restored(bucket, Optional.of(copy));
    }

    private void restored(UUID bucket, Optional<Integer> copy) throws IOException {
        for (int trial = 1; !restored(bucket, copy, trial == TRIALS); trial++) {
            world.crash();
            world.start();
        }
    }

    /** False: a drive was taken out of service meanwhile, and perhaps it was not its fault. */
    private boolean restored(UUID bucket, Optional<Integer> copy, boolean last)
            throws IOException {
        Path target = sources.target("end-" + number++);
        SourceTree.delete(target);
        JobSnapshot job;
        try {
            long id = world.submit(new Command.Get(SimWorld.ACTOR,
                    world.model.buckets().get(bucket), "", target.toString(), copy, false));
            Violation.unless(world.run(() -> world.job(id).over(), LONG),
                    () -> "the restore does not end: " + world.job(id));
            job = world.job(id);
        } catch (ArchiveException e) {
            Violation.unless(world.model.current(bucket).isEmpty(), () -> "not restored: "
                    + e.failure());
            return true;
        }
        if (!last && job.problemCount() > 0 && offline()) {
            SourceTree.delete(target);
            return false;
        }
        for (Map.Entry<ObjectKey, Version> e : world.model.current(bucket).entrySet()) {
            compare(target, e.getKey(), e.getValue(), copy, job);
        }
        SourceTree.delete(target);
        return true;
    }

    private boolean offline() {
        return Probe.schedule(world.engine()).drives().values().stream()
                .anyMatch(d -> !d.reason().isEmpty());
    }

    private void compare(Path target, ObjectKey key, Version version, Optional<Integer> copy,
            JobSnapshot job) throws IOException {
        boolean there = there(target, key, version);
        boolean readable = readable(version, copy);
        Violation.unless(there || !readable, () -> "not restored: " + key.value() + " by " + job);
        if (there) {
            same(target, key, version);
        } else {
            String name = "key=" + key.value();
            Violation.unless(job.problems().stream().anyMatch(p -> p.toString().contains(
                    name + ",") || p.toString().contains(name + "]")),
                    () -> "lost and not named: " + key.value() + " by " + job);
        }
        Violation.unless(!readable(version, Optional.empty()) || job.problems().stream()
                .noneMatch(p -> p instanceof Failure.NoCopyLeft f && f.key().equals(key.value())),
                () -> "readable and said to be lost: " + key.value() + " by " + job);
    }

    private boolean readable(Version version, Optional<Integer> copy) {
        return version.blobs.stream().allMatch(b -> readable(b, copy));
    }

    /** Whether the bytes are there: in staging, or on a cartridge that is whole and counts. */
    private boolean readable(Blob blob, Optional<Integer> copy) {
        if (copy.isEmpty() && world.model.staged(blob)) {
            return true;
        }
        return world.model.copies().tapes().entrySet().stream().anyMatch(e -> {
            CopyPlaces.Copy there = e.getValue().copies.get(blob);
            return there != null && world.harm.readable(e.getKey(), there)
                    && copy.map(n -> there.domain().equals("copy-" + n)).orElse(true);
        });
    }

    private static boolean there(Path target, ObjectKey key, Version version) {
        Path file = target.resolve(key.value());
        return version.complete.orElseThrow().metadata().kind() == Metadata.Kind.DIRECTORY
                ? Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) : Files.isRegularFile(file);
    }

    private void same(Path target, ObjectKey key, Version version) throws IOException {
        AcceptedBlob.Complete object = version.complete.orElseThrow();
        if (object.metadata().kind() == Metadata.Kind.FILE) {
            byte[] bytes = Files.readAllBytes(target.resolve(key.value()));
            Violation.unless(SourceTree.is(object.sha256(), bytes)
                    && sources.content(object.sha256()) != null,
                    () -> "restored with other bytes: " + key.value());
        }
    }
}
