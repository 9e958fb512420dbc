package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.device.vtl.medium.Cartridge;
import org.holdfast.device.vtl.medium.TapeMedium;

/** READ, WRITE, WRITE FILEMARKS and READ BLOCK LIMITS in variable block mode (SSC-4). */
final class DriveTransfer {
    private final Deck deck;
    private final DriveModes modes;
    private final TapeAlerts alerts;

    DriveTransfer(Deck deck, DriveModes modes, TapeAlerts alerts) {
        this.deck = deck;
        this.modes = modes;
        this.alerts = alerts;
    }

    void addTo(CommandSet set) {
        set.on(0x05, 60, this::blockLimits).on(0x08, 2280, this::read)
                .on(0x0A, 1500, this::write).on(0x10, 1620, this::filemarks);
    }

    private int blockLimits(Call call) throws CheckCondition {
        if (call.cdb().bit(1, 0)) {
            throw CheckCondition.invalidField();
        }
        byte[] limits = new Reply().u8(0).u24(TapeMedium.MAX_BLOCK).u16(1).done();
        return call.answer(limits, 6);
    }

    private int read(Call call) throws CheckCondition, IOException {
        deck.ready();
        Cdb cdb = call.cdb();
        int length = transferLength(cdb, 0);
        boolean silent = cdb.bit(1, 1);
        if (length == 0) {
            return 0;
        }
        TapeMedium medium = deck.medium();
        if (deck.block >= medium.endOfData(deck.partition)) {
            deck.settle();
            boolean missing = medium.endOfDataMissing(deck.partition);
            throw CheckCondition.informed(8, missing ? 0x14 : 0x00, missing ? 0x03 : 0x05, "",
                    length, 0);
        }
        int room = Math.min(length, call.data().remaining());
        ByteBuffer into = call.data().slice(call.data().position(), room);
        TapeMedium.Item item = medium.read(deck.partition, deck.block, into);
        deck.block++;
        if (item.filemark()) {
            throw CheckCondition.informed(0, 0x00, 0x01, "F", length, 0);
        }
        int moved = into.position();
        call.data().position(call.data().position() + moved);
        deck.streamed(item.length(), false);
        if (item.length() != length && !silent) {
            throw CheckCondition.informed(0, 0, 0, "I", (long) length - item.length(), moved);
        }
        return moved;
    }

    /** FIXED is refused, as the block length is 0; {@code reserved} are bits that must be clear. */
    private static int transferLength(Cdb cdb, int reserved) throws CheckCondition {
        if (cdb.bit(1, 0) || (cdb.u8(1) & reserved) != 0) {
            throw CheckCondition.invalidField();
        }
        return cdb.u24(2);
    }

    private int write(Call call) throws CheckCondition, IOException {
        Cartridge cartridge = deck.ready();
        int length = transferLength(call.cdb(), 0x02);
        if (length > TapeMedium.MAX_BLOCK) {
            throw CheckCondition.invalidField();
        }
        checkWritable(cartridge);
        if (length == 0) {
            return 0;
        }
        if (call.data().remaining() < length) {
            throw new IllegalArgumentException("WRITE of " + length + " bytes with "
                    + call.data().remaining() + " bytes of data");
        }
        long before = deck.medium().usedBefore(deck.partition, deck.block);
        if (before + length > cartridge.capacity(deck.partition)) {
            throw CheckCondition.informed(0x0D, 0x00, 0x02, "E", length, 0);
        }
        deck.touch();
        ByteBuffer block = call.data().slice(call.data().position(), length);
        append(() -> deck.medium().write(deck.partition, deck.block, block));
        call.data().position(call.data().position() + length);
        deck.block++;
        deck.bufferedObjects++;
        deck.bufferedBytes += length;
        deck.streamed(length, true);
        warn(cartridge, before, before + length, length);
        return length;
    }

    private interface Append {
        void run() throws IOException;
    }

    /** A failed write loses what was buffered: the head cannot be behind what is left. */
    private void append(Append append) throws IOException {
        try {
            append.run();
        } catch (IOException e) {
            alerts.raise(2);
            deck.block = Math.min(deck.block, deck.medium().endOfData(deck.partition));
            deck.bufferedObjects = 0;
            deck.bufferedBytes = 0;
            throw e;
        }
    }

    private int filemarks(Call call) throws CheckCondition, IOException {
        Cartridge cartridge = deck.ready();
        boolean immediate = call.cdb().bit(1, 0);
        int count = call.cdb().u24(2);
        if (call.cdb().bit(1, 1)) {
            throw CheckCondition.invalidField();
        }
        if (count > 0) {
            checkWritable(cartridge);
            long before = deck.medium().usedBefore(deck.partition, deck.block);
            long after = before + (long) count * TapeMedium.FILEMARK_BYTES;
            if (after > cartridge.capacity(deck.partition)) {
                throw CheckCondition.informed(0x0D, 0x00, 0x02, "E", count, 0);
            }
            deck.touch();
            append(() -> deck.medium().writeFilemarks(deck.partition, deck.block, count));
            deck.block += count;
            deck.bufferedObjects += count;
            flushUnless(immediate);
            warn(cartridge, before, after, 0);
        } else {
            flushUnless(immediate);
        }
        return 0;
    }

    private void flushUnless(boolean immediate) throws IOException {
        if (!immediate) {
            deck.flush();
        }
    }

    private void checkWritable(Cartridge cartridge) throws CheckCondition {
        if (cartridge.card().writeProtected()) {
            alerts.raise(9);
            throw CheckCondition.of(7, 0x27, 0x00);
        }
        if (!deck.model().writes().contains(cartridge.card().type())) {
            throw CheckCondition.of(7, 0x30, 0x05);
        }
        if (!modes.mayWriteAt(deck)) {
            throw CheckCondition.of(7, 0x5A, 0x02);
        }
    }

    /** Early warning each time, programmable early warning when its line is crossed. */
    private void warn(Cartridge cartridge, long before, long after, int transferred)
            throws CheckCondition {
        long early = cartridge.capacity(deck.partition) - cartridge.reserve(deck.partition);
        if (after > early) {
            throw CheckCondition.informed(0, 0x00, 0x02, "E", 0, transferred);
        }
        long programmed = early - modes.programmableWarningBytes();
        if (modes.programmableWarningBytes() > 0 && before <= programmed && after > programmed) {
            throw CheckCondition.informed(0, 0x00, 0x07, "E", 0, transferred);
        }
    }
}
