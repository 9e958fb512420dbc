package org.holdfast.device.changer;

import java.io.IOException;
import java.util.List;
import org.holdfast.device.scsi.ScsiTransport;

/**
 * A robot over a transport.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class MediumChanger implements AutoCloseable {
    private final ScsiTransport transport;

    /** A robot behind {@code transport}, which it closes. */
    public MediumChanger(ScsiTransport transport) {
        this.transport = transport;
    }

    /** Every element of the library, ordered by type and address (READ ELEMENT STATUS). */
    public List<Element> inventory() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The state of one element, read anew. */
    public Element element(int address) throws IOException {
        throw new UnsupportedOperationException(transport.address() + address);
    }

    /**
     * Moves a cartridge (MOVE MEDIUM) and waits for the end.
     *
     * @throws org.holdfast.device.scsi.ScsiException 5/3B/0D destination full, 5/3B/0E source empty
     */
    public void move(int source, int destination) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
