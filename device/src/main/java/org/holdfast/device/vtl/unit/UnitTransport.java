package org.holdfast.device.vtl.unit;

import java.io.IOException;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.medium.TapeMedium;

/** A connection of one initiator to one unit; closing it drops what the initiator held there. */
final class UnitTransport implements ScsiTransport {
    private final LogicalUnit unit;
    private final Nexus nexus;
    private final String address;

    UnitTransport(LogicalUnit unit, String address) {
        this.unit = unit;
        this.nexus = unit.connect();
        this.address = address;
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        return unit.execute(nexus, request);
    }

    @Override
    public int maxTransferBytes() {
        return TapeMedium.MAX_BLOCK;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        unit.disconnect(nexus);
    }
}
