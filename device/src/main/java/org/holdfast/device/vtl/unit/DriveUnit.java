package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.medium.Cartridge;

/**
 * A virtual tape drive: an SSC-4 logical unit in variable block mode.
 *
 * <p>Thread rule: any thread; commands and the robot's acts go one after the other.
 */
public final class DriveUnit {
    private final LogicalUnit unit = new LogicalUnit();
    private final Deck deck;
    private final DriveModes modes;
    private final TapeAlerts alerts = new TapeAlerts();
    private final String address;

    /**
     * An empty drive that has just been switched on.
     *
     * @param model what drive it is
     * @param element its element address, 0 when there is no robot
     * @param librarySerial serial number of the library, for VPD page B3h
     * @param clock the library's time
     * @param timed whether anything takes time
     * @param address for people and logs
     */
    public DriveUnit(DriveModel model, int element, String librarySerial, VirtualClock clock,
            boolean timed, String address) {
        this.address = address;
        this.deck = new Deck(model, clock, timed);
        CommandSet set = unit.commands();
        new InquiryCommands(model.identity(), InquiryCommands.TAPE, set)
                .page(0xB0, () -> new byte[] {0})
                .page(0xB1, () -> new Reply().ascii(model.identity().serial(), 12).done())
                .page(0xB3, () -> new Reply().ascii(librarySerial, librarySerial.length()).done())
                .page(0xB4, () -> new Reply().u16(element).done());
        this.modes = new DriveModes(unit, deck);
        unit.reservations().addTo(set);
        new DriveTransfer(deck, modes, alerts).addTo(set);
        new DriveMotion(deck, modes).addTo(set);
        new DriveFormat(unit, deck, modes).addTo(set);
        new DriveAttributes(deck).addTo(set);
        new DriveLogs(set, deck, modes, alerts, unit::removalPrevented);
        set.on(0x00, 60, this::testUnitReady).on(0x1B, 960, this::loadUnload)
                .on(0x1E, 60, this::preventAllow);
    }

    /** A new initiator's connection. */
    public ScsiTransport connect() {
        return new UnitTransport(unit, address);
    }

    /** Sets a TapeAlert flag, 1 to 64. */
    public void alert(int flag) {
        unit.lock().lock();
        try {
            alerts.raise(flag);
        } finally {
            unit.lock().unlock();
        }
    }

    /** A cartridge arrives and loads by itself; empty is one that cannot be opened. */
    public void insert(Optional<Cartridge> cartridge) throws IOException {
        unit.lock().lock();
        try {
            if (deck.seat() != Deck.Seat.EMPTY) {
                throw new IllegalStateException("there is a cartridge in " + address);
            }
            deck.insert(cartridge.orElse(null));
            cartridge.ifPresent(modes::loaded);
            unit.attention(null, 0x28, 0x00);
        } finally {
            unit.lock().unlock();
        }
    }

    /** Why the robot cannot take the cartridge now (ACCESS is off then), if so. */
    public Optional<SenseData> refusal() {
        unit.lock().lock();
        try {
            if (unit.removalPrevented()) {
                return Optional.of(SenseData.of(5, 0x53, 0x02));
            }
            return deck.seat() == Deck.Seat.LOADED
                    ? Optional.of(SenseData.of(5, 0x53, 0x01)) : Optional.empty();
        } finally {
            unit.lock().unlock();
        }
    }

    /**
     * Presses the button: unloads as the command does.
     *
     * @throws IOException when an initiator prevents removal or the medium fails
     */
    public void eject() throws IOException {
        unit.lock().lock();
        try {
            if (unit.removalPrevented()) {
                throw new IOException("removal from " + address + " is prevented");
            }
            if (deck.seat() != Deck.Seat.EMPTY) {
                deck.unload();
            }
        } finally {
            unit.lock().unlock();
        }
    }

    /** The cartridge is taken out. */
    public void remove() throws IOException {
        unit.lock().lock();
        try {
            deck.remove();
        } finally {
            unit.lock().unlock();
        }
    }

    /** A power cut: initiators are cut off, what was not flushed is lost, nothing is seated. */
    public void powerCut() throws IOException {
        unit.lock().lock();
        try {
            unit.disconnectAll();
            deck.powerCut();
        } finally {
            unit.lock().unlock();
        }
    }

    /** Switches off in good order: flushes and closes the cartridge. */
    public void close() throws IOException {
        unit.lock().lock();
        try {
            unit.disconnectAll();
            deck.remove();
        } finally {
            unit.lock().unlock();
        }
    }

    private int testUnitReady(Call call) throws CheckCondition {
        deck.ready();
        return 0;
    }

    private int preventAllow(Call call) throws CheckCondition {
        int prevent = call.cdb().u8(4) & 3;
        if (prevent > 1) {
            throw CheckCondition.invalidField();
        }
        call.nexus().prevents(prevent == 1);
        return 0;
    }

    private int loadUnload(Call call) throws CheckCondition, IOException {
        int what = call.cdb().u8(4);
        if ((what & 0x0C) != 0) {
            // HOLD and EOT are not offered.
            throw CheckCondition.invalidField();
        }
        if (deck.seat() == Deck.Seat.EMPTY) {
            throw CheckCondition.of(2, 0x3A, 0x00);
        }
        if ((what & 1) == 0) {
            if (unit.removalPrevented()) {
                throw CheckCondition.of(5, 0x53, 0x02);
            }
            deck.unload();
            return 0;
        }
        if (deck.seat() == Deck.Seat.UNLOADED) {
            deck.insert(deck.cartridge());
            if (deck.cartridge() != null) {
                modes.loaded(deck.cartridge());
            }
            unit.attention(call.nexus(), 0x28, 0x00);
        } else {
            deck.ready();
            deck.moveTo(0, 0);
        }
        return 0;
    }
}
