package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.OptionalLong;
import org.holdfast.device.vtl.medium.TapeMedium;

/** REWIND, LOCATE, SPACE and READ POSITION (SSC-4); IMMED is done before status, as it may be. */
final class DriveMotion {
    private final Deck deck;
    private final DriveModes modes;

    DriveMotion(Deck deck, DriveModes modes) {
        this.deck = deck;
        this.modes = modes;
    }

    void addTo(CommandSet set) {
        set.on(0x01, 600, this::rewind).on(0x11, 2940, this::space6).on(0x91, 2940, this::space16)
                .on(0x2B, 2940, this::locate10).on(0x92, 2940, this::locate16)
                .on(0x34, 60, this::position);
    }

    private int rewind(Call call) throws CheckCondition, IOException {
        deck.ready();
        deck.moveTo(deck.partition, 0);
        return 0;
    }

    private int space6(Call call) throws CheckCondition, IOException {
        return space(call.cdb().u8(1) & 0x0F, call.cdb().s24(2));
    }

    private int space16(Call call) throws CheckCondition, IOException {
        return space(call.cdb().u8(1) & 0x0F, call.cdb().s64(4));
    }

    private int space(int code, long count) throws CheckCondition, IOException {
        deck.ready();
        deck.settle();
        switch (code) {
            case 0 -> {
                if (count >= 0) {
                    blocksForward(count);
                } else {
                    blocksBackward(magnitude(count));
                }
            }
            case 1 -> {
                if (count >= 0) {
                    filemarksForward(count);
                } else {
                    filemarksBackward(magnitude(count));
                }
            }
            case 3 -> deck.moveTo(deck.partition, deck.medium().endOfData(deck.partition));
            default -> throw CheckCondition.invalidField();
        }
        return 0;
    }

    private static long magnitude(long negative) {
        return negative == Long.MIN_VALUE ? Long.MAX_VALUE : -negative;
    }

    private void blocksForward(long count) throws CheckCondition, IOException {
        TapeMedium medium = deck.medium();
        long from = deck.block;
        long end = medium.endOfData(deck.partition);
        OptionalLong mark = medium.filemark(deck.partition,
                medium.filemarksBefore(deck.partition, from));
        long clear = (mark.isPresent() ? mark.getAsLong() : end) - from;
        if (count <= clear) {
            deck.moveTo(deck.partition, from + count);
        } else if (mark.isPresent()) {
            deck.moveTo(deck.partition, mark.getAsLong() + 1);
            throw CheckCondition.informed(0, 0x00, 0x01, "F", count - clear, 0);
        } else {
            deck.moveTo(deck.partition, end);
            throw endOfData(count - clear);
        }
    }

    private void blocksBackward(long count) throws CheckCondition, IOException {
        TapeMedium medium = deck.medium();
        long from = deck.block;
        OptionalLong mark = medium.filemark(deck.partition,
                medium.filemarksBefore(deck.partition, from) - 1);
        long clear = mark.isPresent() ? from - mark.getAsLong() - 1 : from;
        if (count <= clear) {
            deck.moveTo(deck.partition, from - count);
        } else if (mark.isPresent()) {
            deck.moveTo(deck.partition, mark.getAsLong());
            throw CheckCondition.informed(0, 0x00, 0x01, "F", count - clear, 0);
        } else {
            deck.moveTo(deck.partition, 0);
            throw CheckCondition.informed(0, 0x00, 0x04, "E", count - clear, 0);
        }
    }

    private void filemarksForward(long count) throws CheckCondition, IOException {
        if (count == 0) {
            return;
        }
        TapeMedium medium = deck.medium();
        long before = medium.filemarksBefore(deck.partition, deck.block);
        long end = medium.endOfData(deck.partition);
        long after = medium.filemarksBefore(deck.partition, end) - before;
        if (count > after) {
            deck.moveTo(deck.partition, end);
            throw endOfData(count - after);
        }
        deck.moveTo(deck.partition,
                medium.filemark(deck.partition, before + count - 1).getAsLong() + 1);
    }

