package org.holdfast.device.vtl.unit;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * MODE SENSE and MODE SELECT in both lengths over a unit's pages (SPC-4 6.13, 7.5).
 */
final class ModePages {
    /** One page. */
    interface Page {
        /** The whole page with its header; of the current, changeable or default values. */
        byte[] values(Control control) throws CheckCondition;

        /** Takes a page that was sent, PS cleared; false when nothing changed. */
        default boolean select(byte[] page) throws CheckCondition {
            if (!Arrays.equals(page, values(Control.CURRENT))) {
                throw CheckCondition.invalidParameter();
            }
            return false;
        }
    }

    /** Page control. */
    enum Control { CURRENT, CHANGEABLE, DEFAULT }

    /** What stands before the pages. */
    interface Header {
        int mediumType();

        int deviceSpecific();

        /** The block descriptor, or none. */
        byte[] blockDescriptor();
    }

    private final LogicalUnit unit;
    private final Header header;
    private final Map<Integer, Page> pages = new TreeMap<>();

    ModePages(LogicalUnit unit, Header header) {
        this.unit = unit;
        this.header = header;
        unit.commands().on(0x1A, 60, c -> sense(c, false)).on(0x5A, 60, c -> sense(c, true))
                .on(0x15, 60, c -> select(c, false)).on(0x55, 60, c -> select(c, true));
    }

    ModePages page(int code, int subpage, Page page) {
        pages.put(code << 8 | subpage, page);
        return this;
    }

    private int sense(Call call, boolean ten) throws CheckCondition {
        Cdb cdb = call.cdb();
        int code = cdb.u8(2) & 0x3F;
        int subpage = cdb.u8(3);
        Control control = switch (cdb.u8(2) >> 6) {
            case 0 -> Control.CURRENT;
            case 1 -> Control.CHANGEABLE;
            case 2 -> Control.DEFAULT;
            default -> throw CheckCondition.of(5, 0x39, 0x00);
        };
        Reply body = new Reply();
        for (var e : pages.entrySet()) {
            int c = e.getKey() >> 8;
            int s = e.getKey() & 0xFF;
            if ((code == 0x3F || code == c) && (subpage == 0xFF || subpage == s)) {
                body.bytes(e.getValue().values(control));
            }
        }
        if (body.size() == 0 && code != 0x3F) {
            throw CheckCondition.invalidField();
        }
        byte[] descriptor = cdb.bit(1, 3) ? new byte[0] : header.blockDescriptor();
        int length = descriptor.length + body.size();
        Reply reply = new Reply();
        if (ten) {
            reply.u16(length + 6).u8(header.mediumType(), header.deviceSpecific()).u16(0)
                    .u16(descriptor.length);
        } else {
            reply.u8(Math.min(255, length + 3), header.mediumType(), header.deviceSpecific(),
                    descriptor.length);
        }
        reply.bytes(descriptor).bytes(body.done());
        return call.answer(reply.done(), ten ? cdb.u16(7) : cdb.u8(4));
    }

    private int select(Call call, boolean ten) throws CheckCondition {
        Cdb cdb = call.cdb();
        int length = ten ? cdb.u16(7) : cdb.u8(4);
        if (cdb.bit(1, 0)) {
            throw CheckCondition.invalidField();
        }
        if (length == 0) {
            return 0;
        }
        byte[] list = call.parameters(length);
        int head = ten ? 8 : 4;
        if (length < head) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        int descriptors = ten ? (list[6] & 0xFF) << 8 | list[7] & 0xFF : list[3] & 0xFF;
        if (descriptors % 8 != 0 || head + descriptors > length) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        if (descriptors >= 8 && (list[head + 5] | list[head + 6] | list[head + 7]) != 0) {
            // Fixed block mode is not offered.
            throw CheckCondition.invalidParameter();
        }
        boolean changed = false;
        int at = head + descriptors;
        while (at < length) {
            int size = pageSize(list, at);
            changed |= selectPage(Arrays.copyOfRange(list, at, at + size));
            at += size;
        }
        if (changed) {
            unit.attention(call.nexus(), 0x2A, 0x01);
        }
        return length;
    }

    private static int pageSize(byte[] list, int at) throws CheckCondition {
        boolean sub = (list[at] & 0x40) != 0;
        int head = sub ? 4 : 2;
        if (at + head > list.length) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        int size = head + (sub ? (list[at + 2] & 0xFF) << 8 | list[at + 3] & 0xFF
                : list[at + 1] & 0xFF);
        if (at + size > list.length) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        return size;
    }

    private boolean selectPage(byte[] sent) throws CheckCondition {
        sent[0] &= 0x7F;
        int subpage = (sent[0] & 0x40) != 0 ? sent[1] & 0xFF : 0;
        Page page = pages.get((sent[0] & 0x3F) << 8 | subpage);
        if (page == null) {
            throw CheckCondition.invalidParameter();
        }
        return page.select(sent);
    }
}
