package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.holdfast.engine.env.FakeFileStore;

/** What goes wrong with the disk of the home: errors now and then, and times when it is full. */
final class DiskTrouble {
    private static final int NAMES_OFTENER = 4;

    private final SplittableRandom dice;
    private final FakeFileStore disk;
    private final Tally tally;
    private final int errorEvery;
    private final boolean fills;
    private boolean off;
    private boolean full;

    /**
     * {@code errorEvery}: about one effect of so many fails, none when 0; {@code fills}: sometimes
     * there is no room.
     */
    DiskTrouble(SplittableRandom dice, FakeFileStore disk, Tally tally, int errorEvery,
            boolean fills) {
        this.dice = dice;
        this.disk = disk;
        this.tally = tally;
        this.errorEvery = errorEvery;
        this.fills = fills;
    }

    void off() {
        off = true;
        room();
    }

    /** Before an effect. */
    void before(String what, Path file) throws IOException {
        // Names change seldom, and so these would hardly ever fail.
        int every = what.equals("write") || what.equals("force") ? errorEvery
                : 1 + errorEvery / NAMES_OFTENER;
        if (!off && errorEvery > 0 && dice.nextInt(every) == 0) {
            tally.add("DISK_ERROR " + what, 1);
            throw new IOException("injected: " + what + " " + file);
        }
    }

    /** Now and then the disk is about to be full, or has room again. */
    void weather() {
        if (full && disk.usableBytes(SimWorld.HOME) == 0) {
            tally.add("DISK_FULL", 1);
        }
        if (!off && fills && !full && dice.nextInt(3) == 0) {
            full = true;
            disk.fillAfter(dice.nextInt(200_000));
        } else if (full && dice.nextInt(2) == 0) {
            room();
        }
    }

    /** Somebody has made room. */
    void room() {
        full = false;
        disk.fillAfter(Long.MAX_VALUE);
    }
}
