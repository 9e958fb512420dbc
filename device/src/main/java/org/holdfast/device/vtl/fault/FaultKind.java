package org.holdfast.device.vtl.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.holdfast.device.scsi.SenseData;

/**
 * Kinds of faults as they happen in the field, each with the commands at which it happens and what
 * is said then. Keys and codes as in SPC-4, annex F.
 */
public enum FaultKind {
    /** The drive breaks. */
    DRIVE_BROKEN(Device.DRIVE, refused(4, 0x44, 0x00), 0x08, 0x0A, 0x10, 0x92, 0x01),
    /** The drive did the work, then breaks. */
    DRIVE_BROKEN_AFTERWARDS(Device.DRIVE, doneBut(4, 0x40, 0x80), 0x0A, 0x10, 0x1B),
    /** The drive is offline. */
    DRIVE_OFFLINE(Device.DRIVE, refused(2, 0x04, 0x12), 0x00, 0x1B),
    /** The drive still becomes ready. */
    BECOMING_READY(Device.DRIVE, refused(2, 0x04, 0x01), 0x00),
    /** The head does not know where it is. */
    POSITION_LOST(Device.DRIVE, refused(4, 0x3B, 0x08), 0x92, 0x08, 0x0A),
    /** Block protection does not match. */
    PROTECTION(Device.DRIVE, refused(4, 0x10, 0x01), 0x0A),
    /** The drive wants cleaning and has done its work. */
    CLEANING_WANTED(Device.DRIVE, doneBut(1, 0x00, 0x17), 0x08, 0x0A, 0x10),
    /** The work was done with retries. */
    RECOVERED(Device.DRIVE, doneBut(1, 0x18, 0x00), 0x08, 0x0A, 0x10, 0x92),
    /** The work was done; the drive expects to fail. */
    FAILURE_PREDICTED(Device.DRIVE, doneBut(1, 0x5D, 0x00), 0x08, 0x0A),
    /** Somebody has reset the bus. */
    RESET(Device.DRIVE, refused(6, 0x29, 0x00), 0x00, 0x08, 0x0A, 0x10, 0x92),
    /** Another cartridge may be in the drive. */
    MEDIUM_CHANGED(Device.DRIVE, refused(6, 0x28, 0x00), 0x00, 0x08, 0x0A),
    /** Mode parameters were changed by another. */
    MODE_CHANGED(Device.DRIVE, refused(6, 0x2A, 0x01), 0x00, 0x0A, 0x4D),
    /** Another host took the drive. */
    PREEMPTED(Device.DRIVE, refused(6, 0x2A, 0x03), 0x0A, 0x92),
    /** The command was aborted. */
    ABORTED(Device.DRIVE, refused(0x0B, 0x00, 0x00), 0x08, 0x0A, 0x10, 0x92, 0x1B),
    /** An earlier write has failed, it is said now. */
    DEFERRED(Device.DRIVE, new Fault.Refused(new SenseData(3, 0x0C, 0x00, false, false, false, 0,
            false, true)), 0x0A, 0x10),
    /** The medium does not take a block or a mark. */
    WRITE_ERROR(Device.DRIVE, refused(3, 0x0C, 0x00), 0x0A, 0x10),
    /** A block cannot be read. */
    READ_ERROR(Device.DRIVE, refused(3, 0x11, 0x00), 0x08),
    /** A block is not found. */
    NOT_FOUND(Device.DRIVE, refused(3, 0x14, 0x00), 0x92, 0x11),
    /** There is no end of data. */
    NO_END_OF_DATA(Device.DRIVE, refused(3, 0x14, 0x03), 0x11, 0x08),
    /** Formatting fails. */
    FORMAT_FAILED(Device.DRIVE, refused(3, 0x31, 0x01), 0x04),
    /** The cartridge is broken. */
    CARTRIDGE_FAULT(Device.DRIVE, refused(3, 0x52, 0x00), 0x00, 0x1B),
    /** The cartridge's memory cannot be read. */
    CHIP_UNREADABLE(Device.DRIVE, refused(3, 0x11, 0x12), 0x8C, 0x8D),
    /** The switch is set. */
    WRITE_PROTECTED(Device.DRIVE, refused(7, 0x27, 0x00), 0x0A, 0x10, 0x04),
    /** The tape has ended. */
    OVERFLOW(Device.DRIVE, refused(0x0D, 0x00, 0x02), 0x0A, 0x10),
    /** Threading or ejecting fails. */
    LOAD_FAILED(Device.DRIVE, refused(4, 0x53, 0x00), 0x1B),
    /** The cable fails before a command. */
    CABLE_BEFORE(Device.ANY, new Fault.CableFailure(false), 0x00, 0x08, 0x0A, 0x10, 0x92, 0x1B,
            0xA5, 0xB8),
    /** The cable fails after a command was carried out. */
    CABLE_AFTER(Device.ANY, new Fault.CableFailure(true), 0x0A, 0x10, 0x92, 0x1B, 0xA5),
    /** The device answers no more. */
    SILENCE(Device.ANY, new Fault.Silence(), 0x00, 0x08, 0x0A, 0x10, 0xA5, 0xB8),
    /** The arm fails. */
    ARM_FAILED(Device.ROBOT, refused(4, 0x15, 0x01), 0xA5),
    /** The arm says that it failed, and has moved the cartridge. */
    ARM_FAILED_AFTERWARDS(Device.ROBOT, doneBut(4, 0x15, 0x01), 0xA5),
    /** The destination is said to be full. */
    DESTINATION_FULL(Device.ROBOT, refused(5, 0x3B, 0x0D), 0xA5),
    /** The source is said to be empty. */
    SOURCE_EMPTY(Device.ROBOT, refused(5, 0x3B, 0x0E), 0xA5),
    /** The drive is said to hold on to the cartridge. */
    REMOVAL_PREVENTED(Device.ROBOT, refused(5, 0x53, 0x02), 0xA5),
    /** A magazine was taken out. */
    MAGAZINE_OUT(Device.ROBOT, refused(2, 0x3B, 0x12), 0xA5, 0xB8),
    /** Somebody has opened a mail slot. */
    MAIL_SLOT_OPENED(Device.ROBOT, refused(6, 0x28, 0x01), 0x00, 0xA5, 0xB8),
    /** The robot configures itself. */
    ROBOT_NOT_READY(Device.ROBOT, refused(2, 0x04, 0x01), 0x00, 0xA5, 0xB8);

