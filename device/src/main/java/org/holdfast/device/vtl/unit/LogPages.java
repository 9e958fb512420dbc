package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** LOG SENSE over a unit's pages (SPC-4 6.8, 7.3); every value counts from when it was made. */
final class LogPages {
    /** Puts a page's parameters. */
    interface Page {
        void put(Parameters into, Nexus nexus) throws CheckCondition, IOException;
    }

    /** Log parameters from a first code on. */
    static final class Parameters {
        private final Reply out = new Reply();
        private final int from;

        Parameters(int from) {
            this.from = from;
        }

        /** A parameter with a value of {@code size} bytes, 1 to 8. */
        Parameters number(int code, int size, long value) {
            Reply r = new Reply();
            for (int i = size - 1; i >= 0; i--) {
                r.u8((int) (value >> (8 * i)));
            }
            return bytes(code, r.done());
        }

        Parameters bytes(int code, byte[] value) {
            if (code >= from) {
                out.u16(code).u8(0x03, value.length).bytes(value);
            }
            return this;
        }

        Parameters ascii(int code, String text, int length) {
            return bytes(code, new Reply().ascii(text, length).done());
        }

        byte[] done() {
            return out.done();
        }
    }

    private final Map<Integer, Page> pages = new TreeMap<>();

    LogPages(CommandSet commands) {
        commands.on(0x4D, 60, this::sense);
    }

    LogPages page(int code, Page page) {
        pages.put(code, page);
        return this;
    }

    private int sense(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        int code = cdb.u8(2) & 0x3F;
        if (cdb.u8(3) != 0 || cdb.bit(1, 0)) {
            throw CheckCondition.invalidField();
        }
        byte[] body;
        if (code == 0) {
            Reply list = new Reply().u8(0);
            pages.keySet().forEach(list::u8);
            body = list.done();
        } else if (pages.containsKey(code)) {
            Parameters p = new Parameters(cdb.u16(5));
            pages.get(code).put(p, call.nexus());
            body = p.done();
        } else {
            throw CheckCondition.invalidField();
        }
        byte[] all = new Reply().u8(code, 0).u16(body.length).bytes(body).done();
        return call.answer(all, cdb.u16(7));
    }
}
