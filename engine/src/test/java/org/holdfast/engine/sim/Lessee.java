package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.sim.LedgerModel.Staged;
import org.holdfast.engine.staging.LeaseEndedException;
import org.holdfast.engine.staging.LeaseTerms;
import org.holdfast.engine.staging.SegmentReader;

/** Somebody who reads staged bytes for longer than a moment, as a gateway does. */
final class Lessee {
    private static final int EVENTS = 40;
    private static final int MINUTES = 20;
    private static final int BUFFER = 16_384;

    private final SimWorld world;
    private final SplittableRandom dice;
    private Optional<SegmentReader> reader = Optional.empty();
    private long until;
    private boolean off;

    Lessee(SimWorld world, SplittableRandom dice) {
        this.world = world;
        this.dice = dice;
    }

    /** Lets go, and takes nothing any more. */
    void off() {
        off = true;
        letGo();
    }

    /** The engine is no more, and no lease on what it had. */
    void letGo() {
        reader.ifPresent(SegmentReader::close);
        reader = Optional.empty();
    }

    /** Perhaps takes a lease, reads or lets go. */
    void look() throws IOException {
        if (off || dice.nextInt(EVENTS) > 0) {
            return;
        }
        if (reader.isEmpty()) {
            take();
        } else if (world.time.nanos() >= until || dice.nextInt(4) == 0) {
            letGo();
        } else {
            read(reader.get());
        }
    }

    private void take() throws IOException {
        List<Long> there = world.model.segments().entrySet().stream().filter(e -> usable(
                e.getValue())).map(Map.Entry::getKey).toList();
        if (!there.isEmpty()) {
            Duration length = Duration.ofSeconds(1 + dice.nextInt(MINUTES * 60));
            until = world.time.nanos() + length.toNanos();
            reader = Probe.lease(world.engine(), there.get(dice.nextInt(there.size())),
                    new LeaseTerms(length, Long.MAX_VALUE));
            reader.ifPresent(r -> world.tally.add("LEASE", 1));
        }
    }

    private static boolean usable(Staged staged) {
        return !staged.evicted && !staged.gone && staged.lost.isEmpty();
    }

    private void read(SegmentReader lease) throws IOException {
        List<AcceptedBlob> blobs = world.model.segments().get(lease.segment()).blobs.values()
                .stream().filter(b -> b.stored() == b.length()
                        && b.segmentOffset() + b.stored() <= lease.size()).toList();
        if (blobs.isEmpty()) {
            return;
        }
        AcceptedBlob blob = blobs.get(dice.nextInt(blobs.size()));
        try {
            byte[] bytes = new byte[(int) blob.stored()];
            int done = 0;
            while (done < bytes.length) {
                done += lease.read(ByteBuffer.wrap(bytes, done,
                        Math.min(BUFFER, bytes.length - done)), blob.segmentOffset() + done);
            }
            Violation.unless(SourceTree.is(blob.sha256(), bytes),
                    () -> "other bytes under a lease: " + blob.key().value());
        } catch (LeaseEndedException e) {
            throw new Violation("a lease is not kept: " + e.getMessage());
        }
    }
}
