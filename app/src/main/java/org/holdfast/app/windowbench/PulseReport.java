package org.holdfast.app.windowbench;

import java.util.Arrays;
import java.util.List;

/**
 * What was measured.
 *
 * @param width of the scene in pixels
 * @param software whether nothing but the processor drew
 * @param rows one a thing that was looked at
 */
record PulseReport(int width, int height, boolean software, boolean headless, String java,
        List<Row> rows) {
    /** What was looked at. */
    enum What { EMPTY_CANVAS, SLOTS, LIST }

    /**
     * The pulses of one thing, in microseconds from the beginning of one to the beginning of the
     * next, no pulse waiting for the clock: drawing, layout and painting are all in it.
     *
     * @param onThread 99 of 100 took no longer on the toolkit's thread: animation and layout
     */
    record Row(What what, long count, int pulses, long median, long slow, long longest,
            long over, long onThread) {
        static Row of(What what, long count, long[] nanos, long[] thread) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            long[] onThread = thread.clone();
            Arrays.sort(onThread);
            return new Row(what, count, nanos.length, micros(sorted, 0.5),
                    micros(sorted, 0.99), micros(sorted, 1),
                    Arrays.stream(nanos).filter(n -> n > 16_000_000).count(),
                    micros(onThread, 0.99));
        }

        /** The smallest value that {@code share} of all do not exceed. */
        private static long micros(long[] sorted, double share) {
            int at = (int) Math.ceil(sorted.length * share) - 1;
            return sorted[Math.clamp(at, 0, sorted.length - 1)] / 1000;
        }
    }
}
