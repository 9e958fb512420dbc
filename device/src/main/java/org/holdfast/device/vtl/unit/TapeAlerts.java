package org.holdfast.device.vtl.unit;

import java.util.BitSet;

/** The 64 TapeAlert flags (page 2Eh): set by what happens, cleared by being read. */
final class TapeAlerts {
    private final BitSet flags = new BitSet();

    void raise(int flag) {
        if (flag < 1 || flag > 64) {
            throw new IllegalArgumentException("TapeAlert " + flag);
        }
        flags.set(flag);
    }

    void put(LogPages.Parameters into, Nexus nexus) {
        for (int i = 1; i <= 64; i++) {
            into.number(i, 1, flags.get(i) ? 1 : 0);
        }
        flags.clear();
    }
}
