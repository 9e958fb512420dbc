package org.holdfast.device.vtl.unit;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Persistent reservations (SPC-4 5.13) and the old RESERVE and RELEASE, of one unit. They last as
 * long as the initiators' connections; APTPL is accepted and not kept.
 */
final class Reservations {
    private static final int WRITE_EXCLUSIVE = 1;
    private static final Set<Integer> TYPES = Set.of(1, 3, 5, 6, 7, 8);
    /** Allowed whoever holds the unit. */
    private static final Set<Integer> ALWAYS =
            Set.of(0x00, 0x03, 0x12, 0x4D, 0xA0, 0x5E, 0x5F, 0x17, 0x57, 0xA3);
    /** Allowed beside a write-exclusive reservation: commands that change nothing. */
    private static final Set<Integer> READING = Set.of(0x01, 0x05, 0x08, 0x11, 0x1A, 0x1B, 0x2B,
            0x34, 0x44, 0x5A, 0x8C, 0x91, 0x92, 0xB8);
    private final LogicalUnit unit;
    private final Map<Nexus, Long> keys = new LinkedHashMap<>();
    private Nexus holder;
    private int type;
    private Nexus reserved;
    private int generation;

    Reservations(LogicalUnit unit) {
        this.unit = unit;
    }

    void addTo(CommandSet set) {
        set.on(0x16, 60, this::reserve).on(0x17, 60, this::release);
        for (int action = 0; action < 4; action++) {
            set.on(0x5E, action, 60, this::in);
        }
        for (int action : new int[] {0, 1, 2, 3, 4, 5, 6}) {
            set.on(0x5F, action, 60, this::out);
        }
    }

    boolean allow(Nexus nexus, Cdb cdb) {
        int op = cdb.operation();
        boolean allowing = op == 0x1E && (cdb.u8(4) & 3) == 0;
        if (ALWAYS.contains(op) || allowing) {
            return true;
        }
        if (reserved != null && reserved != nexus) {
            return false;
        }
        if (holder == null || holder == nexus
                || type >= 5 && keys.containsKey(nexus)) {
            return true;
        }
        boolean writeExclusive = type == WRITE_EXCLUSIVE || type == 5 || type == 7;
        return writeExclusive && READING.contains(op);
    }

    void forget(Nexus nexus) {
        keys.remove(nexus);
        if (reserved == nexus) {
            reserved = null;
        }
        if (holder == nexus) {
            holder = type >= 7 ? keys.keySet().stream().findFirst().orElse(null) : null;
        }
    }

    private int reserve(Call call) {
        reserved = call.nexus();
        return 0;
    }

    private int release(Call call) {
        if (reserved == call.nexus()) {
            reserved = null;
        }
        return 0;
    }

    private int in(Call call) {
        Reply body = new Reply();
        switch (call.cdb().u8(1) & 0x1F) {
            case 0 -> keys.values().forEach(body::u64);
            case 1 -> {
                if (holder != null) {
                    body.u64(type >= 7 ? 0 : keys.get(holder)).zeros(5).u8(type).zeros(2);
                }
            }
            case 2 -> {
                byte[] capabilities = new Reply().u16(8).u8(0, 0x80, 0xEA, 0x01).u16(0).done();
                return call.answer(capabilities, call.cdb().u16(7));
            }
            default -> keys.forEach((n, key) -> status(body, n, key));
        }
        Reply all = new Reply().u32(generation).u32(body.size()).bytes(body.done());
        return call.answer(all.done(), call.cdb().u16(7));
    }

    private void status(Reply body, Nexus nexus, long key) {
        boolean holds = holder != null && (holder == nexus || type >= 7);
        body.u64(key).zeros(4).u8(holds ? 1 : 0, holds ? type : 0).zeros(4).u16(1).u32(24);
        body.u8(0x05, 0).u16(20).ascii("iqn.2026-11.virtual", 20);
    }

    private int out(Call call) throws CheckCondition, ReservationConflict {
        int length = call.cdb().length32(5);
        if (length != 24) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        ByteBuffer list = ByteBuffer.wrap(call.parameters(length));
        long key = list.getLong(0);
        long actionKey = list.getLong(8);
        int action = call.cdb().u8(1) & 0x1F;
        Nexus nexus = call.nexus();
        boolean mine = keys.containsKey(nexus) ? keys.get(nexus) == key : key == 0;
        if (action != 6 && (!mine || action != 0 && !keys.containsKey(nexus))) {
            throw new ReservationConflict();
        }
        switch (action) {
            case 0, 6 -> register(nexus, actionKey);
            case 1 -> take(nexus, call.cdb().u8(2));
            case 2 -> giveBack(nexus, call.cdb().u8(2) & 0x0F);
            case 3 -> clear(nexus);
            default -> preempt(nexus, actionKey, call.cdb().u8(2));
        }
        return length;
    }

    private void register(Nexus nexus, long key) {
        generation++;
        if (key != 0) {
            keys.put(nexus, key);
        } else {
            boolean held = holder == nexus;
            keys.remove(nexus);
            if (held) {
                holder = type >= 7 ? keys.keySet().stream().findFirst().orElse(null) : null;
            }
        }
    }

    private void take(Nexus nexus, int scopeAndType)
            throws CheckCondition, ReservationConflict {
        checkType(scopeAndType);
        int wanted = scopeAndType & 0x0F;
        if (holder != null && (holder != nexus || type != wanted)) {
            throw new ReservationConflict();
        }
        holder = nexus;
        type = wanted;
    }

    private static void checkType(int scopeAndType) throws CheckCondition {
        if (!TYPES.contains(scopeAndType & 0x0F) || scopeAndType >> 4 != 0) {
            throw CheckCondition.invalidField();
        }
    }

    private void giveBack(Nexus nexus, int wanted) throws CheckCondition {
        if (holder == nexus) {
            if (wanted != type) {
                throw CheckCondition.of(5, 0x26, 0x04);
            }
            holder = null;
        }
    }

    private void clear(Nexus nexus) {
        generation++;
        keys.keySet().stream().filter(n -> n != nexus).forEach(n -> n.attention(0x2A, 0x03));
        keys.clear();
        holder = null;
    }

    private void preempt(Nexus nexus, long victim, int scopeAndType) throws CheckCondition {
        checkType(scopeAndType);
        generation++;
        boolean takes = holder != null && (type >= 7 || keys.get(holder) == victim);
        for (Nexus n : keys.keySet().stream().filter(n -> n != nexus).toList()) {
            if (keys.get(n) == victim || victim == 0 && type >= 7) {
                keys.remove(n);
                n.attention(0x2A, takes ? 0x03 : 0x05);
            }
        }
        if (takes) {
            holder = nexus;
            type = scopeAndType & 0x0F;
        }
    }
}
