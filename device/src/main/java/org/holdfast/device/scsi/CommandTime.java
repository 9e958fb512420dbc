package org.holdfast.device.scsi;

import java.time.Duration;

/**
 * How long a command may take: the longest that any LTO generation needs.
 *
 * <p>A timeout that is too long costs nothing; one that is too short makes the host reset a drive
 * in the middle of its work. Source: the values that LTFS 2.4 uses for full-height drives; robots
 * as their manuals say; a first load of LTO-9 media calibrates for up to two hours.
 */
public enum CommandTime {
    SHORT(60),
    LOAD(7_920),
    UNLOAD(960),
    REWIND(600),
    LOCATE(2_940),
    READ(2_340),
    WRITE(1_500),
    WRITE_FILEMARKS(1_620),
    FORMAT(3_180),
    ELEMENT_STATUS(900),
    MOVE(900),
    INITIALIZE(7_200);

    private final Duration limit;

    CommandTime(int seconds) {
        this.limit = Duration.ofSeconds(seconds);
    }

    /** The timeout. */
    public Duration limit() {
        return limit;
    }
}
