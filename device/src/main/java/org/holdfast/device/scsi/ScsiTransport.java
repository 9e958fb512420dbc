package org.holdfast.device.scsi;

import java.io.IOException;

/**
 * Carries one SCSI command at a time to one logical unit.
 *
 * <p>Thread rule: one thread at a time; the owner of the device serialises. A command cannot be
 * cancelled, it ends by its own answer or by its timeout.
 */
public interface ScsiTransport extends AutoCloseable {

    /**
     * Executes a command and waits for its status.
     *
     * <p>CHECK CONDITION is an answer, not an exception: look at the response.
     *
     * @throws IOException when the transport itself failed and the fate of the command is unknown
     */
    ScsiResponse execute(ScsiRequest request) throws IOException;

    /** The largest data transfer of one command in bytes, at least 64 KiB. */
    int maxTransferBytes();

    /** The address for people and logs, without secrets. */
    String address();

    @Override
    void close() throws IOException;
}
