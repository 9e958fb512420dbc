package org.holdfast.engine.ltfs.io;

import java.io.IOException;

/** The cartridge holds no LTFS volume that can be mounted. */
public final class NotAVolumeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What the cartridge is instead. */
    public enum Kind {
        /** Nothing was ever written, or it was erased. */
        BLANK,
        /** Data in a single partition. */
        UNPARTITIONED,
        /** Partitioned, with data that does not begin with an LTFS label. */
        OTHER_DATA,
        /** One partition has a label, the other none: formatting was cut off. */
        HALF_FORMATTED,
        /** A label cannot be read or breaks the format's rules, or the two do not fit together. */
        BAD_LABEL,
        /** Its blocks are larger than this drive or connection can carry. */
        BLOCKS_TOO_LARGE,
        /** Good labels, but no good index in either partition. */
        NO_INDEX
    }

    private final Kind kind;

    /** Says what was found. {@code cause} may be null. */
    public NotAVolumeException(Kind kind, String what, Throwable cause) {
        super(what, cause);
        this.kind = kind;
    }

    /** What the cartridge is instead. */
    public Kind kind() {
        return kind;
    }
}
