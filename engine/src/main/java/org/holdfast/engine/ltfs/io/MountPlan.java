package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import org.holdfast.engine.ltfs.format.IndexLimits;

/**
 * How a volume is to be mounted.
 *
 * @param access whether anything may be written to the cartridge
 * @param creator who writes: {@code HOLDFAST PRODUCT VERSION - PLATFORM - PROGRAM}
 * @param spool where indexes are kept
 * @param limits what an index may ask of us
 * @param known the newest index of this volume that the spool should have, if the caller knows:
 *     when the cartridge and the spool both agree with it, it is not read from the tape again
 */
public record MountPlan(Access access, String creator, IndexSpool spool, IndexLimits limits,
        Optional<SpooledIndex> known) {

    /** What may be done with the mounted volume. */
    public enum Access {
        /** Not one command that changes the tape or its memory is sent. */
        READ_ONLY,
        /** Appending is allowed if the volume is ours; others are mounted for reading. */
        APPEND
    }

    /** Checks the creator. */
    public MountPlan {
        Creator.check(creator);
    }
}
