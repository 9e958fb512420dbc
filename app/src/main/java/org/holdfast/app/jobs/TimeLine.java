package org.holdfast.app.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.Activity.Block;

/**
 * Where moments and blocks are on a line that time runs along. Pixels; nothing here draws.
 *
 * @param right the moment at the right edge
 * @param span how much time is seen
 * @param left where the line begins
 * @param width how long the line is, at least one pixel
 */
record TimeLine(Instant right, Duration span, double left, double width) {
    /** No block is narrower than this: what was done can be seen. */
    static final double NARROWEST = 2;
    /** Narrower blocks carry no label. */
    static final double LABELLED = 48;
    private static final double NEAR = 2;
    private static final List<Duration> STEPS = List.of(Duration.ofMinutes(1),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10),
            Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1),
            Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8), Duration.ofDays(1));

    /** A block on the line, no further than its ends. */
    record Bar(Block block, double x, double width) {
        /** Whether there is room for a label. */
        boolean labelled() {
            return width >= LABELLED;
        }

        private double right() {
            return x + width;
        }
    }

    TimeLine {
        if (width < 1 || span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("no room for " + span + " in " + width);
        }
    }

    /** Where a moment is, also of one that is not seen. */
    double x(Instant moment) {
        return left + width - Duration.between(moment, right).toMillis() * width
                / span.toMillis();
    }

    /** The moment at the left edge. */
    Instant first() {
        return right.minus(span);
    }

    /** Round moments that are seen, at least {@code gap} pixels apart, the oldest first. */
    List<Instant> ticks(double gap) {
        Duration step = STEPS.stream().filter(s -> s.toMillis() * width / span.toMillis() >= gap)
                .findFirst().orElse(STEPS.getLast());
        List<Instant> ticks = new ArrayList<>();
        long size = step.toMillis();
        for (long at = Math.ceilDiv(first().toEpochMilli(), size) * size;
                at <= right.toEpochMilli(); at += size) {
            ticks.add(Instant.ofEpochMilli(at));
        }
        return ticks;
    }

    /**
     * The blocks that are seen. Of those too short to be told apart only one is left: the last
     * that failed, or else the first.
     *
     * @param blocks of one lane, the oldest first
     * @param now where blocks end that go on
     */
    List<Bar> bars(List<Block> blocks, Instant now) {
        List<Bar> bars = new ArrayList<>();
        for (int i = firstSeen(blocks); i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Instant end = block.end().orElse(now.isBefore(block.begin()) ? block.begin() : now);
            if (end.isBefore(first())) {
                continue;
            }
            if (block.begin().isAfter(right)) {
                break;
            }
            add(bars, bar(block, end));
        }
        return bars;
    }

    private Bar bar(Block block, Instant end) {
        double from = Math.max(left, x(block.begin()));
        double to = Math.min(left + width, x(end));
        double wide = Math.max(NARROWEST, to - from);
        return new Bar(block, Math.min(from, left + width - wide), wide);
    }

    private static void add(List<Bar> bars, Bar bar) {
        if (!bars.isEmpty() && bar.width() <= NARROWEST) {
            Bar before = bars.getLast();
            if (before.width() <= NARROWEST && bar.x() - before.x() < NARROWEST) {
                if (bar.block().failed()) {
                    bars.set(bars.size() - 1, bar);
                }
                return;
            }
        }
        bars.add(bar);
    }

    /** The last block that begins before the left edge, as it may reach into the line. */
    private int firstSeen(List<Block> blocks) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).begin().isBefore(first())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    /** The bar under a pixel, or the nearest one that can be meant. */
    static Optional<Bar> at(List<Bar> bars, double x) {
        Optional<Bar> near = Optional.empty();
        for (Bar bar : bars) {
            if (x >= bar.x() && x < bar.right()) {
                return Optional.of(bar);
            }
            if (x >= bar.x() - NEAR && x < bar.right() + NEAR) {
                near = Optional.of(bar);
            }
        }
        return near;
    }
}
