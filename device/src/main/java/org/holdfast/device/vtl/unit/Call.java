package org.holdfast.device.vtl.unit;

import java.nio.ByteBuffer;

/** One command as it arrives: from whom, what, and its data. */
record Call(Nexus nexus, Cdb cdb, ByteBuffer data) {
    /** Sends {@code answer} as far as the allocation length and the room go. */
    int answer(byte[] answer, int allocation) {
        int n = Math.min(Math.min(answer.length, allocation), data.remaining());
        data.put(answer, 0, n);
        return n;
    }

    /** Takes the parameter list of a length that the CDB says. */
    byte[] parameters(int length) {
        if (data.remaining() < length) {
            throw new IllegalArgumentException("parameter list of " + length + " bytes, but only "
                    + data.remaining() + " sent");
        }
        byte[] b = new byte[length];
        data.get(b);
        return b;
    }
}
