package org.holdfast.device.vtl.unit;

import java.io.IOException;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.Cartridge;
import org.holdfast.device.vtl.medium.CartridgeCard;

/** FORMAT MEDIUM, SET CAPACITY, ERASE and REPORT DENSITY SUPPORT (SSC-4). */
final class DriveFormat {
    private final LogicalUnit unit;
    private final Deck deck;
    private final DriveModes modes;

    DriveFormat(LogicalUnit unit, Deck deck, DriveModes modes) {
        this.unit = unit;
        this.deck = deck;
        this.modes = modes;
    }

    void addTo(CommandSet set) {
        set.on(0x04, 3000, this::format).on(0x0B, 780, this::setCapacity)
                .on(0x19, 74341, this::erase).on(0x44, 60, this::densities);
    }

    private Cartridge writable() throws CheckCondition {
        Cartridge cartridge = deck.ready();
        if (cartridge.card().writeProtected()) {
            throw CheckCondition.of(7, 0x27, 0x00);
        }
        if (deck.writeProtected()) {
            throw CheckCondition.of(7, 0x30, 0x05);
        }
        return cartridge;
    }

    private Cartridge atBeginning() throws CheckCondition {
        Cartridge cartridge = writable();
        if (deck.partition != 0 || deck.block != 0) {
            throw CheckCondition.of(5, 0x3B, 0x0C);
        }
        return cartridge;
    }

    private int format(Call call) throws CheckCondition, IOException {
        int kind = call.cdb().u8(2) & 0x0F;
        int parameters = call.cdb().u16(3);
        if (kind > 2 || parameters != 0) {
            throw CheckCondition.invalidField();
        }
        Cartridge cartridge = atBeginning();
        int partitions = kind == 0 ? 1 : modes.additionalPartitions() + 1;
        remake(call, cartridge, partitions, cartridge.card().proportion());
        return 0;
    }

    private int setCapacity(Call call) throws CheckCondition, IOException {
        int proportion = call.cdb().u16(3);
        Cartridge cartridge = atBeginning();
        if (proportion == 0) {
            throw CheckCondition.invalidField();
        }
        remake(call, cartridge, 1, proportion);
        return 0;
    }

    private void remake(Call call, Cartridge cartridge, int partitions, int proportion)
            throws IOException {
        deck.touch();
        cartridge.format(partitions, proportion);
        deck.moveTo(0, 0);
        modes.loaded(cartridge);
        unit.attention(call.nexus(), 0x2A, 0x01);
    }

    private int erase(Call call) throws CheckCondition, IOException {
        writable();
        if (!modes.mayWriteAt(deck)) {
            throw CheckCondition.of(7, 0x5A, 0x02);
        }
        deck.settle();
        deck.touch();
        deck.medium().truncate(deck.partition, deck.block);
        return 0;
    }

    private int densities(Call call) throws CheckCondition {
        Cdb cdb = call.cdb();
        if (cdb.bit(1, 1)) {
            throw CheckCondition.invalidField();
        }
        Reply list = new Reply();
        if (cdb.bit(1, 0)) {
            describe(list, deck.ready().card());
        } else {
            for (MediaType type : deck.model().reads()) {
                describe(list, type, deck.model().writes().contains(type),
                        type == deck.model().generation());
            }
        }
        byte[] all = new Reply().u16(list.size() + 2).u16(0).bytes(list.done()).done();
        return call.answer(all, cdb.u16(7));
    }

    private void describe(Reply list, CartridgeCard card) {
        describe(list, card.type(), !deck.writeProtected(), true);
    }

    private static void describe(Reply list, MediaType type, boolean writes, boolean usual) {
        String name = switch (type) {
            case LTO5 -> "U-516";
            case LTO6 -> "U-616";
            case LTO7 -> "U-732";
            case LTO7M8 -> "U-732M8";
            case LTO8 -> "U-832";
            case LTO9 -> "U-932";
            case LTO10 -> "U-1032";
        };
        int tracks = TapeTiming.of(type).wraps() * (type.compareTo(MediaType.LTO7) < 0 ? 16 : 32);
        list.u8(type.density(), type.density(), (writes ? 0x80 : 0) | (usual ? 0x20 : 0)).u16(0)
                .u24(19_000).u16(127).u16(tracks).u32(type.nativeMegabytes())
                .ascii("LTO-CVE", 8).ascii(name, 8).ascii("Ultrium " + name, 20);
    }
}
