package org.holdfast.device.vtl.unit;

import java.time.Duration;
import org.holdfast.device.media.MediaType;

/**
 * How long a cartridge of one type takes, as data: published figures of half-height drives, rates
 * of full-height ones; LTO-10's mechanics are not published, LTO-9's stand in for them.
 *
 * @param loadSeconds from the robot's hand to ready
 * @param unloadSeconds from command to ejected, without the rewind
 * @param locateSeconds average from the load point
 * @param rewindSeconds average
 * @param megabytesPerSecond native streaming rate
 * @param wraps how often the tape runs from end to end
 */
public record TapeTiming(int loadSeconds, int unloadSeconds, int locateSeconds,
        int rewindSeconds, int megabytesPerSecond, int wraps) {
    private static final double WRAP_CHANGE_SECONDS = 2;

    /** The figures of a type. */
    public static TapeTiming of(MediaType type) {
        return switch (type) {
            case LTO5 -> new TapeTiming(12, 17, 60, 60, 140, 80);
            case LTO6 -> new TapeTiming(12, 17, 62, 62, 160, 136);
            case LTO7 -> new TapeTiming(15, 20, 56, 60, 300, 112);
            case LTO7M8 -> new TapeTiming(15, 24, 59, 59, 300, 168);
            case LTO8 -> new TapeTiming(15, 24, 59, 59, 360, 208);
            case LTO9, LTO10 -> new TapeTiming(16, 56, 65, 62, 400, 280);
        };
    }

    /** From one place to another; places are parts of the native capacity, 0 to 1. */
    public Duration locate(double from, double to) {
        if (from == to) {
            return Duration.ZERO;
        }
        boolean turns = (int) (from * wraps) != (int) (to * wraps);
        double way = Math.abs(along(to) - along(from));
        return seconds(way * 2 * locateSeconds + (turns ? WRAP_CHANGE_SECONDS : 0));
    }

    /** From a place to the load point. */
    public Duration rewind(double from) {
        return seconds(along(from) * 2 * rewindSeconds);
    }

    /** To stream a number of bytes. */
    public Duration stream(long bytes) {
        return seconds(bytes / (megabytesPerSecond * 1e6));
    }

    /** How far from the load point, 0 to 1: odd wraps run backwards. */
    private double along(double place) {
        double w = place * wraps;
        double x = w - Math.floor(w);
        return (long) w % 2 == 0 ? x : 1 - x;
    }

    private static Duration seconds(double s) {
        return Duration.ofNanos((long) (s * 1e9));
    }
}
