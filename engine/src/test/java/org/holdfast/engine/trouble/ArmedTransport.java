package org.holdfast.engine.trouble;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.fault.FaultyTransport;

/** A device that can be given a plan of faults at any moment; occurrences count from then on. */
final class ArmedTransport implements ScsiTransport {
    private static final int MOVE = 0xA5;
    private final ScsiTransport inner;
    private final String name;
    private final Supplier<Optional<Barcode>> loaded;
    private final long[] seen = new long[256];
    private FaultyTransport now;
    private long silenced;
    private final Set<Integer> dead = new TreeSet<>();

    ArmedTransport(ScsiTransport inner, String name, Supplier<Optional<Barcode>> loaded) {
        this.inner = inner;
        this.name = name;
        this.loaded = loaded;
        arm(FaultPlan.NONE);
    }

    synchronized void arm(FaultPlan plan) {
        now = new FaultyTransport(inner, name, plan, loaded, time -> silenced++);
    }

    /** The robot can neither take from these elements nor put there, whatever the plan. */
    synchronized void kill(Set<Integer> elements) {
        dead.clear();
        dead.addAll(elements);
    }

    private static int element(ScsiRequest move, int at) {
        return (move.cdb()[at] & 0xFF) << 8 | move.cdb()[at + 1] & 0xFF;
    }

    /** How often an injected fault happened since it was armed. */
    synchronized long injections() {
        return now.injections();
    }

    /** How many commands with this operation code there were. */
    synchronized long seen(int operation) {
        return seen[operation];
    }

    @Override
    public synchronized ScsiResponse execute(ScsiRequest request) throws IOException {
        seen[request.operation()]++;
        if (request.operation() == MOVE && (dead.contains(element(request, 4))
                || dead.contains(element(request, 6)))) {
            return new ScsiResponse(ScsiStatus.CHECK_CONDITION,
                    SenseData.of(4, 0x15, 0x01).toFixed(), 0);
        }
        return now.execute(request);
    }

    @Override
    public int maxTransferBytes() {
        return inner.maxTransferBytes();
    }

    @Override
    public String address() {
        return inner.address();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
