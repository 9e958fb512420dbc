package org.holdfast.device.drive;

import java.io.IOException;
import java.time.Duration;
import org.holdfast.device.scsi.Answer;
import org.holdfast.device.scsi.PrimaryCommands;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.SenseAction;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.scsi.SenseTable;

/** Brings a drive to readiness: asks, sends LOAD at most once, waits while it works. */
final class Loading {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private Loading() {
    }

    static void load(ScsiDevice device, Patience patience, Duration limit) throws IOException {
        ScsiCommand ready = PrimaryCommands.testUnitReady();
        boolean sent = false;
        Duration waited = Duration.ZERO;
        while (true) {
            Answer answer = device.ask(ready);
            if (answer.carriedOut()) {
                return;
            }
            if (works(answer)) {
                if (waited.compareTo(limit) >= 0) {
                    throw new ScsiException(ready.name() + " (not ready after "
                            + limit.toSeconds() + " s)", answer.status(), answer.sense());
                }
                Duration left = limit.minus(waited);
                Duration next = left.compareTo(BETWEEN) < 0 ? left : BETWEEN;
                patience.pause(next);
                waited = waited.plus(next);
            } else if (!sent && wantsLoad(answer.sense())) {
                device.perform(MediumCommands.load());
                sent = true;
            } else {
                throw new ScsiException(ready.name(), answer.status(), answer.sense());
            }
        }
    }

    /** On its way: busy, or a sense code that only asks for time. */
    private static boolean works(Answer answer) {
        return switch (answer.status()) {
            case BUSY, TASK_SET_FULL -> true;
            case CHECK_CONDITION -> answer.sense().key() == 2
                    && SenseTable.classify(answer.sense()) == SenseAction.WAIT;
            case GOOD, CONDITION_MET, RESERVATION_CONFLICT, ACA_ACTIVE, TASK_ABORTED -> false;
        };
    }

    /** Says so, or lies unthreaded in the mouth of the drive, which counts as "no medium". */
    private static boolean wantsLoad(SenseData sense) {
        return sense.is(2, 0x04, 0x02) || sense.key() == 2 && sense.asc() == 0x3A;
    }

    static boolean ready(ScsiDevice device) throws IOException {
        ScsiCommand command = PrimaryCommands.testUnitReady();
        Answer answer = device.ask(command);
        if (answer.carriedOut()) {
            return true;
        }
        if (answer.status() == ScsiStatus.BUSY || answer.sense().key() == 2) {
            return false;
        }
        throw new ScsiException(command.name(), answer.status(), answer.sense());
    }
}
