package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.time.Duration;
import org.holdfast.device.vtl.medium.Cartridge;
import org.holdfast.device.vtl.medium.TapeMedium;

/**
 * The mechanics of a drive: what sits in it, where the head is, what is in the buffer. Used under
 * the unit's lock.
 */
final class Deck {
    /** What sits in the drive. */
    enum Seat { EMPTY, LOADED, UNLOADED, INCOMPATIBLE, DAMAGED }

    private final DriveModel model;
    private final VirtualClock clock;
    private final boolean timed;
    private Seat seat = Seat.EMPTY;
    private Cartridge cartridge;
    private Duration readyAt = Duration.ZERO;
    private boolean touched;
    private long loadWritten;
    private long loadRead;
    int partition;
    long block;
    long bufferedObjects;
    long bufferedBytes;
    /** Bytes since power-on. */
    long written;
    long read;

    Deck(DriveModel model, VirtualClock clock, boolean timed) {
        this.model = model;
        this.clock = clock;
        this.timed = timed;
    }

    DriveModel model() {
        return model;
    }

    Seat seat() {
        return seat;
    }

    /** The cartridge, loaded or not; null when there is none or it cannot be read. */
    Cartridge cartridge() {
        return cartridge;
    }

    boolean threading() {
        return seat == Seat.LOADED && clock.now().compareTo(readyAt) < 0;
    }

    /** The loaded, ready cartridge. */
    Cartridge ready() throws CheckCondition {
        switch (seat) {
            case EMPTY -> throw CheckCondition.of(2, 0x3A, 0x00);
            case UNLOADED -> throw CheckCondition.of(2, 0x04, 0x02);
            case INCOMPATIBLE -> throw CheckCondition.of(3, 0x30, 0x00);
            case DAMAGED -> throw CheckCondition.of(3, 0x52, 0x00);
            case LOADED -> {
                if (threading()) {
                    throw CheckCondition.of(2, 0x04, 0x01);
                }
            }
        }
        return cartridge;
    }

    TapeMedium medium() {
        return cartridge.medium();
    }

    /** The cartridge is put in and threads itself; null is one that cannot be opened. */
    void insert(Cartridge put) throws IOException {
        cartridge = put;
        if (put == null) {
            seat = Seat.DAMAGED;
        } else if (!model.reads().contains(put.card().type())) {
            seat = Seat.INCOMPATIBLE;
        } else {
            thread();
        }
    }

    void thread() throws IOException {
        seat = Seat.LOADED;
        toBeginning();
        touched = false;
        loadWritten = 0;
        loadRead = 0;
        readyAt = clock.now().plus(timed
                ? Duration.ofSeconds(timing().loadSeconds()) : Duration.ZERO);
        cartridge.countUse(1, 0, 0);
    }

    private void toBeginning() {
        partition = 0;
        block = 0;
        bufferedObjects = 0;
        bufferedBytes = 0;
    }

    /** Rewinds, flushes, lets go. */
    void unload() throws IOException {
        if (seat == Seat.LOADED) {
            flush();
            pass(timing().rewind(place(block)));
            pass(Duration.ofSeconds(timing().unloadSeconds()));
            cartridge.countUse(0, loadWritten, loadRead);
            toBeginning();
        }
        seat = Seat.UNLOADED;
    }

    /** The cartridge is taken out. */
    void remove() throws IOException {
        Cartridge taken = cartridge;
        if (seat == Seat.LOADED) {
            unload();
        }
        seat = Seat.EMPTY;
        cartridge = null;
        if (taken != null) {
            taken.medium().close();
        }
    }

    /** A power cut: the buffer is lost, the cartridge stays. */
    void powerCut() throws IOException {
        Cartridge left = cartridge;
        seat = Seat.EMPTY;
        cartridge = null;
        toBeginning();
        if (left != null) {
            left.medium().crash();
            left.medium().close();
        }
    }

    void flush() throws IOException {
        try {
            medium().flush();
        } catch (IOException e) {
            block = Math.min(block, medium().endOfData(partition));
            throw e;
        } finally {
            bufferedObjects = 0;
            bufferedBytes = 0;
        }
    }

    /** Flushes what is buffered before the head goes anywhere else. */
    void settle() throws IOException {
        if (bufferedObjects > 0) {
            flush();
        }
    }

    /** The first change after a load counts the volume change reference up. */
    void touch() throws IOException {
        if (!touched) {
            cartridge.countChange();
            touched = true;
        }
    }

    /** Moves the head, taking the time that it takes. */
    void moveTo(int toPartition, long toBlock) throws IOException {
        settle();
        if (timed) {
            double from = place(block);
            partition = toPartition;
            double to = place(toBlock);
            block = toBlock;
            pass(toBlock == 0 ? timing().rewind(from) : timing().locate(from, to));
        }
        partition = toPartition;
        block = toBlock;
    }

    void streamed(int bytes, boolean writing) {
        if (writing) {
            written += bytes;
            loadWritten += bytes;
        } else {
            read += bytes;
            loadRead += bytes;
        }
        if (timed) {
            pass(timing().stream(bytes));
        }
    }

    long loadWritten() {
        return loadWritten;
    }

    long loadRead() {
        return loadRead;
    }

    private TapeTiming timing() {
        return TapeTiming.of(cartridge.card().type());
    }

    private double place(long atBlock) throws IOException {
        if (!timed) {
            return 0;
        }
        long before = medium().usedBefore(partition, atBlock)
                + (partition == 1 ? cartridge.capacity(0) : 0);
        return Math.min(0.999999, (double) before / cartridge.card().capacityBytes());
    }

    private void pass(Duration time) {
        if (timed) {
            clock.pass(time);
        }
    }

    boolean writeProtected() {
        return cartridge != null && (cartridge.card().writeProtected()
                || !model.writes().contains(cartridge.card().type()));
    }
}
