package org.holdfast.engine.sim;

import java.io.IOException;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;

/** A cable: the power may go before a command and after it. */
final class SimTransport implements ScsiTransport {
    private static final int WRITE_FILEMARKS = 0x10;
    /** As some adapters allow; what is made to be read into is then no larger. */
    private static final int MAX_TRANSFER = 256 << 10;

    private final ScsiTransport inner;
    private final String name;
    private final Power power;
    private final EventLog log;

    SimTransport(ScsiTransport inner, String name, Power power, EventLog log) {
        this.inner = inner;
        this.name = name;
        this.power = power;
        this.log = log;
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        if (request.operation() == WRITE_FILEMARKS) {
            power.force();
        } else {
            power.effect();
        }
        try {
            ScsiResponse response = inner.execute(request);
            log.note(name + " " + request.operation() + " " + response.status().ordinal() + " "
                    + response.transferred());
            power.effect();
            return response;
        } catch (IOException e) {
            log.note(name + " " + request.operation() + " failed");
            power.effect();
            throw e;
        }
    }

    @Override
    public int maxTransferBytes() {
        return Math.min(MAX_TRANSFER, inner.maxTransferBytes());
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
