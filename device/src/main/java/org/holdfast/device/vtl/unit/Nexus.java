package org.holdfast.device.vtl.unit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.holdfast.device.scsi.SenseData;

/** One initiator's relation to one unit: what it has still to be told, and what it asked for. */
final class Nexus {
    private static final int MAX_PENDING = 8;
    private final Deque<SenseData> attentions = new ArrayDeque<>();
    private boolean prevents;
    private boolean closed;

    /** Power-on is the first thing every initiator hears. */
    Nexus() {
        attention(0x29, 0x00);
    }

    /** Queues a unit attention once; the oldest stay when there are too many. */
    void attention(int asc, int ascq) {
        SenseData sense = SenseData.of(6, asc, ascq);
        if (!attentions.contains(sense) && attentions.size() < MAX_PENDING) {
            attentions.add(sense);
        }
    }

    /** Takes the next unit attention, or null. */
    SenseData nextAttention() {
        return attentions.poll();
    }

    boolean prevents() {
        return prevents;
    }

    void prevents(boolean on) {
        prevents = on;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
