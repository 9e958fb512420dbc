package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/**
 * A virtual robot: an SMC-3 logical unit.
 *
 * <p>Thread rule: any thread; commands go one after the other.
 */
public final class ChangerUnit {
    private static final int VOLUME_TAG = 36;
    private static final int DESCRIPTOR = 12;
    private final LogicalUnit unit = new LogicalUnit();
    private final TapeAlerts alerts = new TapeAlerts();
    private final Robot robot;
    private final String address;

    /** A robot that has just been switched on. */
    public ChangerUnit(UnitIdentity identity, Robot robot, String address) {
        this.robot = robot;
        this.address = address;
        CommandSet set = unit.commands();
        new InquiryCommands(identity, InquiryCommands.CHANGER, set);
        new ModePages(unit, new NoMedium()).page(0x1D, 0, this::addresses)
                .page(0x1E, 0, c -> new byte[] {0x1E, 2, 0, 0})
                .page(0x1F, 0, this::capabilities);
        unit.reservations().addTo(set);
        new LogPages(set).page(0x2E, alerts::put);
        set.on(0x00, 60, call -> 0).on(0x1E, 60, this::preventAllow)
                .on(0x07, 3600, call -> 0).on(0x37, 3600, call -> 0)
                .on(0x2B, 600, this::positionTo).on(0xA5, 900, this::move)
                .on(0xB8, 600, this::status);
    }

    /** A new initiator's connection. */
    public ScsiTransport connect() {
        return new UnitTransport(unit, address);
    }

    /** A person used the mail slots: 6/28/01 for everyone. */
    public void mailSlotAccessed() {
        tellAll(0x01);
    }

    /** A person changed the slots: 6/28/00 for everyone. */
    public void inventoryChanged() {
        tellAll(0x00);
    }

    private void tellAll(int qualifier) {
        unit.lock().lock();
        try {
            unit.attention(null, 0x28, qualifier);
        } finally {
            unit.lock().unlock();
        }
    }

    /** Whether an initiator keeps the mail slots closed. */
    public boolean removalPrevented() {
        unit.lock().lock();
        try {
            return unit.removalPrevented();
        } finally {
            unit.lock().unlock();
        }
    }

    /** Cuts all initiators off. */
    public void powerCut() {
        unit.disconnectAll();
    }

    private record NoMedium() implements ModePages.Header {
        @Override
        public int mediumType() {
            return 0;
        }

        @Override
        public int deviceSpecific() {
            return 0;
        }

        @Override
        public byte[] blockDescriptor() {
            return new byte[0];
        }
    }

    private byte[] addresses(ModePages.Control control) {
        Reply r = new Reply().u8(0x1D, 0x12);
        if (control == ModePages.Control.CHANGEABLE) {
            return r.zeros(18).done();
        }
        List<Robot.View> all = robot.elements();
        for (int type = 1; type <= 4; type++) {
            int t = type;
            List<Robot.View> of = all.stream().filter(v -> v.type() == t).toList();
            r.u16(of.isEmpty() ? 0 : of.getFirst().address()).u16(of.size());
        }
        return r.zeros(2).done();
    }

    /** Slots, mail slots and drives store; the hand moves between all of them. */
    private byte[] capabilities(ModePages.Control control) {
        Reply r = new Reply().u8(0x1F, 0x12);
        return control == ModePages.Control.CHANGEABLE ? r.zeros(18).done()
                : r.u8(0x0E, 0, 0, 0x0E, 0x0E, 0x0E).zeros(12).done();
    }

    private int preventAllow(Call call) throws CheckCondition {
        int prevent = call.cdb().u8(4) & 3;
        if (prevent > 1) {
            throw CheckCondition.invalidField();
        }
        call.nexus().prevents(prevent == 1);
        return 0;
    }

    private void checkHand(int hand) throws CheckCondition {
        boolean known = hand == 0 || robot.elements().stream()
                .anyMatch(v -> v.type() == 1 && v.address() == hand);
        if (!known) {
            throw CheckCondition.of(5, 0x21, 0x01);
        }
    }

