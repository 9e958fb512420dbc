package org.holdfast.device.vtl.unit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** INQUIRY with its pages, REPORT LUNS, REQUEST SENSE and REPORT SUPPORTED OPCODES (SPC-4). */
final class InquiryCommands {
    static final int TAPE = 0x01;
    static final int CHANGER = 0x08;
    private final UnitIdentity identity;
    private final int deviceType;
    private final CommandSet commands;
    private final Map<Integer, Supplier<byte[]>> pages = new TreeMap<>();

    InquiryCommands(UnitIdentity identity, int deviceType, CommandSet commands) {
        this.identity = identity;
        this.deviceType = deviceType;
        this.commands = commands;
        page(0x80, () -> new Reply().ascii(identity.serial(), identity.serial().length()).done());
        page(0x83, this::designators);
        commands.on(0x12, 60, this::inquiry).on(0x03, 60, this::requestSense)
                .on(0xA0, 60, this::reportLuns).on(0xA3, 0x0C, 60, this::supportedOpcodes);
    }

    /** Adds a vital product data page. */
    InquiryCommands page(int code, Supplier<byte[]> content) {
        pages.put(code, content);
        return this;
    }

    private int inquiry(Call call) throws CheckCondition {
        Cdb cdb = call.cdb();
        int page = cdb.u8(2);
        if (!cdb.bit(1, 0)) {
            if (page != 0) {
                throw CheckCondition.invalidField();
            }
            return call.answer(standard(), cdb.u16(3));
        }
        byte[] content;
        if (page == 0) {
            Reply list = new Reply().u8(0);
            pages.keySet().forEach(list::u8);
            content = list.done();
        } else if (pages.containsKey(page)) {
            content = pages.get(page).get();
        } else {
            throw CheckCondition.invalidField();
        }
        Reply reply = new Reply().u8(deviceType, page).u16(content.length).bytes(content);
        return call.answer(reply.done(), cdb.u16(3));
    }

    private byte[] standard() {
        Reply r = new Reply().u8(deviceType, 0x80, 0x06, 0x12, 91, 0, 0, 0x02);
        r.ascii(identity.vendor(), 8).ascii(identity.product(), 16).ascii(identity.revision(), 4);
        return r.ascii(identity.serial(), 20).zeros(40).done();
    }

    private byte[] designators() {
        String text = identity.serial();
        Reply t10 = new Reply().ascii(identity.vendor(), 8).ascii(identity.product(), 16)
                .ascii(text, text.length());
        Reply r = new Reply().u8(0x02, 0x01, 0, t10.size()).bytes(t10.done());
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            number = number * 131 + text.charAt(i);
        }
        // NAA 3: locally assigned, so that it never meets a real device's name.
        return r.u8(0x01, 0x03, 0, 8).u64(number & 0x0FFFFFFFFFFFFFFFL | 3L << 60).done();
    }

    /** Sense of past commands went with their status; so this is always "no sense" (SPC-4). */
    private int requestSense(Call call) throws CheckCondition {
        org.holdfast.device.scsi.SenseData pending = call.nexus().nextAttention();
        byte[] sense = (pending == null ? org.holdfast.device.scsi.SenseData.NONE : pending)
                .toFixed();
        return call.answer(sense, call.cdb().u8(4));
    }

    private int reportLuns(Call call) {
        return call.answer(new Reply().u32(8).zeros(12).done(), call.cdb().length32(6));
    }

    private int supportedOpcodes(Call call) throws CheckCondition {
        Cdb cdb = call.cdb();
        boolean timeouts = cdb.bit(2, 7);
        Reply reply = new Reply();
        switch (cdb.u8(2) & 7) {
            case 0 -> {
                Reply list = new Reply();
                commands.all().forEach(e -> describe(list, e, timeouts));
                reply.u32(list.size()).bytes(list.done());
            }
            case 1, 2 -> {
                int action = (cdb.u8(2) & 7) == 2 ? cdb.u16(4) : 0;
                one(reply, cdb.u8(3), action, timeouts);
            }
            default -> throw CheckCondition.invalidField();
        }
        return call.answer(reply.done(), cdb.length32(6));
    }

    private static void describe(Reply list, CommandSet.Entry e, boolean timeouts) {
        list.u8(e.operation(), 0).u16(e.action()).u8(0);
        list.u8((e.hasAction() ? 1 : 0) | (timeouts ? 2 : 0)).u16(e.cdbLength());
        if (timeouts) {
            timeouts(list, e);
        }
    }

    private static void timeouts(Reply list, CommandSet.Entry e) {
        list.u16(10).u8(0, 0).u32(1).u32(e.timeoutSeconds());
    }

    private void one(Reply reply, int operation, int action, boolean timeouts) {
        var entry = commands.entry(operation, action);
        if (entry.isEmpty()) {
            reply.u8(0, 1).u16(0);
            return;
        }
        CommandSet.Entry e = entry.get();
        reply.u8(0, (timeouts ? 0x80 : 0) | 3).u16(e.cdbLength()).u8(operation);
        for (int i = 1; i < e.cdbLength(); i++) {
            reply.u8(0xFF);
        }
        if (timeouts) {
            timeouts(reply, e);
        }
    }
}