    private enum Device { DRIVE, ROBOT, ANY }

    private static final int READ = 0x08;
    private static final int WRITE = 0x0A;
    private static final int FORMAT = 0x04;
    private static final int SPACE = 0x11;
    private static final int OFTEN = 12;
    private static final int SELDOM = 4;

    private final Device device;
    private final Fault.What what;
    private final int[] operations;

    FaultKind(Device device, Fault.What what, int... operations) {
        this.device = device;
        this.what = what;
        this.operations = operations;
    }

    private static Fault.What refused(int key, int asc, int qualifier) {
        return new Fault.Refused(SenseData.of(key, asc, qualifier));
    }

    private static Fault.What doneBut(int key, int asc, int qualifier) {
        return new Fault.DoneBut(SenseData.of(key, asc, qualifier));
    }

    /** Those that happen to a drive, or to a robot. */
    public static List<FaultKind> of(boolean robot) {
        List<FaultKind> kinds = new ArrayList<>();
        for (FaultKind kind : values()) {
            if (kind.device == Device.ANY || robot == (kind.device == Device.ROBOT)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** One fault of this kind at one of the next commands that it can happen to. */
    public Fault.AtCommand some(RandomGenerator random, String at) {
        int operation = operations[random.nextInt(operations.length)];
        int most = switch (operation) {
            case READ, WRITE -> OFTEN;
            case FORMAT, SPACE -> 1;
            default -> SELDOM;
        };
        return new Fault.AtCommand(at, operation, 1 + random.nextInt(most), what);
    }
}
