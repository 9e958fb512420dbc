package org.holdfast.engine.env.disk;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.holdfast.engine.env.Chance;

/** Chance from the operating system, fit for salts and identifiers. Safe for any thread. */
public final class SystemChance implements Chance {
    private final SecureRandom random = new SecureRandom();

    @Override
    public UUID uuid() {
        // Version 7 (RFC 9562 5.7): those made together sort together, which an index thanks for.
        ByteBuffer bits = ByteBuffer.wrap(bytes(16));
        long time = System.currentTimeMillis();
        return new UUID(time << 16 | 0x7000 | bits.getLong() & 0x0FFF,
                bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
