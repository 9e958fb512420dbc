package org.holdfast.engine.sim;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.CopyPlaces.Past;
import org.holdfast.engine.sim.CopyPlaces.Tape;
import org.holdfast.engine.sim.LedgerModel.Staged;
import org.holdfast.engine.sim.LedgerModel.Version;

/**
 * What is lost, and whether it may be: for each copy that a blob ever had something was really done
 * to it, and its staged bytes went when it was safe or with the staging device. So after safe it
 * takes as many failures as there were copies, whatever else went wrong.
 */
final class Losses {
    private static final String LOST = "lost";

    private final SimWorld world;

    Losses(SimWorld world) {
        this.world = world;
    }

    /** Each loss has a cause and is said, and what is not lost is not said to be. */
    void check() {
        for (Version version : world.model.everything()) {
            version.blobs.stream().filter(world.model::lost).forEach(b -> caused(version, b));
        }
        world.model.buckets().forEach((id, name) -> world.model.current(id).forEach(
                (key, version) -> said(name, key, version)));
    }

    private void caused(Version version, Blob blob) {
        Staged staged = world.model.segments().get(blob.segment());
        Violation.unless(staged.gone || staged.evicted, () -> blob + " of " + version.key.value()
                + " is lost, and its staged bytes were not");
        for (Map.Entry<Barcode, Tape> e : world.model.copies().tapes().entrySet()) {
            Violation.unless(!e.getValue().copies.containsKey(blob)
                    || world.harm.met(e.getKey()), () -> blob + " of " + version.key.value()
                    + " is lost, and nothing went wrong with " + e.getKey());
        }
        for (Past past : world.model.copies().past(blob)) {
            Violation.unless(world.harm.caused(past, version.hidden), () -> blob + " of "
                    + version.key.value() + " is lost, and nothing went wrong with " + past);
        }
    }

    private void said(String bucket, ObjectKey key, Version version) {
        boolean lost = version.blobs.stream().anyMatch(world.model::lost);
        String state = world.ask(new Query.ObjectDetail(bucket, key.value())).row().state();
        Violation.unless(lost == state.equals(LOST), () -> key.value() + " is " + state
                + (lost ? ", and nothing of it is left: " : ", and it can be read: ")
                + version.blobs);
        world.tally.add(lost ? "said lost" : "not lost", 1);
    }

    /** The blobs of current versions that have all their copies. */
    Set<Blob> safe() {
        Set<Blob> safe = new TreeSet<>();
        for (UUID bucket : world.model.buckets().keySet()) {
            for (Version version : world.model.current(bucket).values()) {
                version.blobs.stream().filter(this::safe).forEach(safe::add);
            }
        }
        return safe;
    }

    private boolean safe(Blob blob) {
        Staged staged = world.model.segments().get(blob.segment());
        return staged.domains.stream().allMatch(
                d -> world.model.copies().holder(blob, d).isPresent());
    }

    /** What was within what may fail without loss is there, on a cartridge that is whole. */
    void none(Set<Blob> promised) {
        for (Blob blob : promised) {
            Violation.unless(world.model.copies().tapes().entrySet().stream().anyMatch(
                    e -> e.getValue().copies.containsKey(blob) && world.harm.readable(e.getKey(),
                            e.getValue().copies.get(blob))), () -> blob + " of "
                    + world.model.accepted(blob).key().value() + " was safe, and is lost");
        }
    }
}
