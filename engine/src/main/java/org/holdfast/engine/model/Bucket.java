package org.holdfast.engine.model;

import java.util.UUID;

/**
 * A bucket: its identity, its name of today and its policy.
 *
 * @param id decides; the name may change
 * @param name 1 to 63 of {@code A-Z a-z 0-9 . _ -}, not {@code .} or {@code ..}, not beginning with
 *     {@code .holdfast}; unique when case is ignored
 * @param policy how many copies, on which storage domains
 */
public record Bucket(UUID id, String name, DataPolicy policy) {
    /** Checks the name. */
    public Bucket {
        if (!validName(name)) {
            throw new IllegalArgumentException("not a bucket name: " + name);
        }
    }

    /** Whether a bucket may be called so. */
    public static boolean validName(String name) {
        return name.matches("[A-Za-z0-9._-]{1,63}") && !name.equals(".") && !name.equals("..")
                && !name.toLowerCase(java.util.Locale.ROOT).startsWith(".holdfast");
    }
}
