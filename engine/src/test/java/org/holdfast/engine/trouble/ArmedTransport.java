package org.holdfast.engine.trouble;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.fault.FaultyTransport;

/** A device that can be given a plan of faults at any moment; occurrences count from then on. */
final class ArmedTransport implements ScsiTransport {
    private final ScsiTransport inner;
    private final String name;
    private final Supplier<Optional<Barcode>> loaded;
    private final long[] seen = new long[256];
    private FaultyTransport now;
    private long silenced;

    ArmedTransport(ScsiTransport inner, String name, Supplier<Optional<Barcode>> loaded) {
        this.inner = inner;
        this.name = name;
        this.loaded = loaded;
        arm(FaultPlan.NONE);
    }

    synchronized void arm(FaultPlan plan) {
        now = new FaultyTransport(inner, name, plan, loaded, time -> silenced++);
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
