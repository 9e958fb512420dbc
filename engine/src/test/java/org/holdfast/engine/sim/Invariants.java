package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.MemoryMedium;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.DriveState;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.sim.CopyPlaces.Blob;
import org.holdfast.engine.sim.CopyPlaces.Tape;

/** What holds after every event, and what holds after every power cut. */
final class Invariants {
    /** More than this waits nowhere in an archive of this size. */
    private static final int MOST = 10_000;

    private final SimWorld world;
    private ScheduleState checked;

    Invariants(SimWorld world) {
        this.world = world;
    }

    /** After every event. */
    void check() throws IOException {
        if (world.journal() != null) {
            world.model.follow(world.journal().ledger());
            world.model.judged().forEach(this::justly);
            world.model.failed().forEach(this::failed);
        }
        if (world.engine() == null) {
            return;
        }
        ScheduleState state = Probe.schedule(world.engine());
        if (state != checked) {
            checked = state;
            places(state);
        }
        int waiting = world.lanes().waiting();
        Violation.unless(waiting < MOST && waiting < ThreadLanes.MAX_WAITING,
                () -> "tasks waiting: " + waiting);
    }

    /** Power cuts and people who move cartridges do not make one bad, nor end its writing. */
    private void justly(Fact.CartridgeJudged judged) {
        Violation.unless(world.harm.met(judged.cartridge()), () -> "judged, and nothing is wrong "
                + "with it: " + judged);
    }

    /** A copy is given up for what is wrong where it lies, or for more than a moment's failure. */
    private void failed(CopyPlaces.Past past) {
        Violation.unless(world.harm.under(past.cartridge(), past.copy()), () -> "given up, and "
                + "nothing is wrong with it: " + past);
    }

    /** A cartridge is in one element; an element holds one cartridge; queues are short. */
    private static void places(ScheduleState state) {
        Set<Barcode> inDrives = new HashSet<>();
        for (DriveState drive : state.drives().values()) {
            drive.cartridge().ifPresent(b -> Violation.unless(inDrives.add(b),
                    () -> b + " is in two drives: " + state.drives()));
        }
        // One on its way stands for the place it came from, where another may lie by now.
        state.drives().values().stream().filter(d -> d.phase() != DriveState.Phase.ARRIVING)
                .forEach(d -> d.cartridge().ifPresent(inDrives::remove));
        Set<String> elements = new HashSet<>();
        for (CartridgeStatus c : state.cartridges().values()) {
            c.library().filter(l -> !inDrives.contains(c.barcode())).ifPresent(
                    l -> Violation.unless(elements.add(l + "/" + c.element()),
                            () -> "two cartridges in " + l + "/" + c.element() + ": "
                            + state.cartridges()));
        }
        Violation.unless(state.writes().size() < MOST && state.reads().size() < MOST
                && state.moves().size() < MOST, () -> "queues: " + state.writes().size() + " "
                + state.reads().size() + " " + state.moves().size());
    }

    /** After a power cut: all that was said to be durable is. */
    void durable() throws IOException {
        world.model.segments().forEach((number, staged) -> {
            if (!staged.evicted && !staged.gone) {
                staged(number, staged);
            }
        });
        for (SimLibrary library : world.libraries) {
            library.media().forEach((barcode, m) -> ordered(barcode, m.content()));
        }
        for (Map.Entry<Barcode, Tape> e : world.model.copies().tapes().entrySet()) {
            if (!e.getValue().copies.isEmpty() && e.getValue().counts()) {
                indexed(e.getKey(), e.getValue());
            }
        }
    }

    /**
     * The index partition never has an index that the data partition does not have yet: its copy
     * is all that a volume without the other would be mounted by.
     */
    private static void ordered(String barcode, MemoryMedium medium) {
        if (medium.partitions() == 2) {
            TapeBytes bytes = new TapeBytes(medium);
            long copy = bytes.newestIndex(0);
            long index = bytes.newestIndex(1);
            Violation.unless(copy <= index, () -> "the index partition of " + barcode
                    + " is ahead: generation " + copy + ", the data partition has " + index);
        }
    }

    private void staged(long number, LedgerModel.Staged staged) {
        byte[] bytes = null;
        for (AcceptedBlob blob : staged.blobs.values()) {
            if (!staged.lost.contains(blob.ordinal())) {
                bytes = bytes == null ? bytes(number, blob) : bytes;
                staged(number, blob, bytes);
            }
        }
    }

    private byte[] bytes(long number, AcceptedBlob blob) {
        try {
            return world.disk.bytes(SimWorld.HOME.resolve("staging")
                    .resolve("%012d.segment".formatted(number)));
        } catch (IOException e) {
            throw new Violation("accepted and not in staging: " + number + "/" + blob.ordinal()
                    + ": " + e);
        }
    }

    private static void staged(long number, AcceptedBlob blob, byte[] bytes) {
        long end = blob.segmentOffset() + blob.stored();
        Violation.unless(bytes.length >= end, () -> "accepted and cut off in staging: " + number
                + "/" + blob.ordinal());
        Violation.unless(blob.stored() != blob.length() || SourceTree.is(blob.sha256(), bytes,
                (int) blob.segmentOffset(), (int) end),
                () -> "accepted and wrong in staging: " + number + "/" + blob.ordinal());
    }

    /** The index of the newest counted generation is on the medium, whole. */
    private void indexed(Barcode barcode, Tape tape) {
        MemoryMedium medium = medium(barcode).content();
        long block = tape.indexBlock;
        Violation.unless(medium.partitions() == 2 && medium.endOfData(1) > block + 1,
                () -> "the index that copies on " + barcode + " count by is not there: block "
                + block + " of " + medium.endOfData(1));
        TapeBytes bytes = new TapeBytes(medium);
        String begin = new String(bytes.block(1, block), StandardCharsets.UTF_8);
        Violation.unless(begin.startsWith("<?xml"), () -> "no index at block " + block + " of "
                + barcode);
        long at = block;
        while (at < medium.endOfData(1) && !medium.at(1, at).filemark()) {
            at++;
        }
        long end = at;
        Violation.unless(end < medium.endOfData(1), () -> "the index at block " + block + " of "
                + barcode + " has no filemark behind it");
        for (Map.Entry<Blob, CopyPlaces.Copy> copy : tape.copies.entrySet()) {
            Violation.unless(copy.getValue().run().startBlock() < block, () -> copy
                    + " counts behind its index on " + barcode);
        }
    }

    SimMedium medium(Barcode barcode) {
        for (SimLibrary library : world.libraries) {
            SimMedium medium = library.media().get(barcode.value());
            if (medium != null) {
                return medium;
            }
        }
        throw new Violation("no such cartridge: " + barcode);
    }
}