    private int positionTo(Call call) throws CheckCondition {
        checkHand(call.cdb().u16(2));
        int to = call.cdb().u16(4);
        if (robot.elements().stream().noneMatch(v -> v.address() == to)) {
            throw CheckCondition.of(5, 0x21, 0x01);
        }
        return 0;
    }

    private int move(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        checkHand(cdb.u16(2));
        if (cdb.bit(10, 0)) {
            throw CheckCondition.invalidField();
        }
        Optional<SenseData> refused = robot.move(cdb.u16(4), cdb.u16(6));
        if (refused.isPresent()) {
            throw new CheckCondition(refused.get(), 0);
        }
        return 0;
    }

    private int status(Call call) throws CheckCondition {
        Cdb cdb = call.cdb();
        int type = cdb.u8(1) & 0x0F;
        int first = cdb.u16(2);
        if (type > 4) {
            throw CheckCondition.invalidField();
        }
        List<Robot.View> of = robot.elements().stream()
                .filter(v -> type == 0 || v.type() == type).toList();
        if (!of.isEmpty() && of.stream().noneMatch(v -> v.address() >= first)) {
            throw CheckCondition.of(5, 0x21, 0x01);
        }
        List<Robot.View> shown = of.stream().filter(v -> v.address() >= first)
                .limit(cdb.u16(4)).toList();
        Reply pages = new Reply();
        for (int t = 1; t <= 4; t++) {
            int wanted = t;
            page(pages, shown.stream().filter(v -> v.type() == wanted).toList(), cdb);
        }
        int lowest = shown.stream().mapToInt(Robot.View::address).min().orElse(0);
        byte[] all = new Reply().u16(lowest).u16(shown.size()).u8(0).u24(pages.size())
                .bytes(pages.done()).done();
        return call.answer(all, cdb.u24(7));
    }

    /** Descriptors of one type are all equally long, as long as the longest identifier needs. */
    private static void page(Reply out, List<Robot.View> elements, Cdb cdb) {
        if (elements.isEmpty()) {
            return;
        }
        boolean tags = cdb.bit(1, 4);
        boolean identifiers = cdb.bit(6, 0);
        int identifier = !identifiers ? 0 : elements.stream()
                .mapToInt(v -> identifier(v).length).max().orElse(0);
        int length = DESCRIPTOR + (tags ? VOLUME_TAG : 0) + 4 + identifier;
        out.u8(elements.getFirst().type(), tags ? 0x80 : 0).u16(length).u8(0)
                .u24(length * elements.size());
        for (Robot.View v : elements) {
            describe(out, v, tags);
            byte[] id = identifiers ? identifier(v) : new byte[0];
            out.u8(id.length > 0 ? 0x02 : 0, id.length > 0 ? 0x01 : 0, 0, id.length).bytes(id)
                    .zeros(identifier - id.length);
        }
    }

    private static void describe(Reply out, Robot.View v, boolean tags) {
        boolean full = v.barcode().isPresent();
        int flags = (full ? 0x01 : 0) | switch (v.type()) {
            case 1 -> 0;
            case 3 -> 0x38 | (full && v.byOperator() ? 0x02 : 0);
            default -> v.accessible() ? 0x08 : 0;
        };
        boolean sourced = full && v.source().isPresent();
        out.u16(v.address()).u8(flags).zeros(6);
        out.u8((sourced ? 0x80 : 0) | (full ? 1 : 0)).u16(sourced ? v.source().getAsInt() : 0);
        if (tags) {
            if (full) {
                out.ascii(v.barcode().get(), 32).zeros(4);
            } else {
                out.zeros(VOLUME_TAG);
            }
        }
    }

    private static byte[] identifier(Robot.View v) {
        return v.drive().map(d -> new Reply().ascii(d.vendor(), 8).ascii(d.product(), 16)
                .ascii(d.serial(), d.serial().length()).done()).orElse(new byte[0]);
    }
}
