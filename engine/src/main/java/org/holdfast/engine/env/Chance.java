package org.holdfast.engine.env;

import java.util.UUID;

/** Chance. Safe for any thread. */
public interface Chance {
    /** A new identifier. */
    UUID uuid();

    /** {@code count} unpredictable bytes. */
    byte[] bytes(int count);
}
