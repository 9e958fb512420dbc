package org.holdfast.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.CartridgePlan;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.medium.EndOfTape;
import org.holdfast.engine.staging.StagingOptions;

/**
 * What a seed makes: the archive and what will happen to it.
 *
 * @param libraries the libraries by number
 * @param copies of each bucket
 * @param staging how staging is cut
 * @param blockSize of volumes
 * @param sealBytes of ledger files
 * @param deviceFaults at most so many of a device from start to start
 * @param diskErrors one disk effect of so many fails; none when 0
 * @param diskFills whether the disk is full at times
 * @param disaster what is lost in the end, or before
 * @param acts how many things clients do
 * @param cuts how many power cuts there are
 * @param spots how many bad spots cartridges get that stay
 */
record SimShape(List<LibraryPlan> libraries, List<Integer> copies, StagingOptions staging,
        int blockSize, long sealBytes, int deviceFaults, int diskErrors, boolean diskFills,
        Disaster disaster, int acts, int cuts, int spots) {
    /** What goes beyond power cuts and faults that pass. */
    enum Disaster {
        /** Nothing. */
        NONE,
        /** All cartridges of all domains but one of each bucket, and staging with what is safe. */
        ALL_BUT_ONE_COPY,
        /** The staging device at a power cut: what is not safe is lost. */
        STAGING,
        /** Some cartridges, whatever is on them. */
        CARTRIDGES
    }

    private static final EndOfTape ENDS = new EndOfTape(2, 64 << 10, 10, 1 << 20);
    private static final long CAPACITY = 5 << 20;

    static SimShape of(SplittableRandom dice) {
        int[] block = {4096, 16_384, 65_536};
        List<Integer> copies = new ArrayList<>();
        int buckets = 1 + dice.nextInt(2);
        for (int i = 0; i < buckets; i++) {
            copies.add(1 + dice.nextInt(3));
        }
        List<LibraryPlan> libraries = new ArrayList<>();
        int count = dice.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            libraries.add(library(dice, i));
        }
        long limit = dice.nextInt(3) == 0 ? 300_000L << dice.nextInt(4) : 64L << 20;
        StagingOptions staging = new StagingOptions(limit, 0, 128 << 10, 50, 32 << 10, 16_384,
                1, 100);
        return new SimShape(libraries, copies, staging, block[dice.nextInt(3)],
                8_192L << dice.nextInt(5), dice.nextBoolean() ? 0 : 1 + dice.nextInt(3),
                dice.nextInt(4) == 0 ? 100 + dice.nextInt(600) : 0, dice.nextInt(6) == 0,
                dice.nextInt(3) == 0 ? Disaster.NONE : Disaster.values()[dice.nextInt(4)],
                4 + dice.nextInt(8), dice.nextInt(6),
                dice.nextInt(3) == 0 ? 1 + dice.nextInt(4) : 0);
    }

    /** One library of two drives, one bucket, nothing that fails by itself. */
    static SimShape small() {
        List<CartridgePlan> blanks = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            blanks.add(new CartridgePlan("A%05dL8".formatted(i), MediaType.LTO8, CAPACITY));
        }
        return new SimShape(List.of(LibraryPlan.of(MediaType.LTO8, 2, 8, 1).with(blanks)
                .withEnds(ENDS)), List.of(2), new StagingOptions(64L << 20, 0, 128 << 10, 50,
                        32 << 10, 16_384, 1, 100), 16_384, 16_384, 0, 0, false,
                        Disaster.NONE, 0, 0, 0);
    }

    private static LibraryPlan library(SplittableRandom dice, int number) {
        int drives = 1 + dice.nextInt(4);
        int cartridges = 6 + dice.nextInt(6);
        List<CartridgePlan> blanks = new ArrayList<>();
        for (int i = 1; i <= cartridges; i++) {
            blanks.add(new CartridgePlan("%c%05dL8".formatted('A' + number, i), MediaType.LTO8,
                    CAPACITY + dice.nextInt(4) * (1L << 20)));
        }
        LibraryPlan plan = dice.nextInt(5) == 0
                ? LibraryPlan.drivesOnly(MediaType.LTO8, 1 + dice.nextInt(2))
                : LibraryPlan.of(MediaType.LTO8, drives, cartridges + 2, 1);
        return plan.with(blanks).withEnds(ENDS).withTiming(dice.nextInt(4) == 0);
    }
}
