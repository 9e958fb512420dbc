package org.holdfast.engine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What drives and robots have done lately, and what they do now. Nothing of it outlives the engine.
 *
 * @param revision ask again with it to get what has changed since
 * @param more there is more than was asked for; ask again at once
 * @param now the engine's clock, which blocks are told by
 * @param lanes one for each robot and each drive, by library, the robot before its drives
 */
public record Activity(long revision, boolean more, Instant now, List<Lane> lanes) {
    /** So many blocks are kept of each lane; older ones are forgotten. */
    public static final int MAX_BLOCKS = 2_048;
    /** How long a sample is. */
    public static final Duration SAMPLE = Duration.ofSeconds(10);
    /** So many samples are kept: eight minutes. */
    public static final int MAX_SAMPLES = 48;

    /** What a block of time was spent with. */
    public enum Kind {
        /** The robot brings a cartridge from one element to another. */
        MOVE,
        /** Loading, and comparing the cartridge with the ledger; formatting a blank one. */
        LOAD,
        /** The tape runs to where something begins; shorter than a second it is part of reading. */
        LOCATE,
        /** Reading, with the short ways between what is read. */
        READ,
        /** Writing. */
        WRITE,
        /** Writing an index, so that what was written counts. */
        INDEX,
        /** Writing the closing index and letting go of the cartridge. */
        UNLOAD
    }

    /**
     * A robot, or a drive.
     *
     * @param library its name
     * @param drive the drive's element; empty for the robot
     * @param blocks those that have changed since the revision asked for, the oldest first
     * @param samples of a drive: the last {@value #MAX_SAMPLES} periods of ten seconds, the oldest
     *     first; those without a byte are left out, and the last one may be running still
     * @param bytesPerSecond of a drive: read and written in the last five seconds, a second's mean
     * @param carries of a robot: what it has in its hand, or is on its way to take
     */
    public record Lane(String library, Optional<Integer> drive, List<Block> blocks,
            List<Sample> samples, long bytesPerSecond, Optional<Carried> carries) {}

    /**
     * Something that was done, or is being done.
     *
     * @param number of its lane, rising; the same block comes again with the same number
     * @param kind what
     * @param begin since when
     * @param end until when; empty while it goes on
     * @param failed it has come to its end badly
     * @param job for whom, where that is one job and known
     * @param barcode of the cartridge
     * @param bytes that went through a drive, of blocks as they are on tape
     * @param from of a move: the element
     * @param to of a move: the element
     */
    public record Block(long number, Kind kind, Instant begin, Optional<Instant> end,
            boolean failed, Optional<Long> job, String barcode, long bytes,
            Optional<Integer> from, Optional<Integer> to) {}

    /** Bytes of ten seconds from {@code begin} on. */
    public record Sample(Instant begin, long read, long written) {}

    /** A cartridge on its way from element to element. */
    public record Carried(String barcode, int from, int to, Instant since) {}
}
