package org.holdfast.engine.env.disk;

import java.security.SecureRandom;
import java.util.UUID;
import org.holdfast.engine.env.Chance;

/** Chance from the operating system, fit for salts and identifiers. Safe for any thread. */
public final class SystemChance implements Chance {
    private final SecureRandom random = new SecureRandom();

    @Override
    public UUID uuid() {
        return UUID.randomUUID();
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