    private void filemarksBackward(long count) throws CheckCondition, IOException {
        TapeMedium medium = deck.medium();
        long before = medium.filemarksBefore(deck.partition, deck.block);
        if (count > before) {
            deck.moveTo(deck.partition, 0);
            throw CheckCondition.informed(0, 0x00, 0x04, "E", count - before, 0);
        }
        deck.moveTo(deck.partition,
                medium.filemark(deck.partition, before - count).getAsLong());
    }

    private CheckCondition endOfData(long residual) {
        boolean missing = deck.medium().endOfDataMissing(deck.partition);
        return CheckCondition.informed(8, missing ? 0x14 : 0x00, missing ? 0x03 : 0x05, "",
                residual, 0);
    }

    private int locate10(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        return locate(cdb.bit(1, 1), cdb.u8(8), 0, cdb.u32(3));
    }

    private int locate16(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        return locate(cdb.bit(1, 1), cdb.u8(3), cdb.u8(1) >> 3 & 3, cdb.s64(4));
    }

    private int locate(boolean change, int toPartition, int kind, long id)
            throws CheckCondition, IOException {
        deck.ready();
        TapeMedium medium = deck.medium();
        int target = change ? toPartition : deck.partition;
        if (target >= medium.partitions() || kind == 2) {
            throw CheckCondition.invalidField();
        }
        deck.settle();
        long end = medium.endOfData(target);
        if (kind == 3) {
            deck.moveTo(target, end);
            return 0;
        }
        long block = id;
        if (kind == 1 && id > 0) {
            block = medium.filemark(target, id - 1).orElse(end) + 1;
        }
        // Numbers are unsigned: a negative one is far beyond the end.
        if (block < 0 || block > end) {
            deck.moveTo(target, end);
            throw CheckCondition.of(8, 0x00, 0x05);
        }
        deck.moveTo(target, block);
        return 0;
    }

    private int position(Call call) throws CheckCondition, IOException {
        deck.ready();
        Cdb cdb = call.cdb();
        int form = cdb.u8(1) & 0x1F;
        if (form != 8 && cdb.u16(7) != 0) {
            throw CheckCondition.invalidField();
        }
        long last = deck.block - deck.bufferedObjects;
        Reply r = new Reply();
        switch (form) {
            case 0, 1 -> r.u8(flags(), deck.partition).u16(0).u32(deck.block).u32(last).u8(0)
                    .u24((int) Math.min(0xFFFFFF, deck.bufferedObjects))
                    .u32(Math.min(0xFFFFFFFFL, deck.bufferedBytes));
            case 6 -> r.u8(flags() & 0xC1).zeros(3).u32(deck.partition).u64(deck.block)
                    .u64(deck.medium().filemarksBefore(deck.partition, deck.block)).u64(0);
            case 8 -> r.u8(flags(), deck.partition).u16(0x1C).u8(0)
                    .u24((int) Math.min(0xFFFFFF, deck.bufferedObjects)).u64(deck.block)
                    .u64(last).u64(deck.bufferedBytes);
            default -> throw CheckCondition.invalidField();
        }
        return call.answer(r.done(), form == 8 ? cdb.u16(7) : r.size());
    }

    private int flags() throws IOException {
        long before = deck.medium().usedBefore(deck.partition, deck.block);
        long early = deck.cartridge().capacity(deck.partition)
                - deck.cartridge().reserve(deck.partition);
        long programmed = early - modes.programmableWarningBytes();
        boolean beyondProgrammed = modes.programmableWarningBytes() > 0 && before > programmed;
        return (deck.block == 0 ? 0x80 : 0) | (before > early ? 0x40 : 0)
                | (beyondProgrammed ? 0x01 : 0);
    }
}
