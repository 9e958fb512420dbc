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

/**
 * Reads one block and says what was met (SSC-4 6.4, variable block mode).
 *
 * <p>The length comes from the sense data first and from the transport's count only when the
 * sense data does not tell: transports disagree about the count.
 */
final class BlockReading {
    private static final ReadOutcome FILEMARK = new ReadOutcome.Filemark();
    private static final ReadOutcome END_OF_DATA = new ReadOutcome.EndOfData();

    private BlockReading() {
    }

    static ReadOutcome read(ScsiDevice device, ByteBuffer room) throws IOException {
        room.clear();
        int asked = Math.min(room.capacity(),
                Math.min(device.maxTransferBytes(), TransferCommands.MAX_LENGTH));
        if (asked == 0) {
            throw new IllegalArgumentException("no room to read into");
        }
        room.limit(asked);
        ScsiCommand command = TransferCommands.read(asked);
        int length = 0;
        try {
            Answer answer = device.once(command, ScsiRequest.Transfer.FROM_DEVICE, room);
            SenseData sense = answer.sense();
            if (answer.status() == ScsiStatus.CHECK_CONDITION && sense.key() == 8
                    && sense.asc() == 0 && sense.ascq() == 5) {
                return END_OF_DATA;
            }
            if (!answer.carriedOut()) {
                throw new ScsiException(command.name(), answer.status(), sense);
            }
            if (sense.filemark()) {
                return FILEMARK;
            }
            length = length(device, asked, answer);
            return new ReadOutcome.Block(length);
        } finally {
            room.limit(length).position(0);
        }
    }

    private static int length(ScsiDevice device, int asked, Answer answer) throws IOException {
        SenseData sense = answer.sense();
        long length = answer.transferred();
        if (sense.incorrectLength() && sense.informationValid()) {
            length = asked - sense.information();
        } else if (sense.incorrectLength() && length >= asked) {
            throw new IOException(device.address() + ": a block longer than the buffer of "
                    + asked + " bytes");
        }
        if (length > asked) {
            throw new IOException(device.address() + ": a block of " + length
                    + " bytes is longer than the buffer of " + asked
                    + "; the tape is behind the block now");
        }
        if (length < 1) {
            throw new IOException(device.address() + ": a block of " + length + " bytes");
        }
        return (int) length;
    }
}
