package org.holdfast.device.vtl.unit;

import java.util.Arrays;
import org.holdfast.device.vtl.medium.Cartridge;

/** The mode pages of a drive: 0Fh, 10h, 10h/01h and 11h (SSC-4 8.5). */
final class DriveModes {
    private static final long MEGABYTE = 1_000_000;
    private final Deck deck;
    private boolean compression = true;
    private int warningMegabytes;
    private boolean appendOnly;
    private int overwritePartition = -1;
    private long overwriteBlock;
    private int additionalPartitions;

    DriveModes(LogicalUnit unit, Deck deck) {
        this.deck = deck;
        new ModePages(unit, new DriveHeader(deck))
                .page(0x0F, 0, new Compression())
                .page(0x10, 0, this::configuration)
                .page(0x10, 1, new Extension())
                .page(0x11, 0, new Partitions());
        unit.commands().on(0x82, 60, this::allowOverwrite);
    }

    boolean compression() {
        return compression;
    }

    long programmableWarningBytes() {
        return warningMegabytes * MEGABYTE;
    }

    int additionalPartitions() {
        return additionalPartitions;
    }

    /** A cartridge brings its own partitions. */
    void loaded(Cartridge cartridge) {
        additionalPartitions = cartridge.medium().partitions() - 1;
        overwritePartition = -1;
    }

    /** Append-only mode lets only what was allowed be overwritten. */
    boolean mayWriteAt(Deck head) {
        boolean atEnd = head.block == head.medium().endOfData(head.partition);
        boolean allowed = overwritePartition == head.partition && overwriteBlock == head.block;
        return !appendOnly || atEnd || allowed;
    }

    private int allowOverwrite(Call call) throws CheckCondition {
        deck.ready();
        Cdb cdb = call.cdb();
        switch (cdb.u8(2) & 0x0F) {
            case 0 -> overwritePartition = -1;
            case 1 -> {
                if (cdb.u8(3) != deck.partition || cdb.s64(4) != deck.block) {
                    throw CheckCondition.invalidField();
                }
                overwritePartition = deck.partition;
                overwriteBlock = deck.block;
            }
            case 2 -> overwritePartition = -1;
            default -> throw CheckCondition.invalidField();
        }
        return 0;
    }

    private record DriveHeader(Deck deck) implements ModePages.Header {
        @Override
        public int mediumType() {
            return deck.cartridge() == null ? 0 : deck.cartridge().card().type().mediumType();
        }

        @Override
        public int deviceSpecific() {
            return 0x10 | (deck.writeProtected() ? 0x80 : 0);
        }

        @Override
        public byte[] blockDescriptor() {
            int density = deck.cartridge() == null ? deck.model().generation().density()
                    : deck.cartridge().card().type().density();
            return new Reply().u8(density).zeros(7).done();
        }
    }

    private final class Compression implements ModePages.Page {
        @Override
        public byte[] values(ModePages.Control control) {
            boolean on = control == ModePages.Control.DEFAULT || compression;
            int enable = control == ModePages.Control.CHANGEABLE ? 0x80 : on ? 0xC0 : 0x40;
            int decompress = control == ModePages.Control.CHANGEABLE ? 0 : 0x80;
            int algorithm = control == ModePages.Control.CHANGEABLE ? 0 : 0xFF;
            return new Reply().u8(0x0F, 0x0E, enable, decompress).u32(algorithm).u32(algorithm)
                    .zeros(4).done();
        }

        @Override
        public boolean select(byte[] page) throws CheckCondition {
            if (page.length != 16) {
                throw CheckCondition.invalidParameter();
            }
            boolean wanted = (page[2] & 0x80) != 0;
            boolean changed = wanted != compression;
            compression = wanted;
            return changed;
        }
    }

    private byte[] configuration(ModePages.Control control) {
        Reply r = new Reply().u8(0x10, 0x0E);
        return control == ModePages.Control.CHANGEABLE ? r.zeros(14).done()
                : r.u8(0, deck.partition, 0, 0).u16(0x0014).u8(0x40, 0, 0x18, 0, 0, 0)
                        .u8(compression ? 1 : 0, 0).done();
    }

    private final class Extension implements ModePages.Page {
        @Override
        public byte[] values(ModePages.Control control) {
            Reply r = new Reply().u8(0x50, 0x01).u16(0x1C).u8(0);
            switch (control) {
                case CURRENT -> r.u8(appendOnly ? 0x10 : 0).u16(warningMegabytes);
                case CHANGEABLE -> r.u8(0xF0).u16(0xFFFF);
                case DEFAULT -> r.u8(0).u16(0);
            }
            return r.zeros(24).done();
        }

        @Override
        public boolean select(byte[] page) throws CheckCondition {
            int mode = page.length == 32 ? page[5] >> 4 & 0x0F : -1;
            if (mode < 0 || mode > 1) {
                throw CheckCondition.invalidParameter();
            }
            byte[] before = values(ModePages.Control.CURRENT);
            appendOnly = mode == 1;
            warningMegabytes = (page[6] & 0xFF) << 8 | page[7] & 0xFF;
            return !Arrays.equals(before, values(ModePages.Control.CURRENT));
        }
    }

    /**
     * Page 11h. What is asked for takes effect at FORMAT MEDIUM; sizes are taken as a wish, since
     * the drive's own rule says how large an index partition is.
     */
    private final class Partitions implements ModePages.Page {
        private static final int LENGTH = 0x0E;

        @Override
        public byte[] values(ModePages.Control control) {
            Reply r = new Reply().u8(0x11, LENGTH);
            if (control == ModePages.Control.CHANGEABLE) {
                return r.u8(0, 1, 0xF8, 0, 0x0F, 0).zeros(8).done();
            }
            Cartridge c = control == ModePages.Control.CURRENT ? deck.cartridge() : null;
            long capacity = c == null ? 0 : c.card().capacityBytes();
            boolean small = capacity < 65_000 * MEGABYTE;
            int exponent = small ? 6 : 9;
            r.u8(1, c == null ? 0 : additionalPartitions, 0x3C, 0x03, exponent, 0);
            int count = c == null ? 0 : c.medium().partitions();
            for (int i = 0; i < 4; i++) {
                long unit = small ? MEGABYTE : MEGABYTE * 1000;
                long size = i < count ? Math.max(1, c.capacity(i) / unit) : 0;
                r.u16((int) Math.min(0xFFFE, size));
            }
            return r.done();
        }

        @Override
        public boolean select(byte[] page) throws CheckCondition {
            int wanted = page.length >= 8 ? page[3] & 0xFF : 0xFF;
            if (wanted > 1) {
                throw CheckCondition.invalidParameter();
            }
            boolean changed = wanted != additionalPartitions;
            additionalPartitions = wanted;
            return changed;
        }
    }
}
