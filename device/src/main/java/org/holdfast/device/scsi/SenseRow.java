package org.holdfast.device.scsi;

import java.util.Set;

/**
 * One row of the sense table: which codes, what to do, and what they mean.
 *
 * @param keys sense keys it holds for
 * @param asc additional sense code, or -1 for any
 * @param firstQualifier lowest qualifier
 * @param lastQualifier highest qualifier
 * @param action what to do
 * @param meaning in English, for logs
 */
public record SenseRow(Set<Integer> keys, int asc, int firstQualifier, int lastQualifier,
        SenseAction action, String meaning) {

    /** Copies the set. */
    public SenseRow {
        keys = Set.copyOf(keys);
    }

    /** Whether it holds for these sense data. */
    public boolean holdsFor(SenseData sense) {
        return keys.contains(sense.key()) && (asc < 0 || asc == sense.asc())
                && sense.ascq() >= firstQualifier && sense.ascq() <= lastQualifier;
    }
}
