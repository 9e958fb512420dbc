package org.holdfast.device.drive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.device.scsi.Answer;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.SenseData;

/** Writes one block or filemarks and says what the drive remarked (SSC-4 6.12, 6.15). */
final class BlockWriting {
    private static final int VOLUME_OVERFLOW = 0x0D;
    private static final int MAX_FILEMARKS = 0xFFFFFF;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private BlockWriting() {
    }

    static WriteOutcome write(ScsiDevice device, ByteBuffer block, int partition)
            throws IOException {
        int length = block.remaining();
        if (length == 0 || length > TransferCommands.MAX_LENGTH
                || length > device.maxTransferBytes()) {
            throw new IllegalArgumentException("a block of " + length + " bytes");
        }
        int start = block.position();
        ScsiCommand command = TransferCommands.write(length);
        int end = start;
        try {
            WriteOutcome outcome = outcome(command,
                    device.once(command, ScsiRequest.Transfer.TO_DEVICE, block), partition);
            end = start + length;
            return outcome;
        } finally {
            block.position(end);
        }
    }

    static WriteOutcome filemarks(ScsiDevice device, int count, boolean immediate, int partition)
            throws IOException {
        if (count < 0 || count > MAX_FILEMARKS) {
            throw new IllegalArgumentException(count + " filemarks");
        }
        ScsiCommand command = TransferCommands.writeFilemarks(count, immediate);
        return outcome(command, device.once(command, ScsiRequest.Transfer.NONE, NOTHING),
                partition);
    }

    private static WriteOutcome outcome(ScsiCommand command, Answer answer, int partition)
            throws IOException {
        SenseData sense = answer.sense();
        if (answer.status() == ScsiStatus.CHECK_CONDITION && sense.key() == VOLUME_OVERFLOW) {
            throw new VolumeOverflowException(partition);
        }
        if (!answer.carriedOut()) {
            throw new ScsiException(command.name(), answer.status(), sense);
        }
        if (sense.asc() == 0 && sense.ascq() == 7) {
            return WriteOutcome.PROGRAMMABLE_EARLY_WARNING;
        }
        return sense.endOfMedium() || sense.asc() == 0 && sense.ascq() == 2
                ? WriteOutcome.EARLY_WARNING : WriteOutcome.DONE;
    }
}
