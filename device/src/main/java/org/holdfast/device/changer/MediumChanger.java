package org.holdfast.device.changer;

import java.io.IOException;
import java.util.List;
import org.holdfast.device.scsi.Answer;
import org.holdfast.device.scsi.DeviceIdentity;
import org.holdfast.device.scsi.PrimaryCommands;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/**
 * A robot over a transport.
 *
 * <p>Questions are asked again after a unit attention, moves never are: a move that failed may
 * have happened, so read both elements before anything else.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class MediumChanger implements AutoCloseable {
    private final ScsiDevice device;
    private final Inventory inventory;

    /** A robot behind {@code transport}, which it closes. */
    public MediumChanger(ScsiTransport transport) {
        this.device = new ScsiDevice(transport, MediumChanger::meansChange);
        this.inventory = new Inventory(device);
    }

    /** Doors, mail slots, magazines, resets: 6/28, 6/29, 6/3B (SPC-4 4.5.6). */
    private static boolean meansChange(SenseData sense) {
        return sense.asc() == 0x28 || sense.asc() == 0x29 || sense.asc() == 0x3B;
    }

    /** Vendor, product, revision and serial number. */
    public DeviceIdentity identity() throws IOException {
        return DeviceIdentity.read(device);
    }

    /**
     * Whether the robot can work (TEST UNIT READY); a unit attention is taken away by asking.
     *
     * @throws ScsiException for anything but ready and not ready
     */
    public boolean ready() throws IOException {
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

    /**
     * Whether the robot said, since this was last asked, that cartridges may be elsewhere (mail
     * slot used, magazine changed, reset): read the inventory anew.
     */
    public boolean contentsChanged() {
        return device.takeChanged();
    }

    /** Attentions and recovered errors since this was last asked, at most 64, oldest first. */
    public List<SenseData> remarks() {
        return device.takeRemarks();
    }

    /** Every element of the library, ordered by type and address (READ ELEMENT STATUS). */
    public List<Element> inventory() throws IOException {
        return inventory.all();
    }

    /**
     * The state of one element, read anew.
     *
     * @throws IllegalArgumentException for an address outside of 0 to FFFFh
     * @throws ScsiException 5/21/01 when there is no such element
     */
    public Element element(int address) throws IOException {
        checkAddress(address);
        return inventory.one(address);
    }

    /**
     * The element address of the robot's first hand (mode page 1Dh).
     *
     * @throws IOException when the robot does not tell
     */
    public int robotAddress() throws IOException {
        return inventory.addresses()
                .orElseThrow(() -> new IOException(device.address() + ": no mode page 1Dh"))
                .first(ElementType.ROBOT);
    }

    /**
     * Moves a cartridge (MOVE MEDIUM) and waits for the end.
     *
     * <p>After any failure the state of both elements is unknown until they are read.
     *
     * @throws IllegalArgumentException for an address outside of 0 to FFFFh
     * @throws org.holdfast.device.scsi.ScsiException 5/3B/0D destination full, 5/3B/0E source empty
     */
    public void move(int source, int destination) throws IOException {
        checkAddress(source);
        checkAddress(destination);
        device.perform(ChangerCommands.moveMedium(source, destination));
    }

    /** Looks into every element again; in a large library this takes up to an hour. */
    public void initialize() throws IOException {
        device.perform(ChangerCommands.initialize());
    }

    /**
     * Looks again into {@code count} elements from {@code first} on; into all if the robot cannot
     * do with fewer.
     */
    public void initialize(int first, int count) throws IOException {
        checkAddress(first);
        checkAddress(first + count - 1);
        if (!known(ChangerCommands.initializeRange(first, count))
                && !known(ChangerCommands.initializeRangeOld(first, count))) {
            initialize();
        }
    }

    /** Locks or unlocks the mail slots and doors (PREVENT ALLOW MEDIUM REMOVAL). */
    public void preventRemoval(boolean prevent) throws IOException {
        device.perform(PrimaryCommands.preventRemoval(prevent));
    }

    private boolean known(ScsiCommand command) throws IOException {
        try {
            device.perform(command);
            return true;
        } catch (ScsiException e) {
            if (e.sense().is(5, 0x20, 0)) {
                return false;
            }
            throw e;
        }
    }

    private static void checkAddress(int address) {
        if (address < 0 || address > 0xFFFF) {
            throw new IllegalArgumentException("element address " + address);
        }
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
