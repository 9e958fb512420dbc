package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.CopyPlaces.Tape;
import org.holdfast.engine.sim.LedgerModel.Version;

/** The end: nothing fails any more, the engine comes to rest, and everything is read back. */
final class Finale {
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(12);

    private final SimWorld world;
    private final SourceTree sources;
    private int restores;

    Finale(SimWorld world, SourceTree sources) {
        this.world = world;
        this.sources = sources;
    }

    void check() throws IOException {
        long soon = world.time.nanos() + MOMENT.toNanos();
        Violation.unless(world.run(() -> world.time.nanos() >= soon && world.quiet(), LONG), () -> "the engine does not come to rest: "
                + world.ask(new org.holdfast.engine.api.Query.Status()) + "\n"
                + world.ask(new org.holdfast.engine.api.Query.Jobs()));
        safe();
        tapes();
        for (Map.Entry<UUID, String> bucket : world.model.buckets().entrySet()) {
            restored(bucket.getKey(), bucket.getValue(), Optional.empty());
            int copies = world.shape.copies().get(
                    Integer.parseInt(bucket.getValue().substring("bucket".length())));
            for (int copy = 1; copy <= copies; copy++) {
                restored(bucket.getKey(), bucket.getValue(), Optional.of(copy));
            }
        }
    }

    /** What was accepted has all its copies, unless nothing is left to write them to. */
    private void safe() {
        ScheduleState state = Probe.schedule(world.engine());
        world.model.segments().forEach((number, staged) -> staged.blobs.keySet().forEach(o -> {
            for (String domain : staged.domains) {
                Blob blob = new Blob(number, o);
                Violation.unless(world.model.copies().holder(blob, domain).isPresent()
                        || !world.model.staged(blob) || state.starved().containsKey(domain),
                        () -> blob + " stays without a copy for " + domain + ", and nothing says"
                        + " why: " + world.ask(new Query.Status()));
            }
        }));
    }

    /** Every copy that counts, read from its cartridge's blocks. */
    private void tapes() {
        for (Map.Entry<Barcode, Tape> tape : world.model.copies().tapes().entrySet()) {
            if (tape.getValue().counts()) {
                for (Map.Entry<Blob, CopyPlaces.Copy> copy : tape.getValue().copies.entrySet()) {
                    onTape(tape.getKey(), tape.getValue(), copy.getKey(), copy.getValue());
                }
            }
        }
    }

    private void onTape(Barcode barcode, Tape tape, Blob blob, CopyPlaces.Copy copy) {
        AcceptedBlob accepted = world.model.segments().get(blob.segment()).blobs
                .get(blob.ordinal());
        byte[] bytes = new TapeBytes(world.medium(barcode)).stretch(
                copy.run().blockOf(accepted.segmentOffset(), tape.blockSize),
                copy.run().byteOf(accepted.segmentOffset(), tape.blockSize), accepted.stored(),
                tape.blockSize);
        Violation.unless(bytes.length == accepted.stored() && (accepted.stored()
                != accepted.length() || SourceTree.sha256(bytes).equals(accepted.sha256())),
                () -> "the copy of " + accepted.key().value() + " on " + barcode
                + " is not what was accepted");
    }

    private void restored(UUID bucket, String name, Optional<Integer> copy) throws IOException {
        Path target = sources.target("end-" + restores++);
        SourceTree.delete(target);
        JobSnapshot job;
        try {
            long id = world.submit(new Command.Get(SimWorld.ACTOR, name, "", target.toString(),
                    copy, false));
            Violation.unless(world.run(() -> world.job(id).over(), LONG),
                    () -> "the restore does not end: " + world.job(id));
            job = world.job(id);
        } catch (ArchiveException e) {
            Violation.unless(world.model.current(bucket).isEmpty(), () -> "not restored: "
                    + e.failure());
            return;
        }
        for (Map.Entry<ObjectKey, Version> e : world.model.current(bucket).entrySet()) {
            Version version = e.getValue();
            boolean wanted = copy.isEmpty() ? world.model.readable(version)
                    : world.model.readable(version, "copy-" + copy.get());
            if (wanted) {
                same(target, e.getKey(), version, job);
            }
        }
        SourceTree.delete(target);
    }

    private void same(Path target, ObjectKey key, Version version, JobSnapshot job)
            throws IOException {
        Path file = target.resolve(key.value());
        AcceptedBlob.Complete object = version.complete.orElseThrow();
        boolean there = object.metadata().kind() == Metadata.Kind.DIRECTORY
                ? Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) : Files.isRegularFile(file);
        Violation.unless(there, () -> "not restored: " + key.value() + " of " + job);
        if (object.metadata().kind() == Metadata.Kind.FILE) {
            byte[] bytes = Files.readAllBytes(file);
            Violation.unless(SourceTree.sha256(bytes).equals(object.sha256())
                    && sources.content(object.sha256()) != null,
                    () -> "restored with other bytes: " + key.value());
        }
    }
}
