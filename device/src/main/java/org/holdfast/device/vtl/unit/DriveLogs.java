package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.holdfast.device.vtl.medium.Cartridge;

/** The log pages of a drive: 0Ch, 11h, 17h, 2Eh, 31h (SSC-4 8.2, ADC-3 for 11h). */
final class DriveLogs {
    private static final long MEGABYTE = 1_000_000;
    private final Deck deck;
    private final DriveModes modes;
    private final BooleanSupplier prevented;

    DriveLogs(CommandSet set, Deck deck, DriveModes modes, TapeAlerts alerts,
            BooleanSupplier prevented) {
        this.deck = deck;
        this.modes = modes;
        this.prevented = prevented;
        new LogPages(set).page(0x0C, this::sequential).page(0x11, this::status)
                .page(0x17, this::volume).page(0x2E, alerts::put).page(0x31, this::capacity);
    }

    private void sequential(LogPages.Parameters p, Nexus nexus) throws IOException {
        p.number(0, 8, deck.written).number(1, 8, deck.written).number(2, 8, deck.read)
                .number(3, 8, deck.read);
        Cartridge c = deck.seat() == Deck.Seat.LOADED ? deck.cartridge() : null;
        if (c != null) {
            long early = c.capacity(deck.partition) - c.reserve(deck.partition);
            p.number(4, 4, c.used(deck.partition) / MEGABYTE).number(5, 4, early / MEGABYTE)
                    .number(6, 4, c.reserve(deck.partition) / MEGABYTE)
                    .number(7, 4, c.medium().usedBefore(deck.partition, deck.block) / MEGABYTE);
        }
        p.number(0x100, 8, 0);
    }

    private void status(LogPages.Parameters p, Nexus nexus) {
        boolean present = deck.seat() != Deck.Seat.EMPTY;
        boolean loaded = deck.seat() == Deck.Seat.LOADED && !deck.threading();
        int first = 0x01 | (prevented.getAsBoolean() ? 0x80 : 0) | (loaded ? 0x20 : 0)
                | (modes.compression() ? 0x10 : 0) | (deck.writeProtected() ? 0x08 : 0);
        int second = (deck.seat() == Deck.Seat.UNLOADED ? 0x20 : 0) | (present ? 0x10 : 0)
                | (loaded ? 0x07 : 0);
        p.bytes(0, new Reply().u8(first, second, deck.threading() ? 2 : 0, 0).done());
        p.number(1, 2, 1000);
    }

    private void volume(LogPages.Parameters p, Nexus nexus) throws IOException {
        Cartridge c = deck.seat() == Deck.Seat.LOADED ? deck.cartridge() : null;
        p.number(0x00, 1, c == null ? 0 : 1);
        if (c == null) {
            return;
        }
        p.number(0x01, 4, c.card().loads());
        for (int zero = 0x02; zero <= 0x09; zero++) {
            p.number(zero, zero == 0x02 || zero == 0x07 ? 8 : 4, 0);
        }
        p.number(0x0C, 2, 0).number(0x0D, 2, 0);
        p.number(0x0E, 4, deck.loadWritten() / MEGABYTE).number(0x0F, 4,
                deck.loadRead() / MEGABYTE);
        p.number(0x10, 8, (c.card().bytesWritten() + deck.loadWritten()) / MEGABYTE);
        p.number(0x11, 8, (c.card().bytesRead() + deck.loadRead()) / MEGABYTE);
        p.number(0x12, 2, 100).number(0x13, 2, 100).number(0x14, 6, 0).number(0x15, 6, 0);
        p.number(0x16, 4, c.card().capacityBytes() / MEGABYTE);
        long used = 0;
        for (int i = 0; i < c.medium().partitions(); i++) {
            used += c.used(i);
        }
        p.number(0x17, 4, used / MEGABYTE);
        p.number(0x18, 4, c.card().type().nativeMegabytes());
        long life = 100 - Math.min(100, c.card().loads() * 100 / 20_000);
        p.number(0x19, 1, life);
        p.ascii(0x40, c.card().serial(), 32).ascii(0x41, "", 8).ascii(0x42, c.card().barcode(), 32);
        p.ascii(0x43, "HOLDFAST", 8).ascii(0x44, "U", 4).ascii(0x45, "Ultrium", 9);
        p.number(0x80, 1, c.card().writeProtected() ? 1 : 0).number(0x81, 1, 0);
        p.number(0x82, 1, 0).number(0x101, 4, 0).number(0x102, 4, 0);
        p.bytes(0x202, perPartition(c, c::capacity));
        p.bytes(0x203, perPartition(c, i -> c.medium().endOfDataMissing(i)
                ? 0xFFFFFFFFL * MEGABYTE : c.used(i)));
        p.bytes(0x204, perPartition(c, c::remaining));
    }

    private interface Bytes {
        long of(int partition) throws IOException;
    }

    private static byte[] perPartition(Cartridge c, Bytes bytes) throws IOException {
        Reply r = new Reply();
        for (int i = 0; i < c.medium().partitions(); i++) {
            r.u8(7, 0).u16(i).u32(bytes.of(i) / MEGABYTE);
        }
        return r.done();
    }

    private void capacity(LogPages.Parameters p, Nexus nexus) throws CheckCondition, IOException {
        Cartridge c = deck.seat() == Deck.Seat.LOADED ? deck.cartridge() : null;
        for (int i = 0; i < 2; i++) {
            boolean there = c != null && i < c.medium().partitions();
            p.number(1 + i, 4, there ? c.remaining(i) >> 20 : 0);
        }
        for (int i = 0; i < 2; i++) {
            boolean there = c != null && i < c.medium().partitions();
            p.number(3 + i, 4, there ? c.capacity(i) >> 20 : 0);
        }
    }
}
