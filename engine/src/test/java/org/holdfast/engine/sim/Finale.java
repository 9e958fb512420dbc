package org.holdfast.engine.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.LibraryState;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.CopyPlaces.Tape;

/**
 * The end: nothing fails any more, the engine comes to rest, and everything is read back. Then, in
 * some lives, what may be lost without loss is lost, or more than that.
 */
final class Finale {
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(12);

    private final SimWorld world;
    private final SplittableRandom dice;
    private final Restores restores;
    private final Losses losses;

    Finale(SimWorld world, SourceTree sources, SplittableRandom dice) {
        this.world = world;
        this.dice = dice;
        this.restores = new Restores(world, sources);
        this.losses = new Losses(world);
    }

    void check() throws IOException {
        rest();
        home();
        safe();
        tapes();
        losses.check();
        for (UUID bucket : world.model.buckets().keySet()) {
            restores.all(bucket);
            for (int copy = 1; copy <= copies(bucket); copy++) {
                restores.copy(bucket, copy);
            }
        }
        switch (world.shape.disaster()) {
            case NONE, STAGING -> { }
            case ALL_BUT_ONE_COPY -> allButOne();
            case CARTRIDGES -> cartridges();
        }
    }

    private int copies(UUID bucket) {
        return world.shape.copies().get(Integer.parseInt(
                world.model.buckets().get(bucket).substring("bucket".length())));
    }

    private void rest() throws IOException {
        long soon = world.time.nanos() + MOMENT.toNanos();
        Violation.unless(world.run(() -> world.time.nanos() >= soon && world.quiet(), LONG),
                () -> "the engine does not come to rest: " + world.ask(new Query.Status()) + "\n"
                + world.ask(new Query.Jobs()));
    }

    /** What somebody had left in a mail slot goes back to where it can be used. */
    private void home() throws IOException {
        for (LibraryState library : Probe.schedule(world.engine()).libraries().values()) {
            for (CartridgeStatus c : Probe.schedule(world.engine()).cartridges().values()) {
                if (c.library().filter(library.name()::equals).isPresent()
                        && library.mailSlots().contains(c.element())) {
                    back(library, c);
                }
            }
        }
        rest();
    }

    /** Somebody may have put another there meanwhile: then it goes elsewhere. */
    private void back(LibraryState library, CartridgeStatus cartridge) throws IOException {
        int trials = library.slots().size();
        while (!moved(library, cartridge)) {
            Violation.unless(--trials > 0, () -> "never moved from the mail slot: " + cartridge);
        }
    }

    private boolean moved(LibraryState library, CartridgeStatus cartridge) throws IOException {
        Set<Integer> taken = new HashSet<>();
        Probe.schedule(world.engine()).cartridges().values().stream()
                .filter(c -> c.library().equals(cartridge.library()))
                .forEach(c -> taken.add(c.element()));
        int free = library.slots().stream().filter(s -> !taken.contains(s)).findFirst()
                .orElseThrow();
        try {
            long job = world.submit(new Command.MoveCartridge(SimWorld.ACTOR, library.name(),
                    cartridge.element(), free));
            world.run(() -> world.job(job).over(), LONG);
            return world.job(job).state() == JobSnapshot.State.DONE;
        } catch (ArchiveException e) {
            throw new Violation("not moved: " + e.failure());
        }
    }

    /** What was accepted has all its copies, unless nothing is left to write them to. */
    private void safe() {
        ScheduleState state = Probe.schedule(world.engine());
        world.model.segments().forEach((number, staged) -> staged.blobs.keySet().forEach(o -> {
            for (String domain : staged.domains) {
                Blob blob = new Blob(number, o);
                Violation.unless(world.model.copies().holder(blob, domain).isPresent()
                        || !world.model.staged(blob) || world.model.hidden(blob)
                        || state.starved().containsKey(domain),
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
        byte[] bytes = new TapeBytes(world.medium(barcode).content()).stretch(copy.firstBlock(),
                copy.byteOffset(), accepted.stored(), tape.blockSize);
        Violation.unless(bytes.length == accepted.stored() && (accepted.stored()
                != accepted.length() || SourceTree.is(accepted.sha256(), bytes)),
                () -> "the copy of " + accepted.key().value() + " on " + barcode
                + " is not what was accepted");
    }

    /** After safe, any n - 1 cartridges of an object with n copies may fail, and staging. */
    private void allButOne() throws IOException {
        if (!Probe.schedule(world.engine()).starved().isEmpty()) {
            return;
        }
        int kept = 1;
        Set<String> spared = new HashSet<>();
        for (int copies : world.shape.copies()) {
            kept = Math.min(copies, kept + dice.nextInt(copies));
            spared.add("copy-" + kept);
        }
        Set<Blob> promised = losses.safe();
        destroy(tape -> !spared.contains(tape.domain));
        world.failStaging();
        again();
        losses.none(promised);
    }

    /** Beyond what may fail: some cartridges, and staging does not have what was on them. */
    private void cartridges() throws IOException {
        try {
            long job = world.submit(new Command.EvictStaging(SimWorld.ACTOR));
            world.run(() -> world.job(job).over(), LONG);
        } catch (ArchiveException e) {
            throw new Violation("no eviction: " + e.failure());
        }
        destroy(tape -> dice.nextBoolean());
        again();
    }

    private void destroy(java.util.function.Predicate<Tape> chosen) {
        world.model.copies().tapes().forEach((barcode, tape) -> {
            if (!tape.copies.isEmpty() && chosen.test(tape)) {
                world.medium(barcode).destroy();
                tape.destroyed = true;
                world.tally.add("CARTRIDGE_DESTROYED", 1);
            }
        });
    }

    private void again() throws IOException {
        world.crash();
        world.start();
        List<UUID> buckets = new ArrayList<>(new TreeSet<>(world.model.buckets().keySet()));
        for (UUID bucket : buckets) {
            restores.all(bucket);
        }
        rest();
        losses.check();
    }
}
