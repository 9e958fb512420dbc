package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.media.MamAttribute.Format;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.Cartridge;

/** READ ATTRIBUTE and WRITE ATTRIBUTE: the cartridge's memory chip (SPC-4 6.14, 6.44, 7.4). */
final class DriveAttributes {
    private static final int MEBIBYTE_SHIFT = 20;
    private final Deck deck;

    DriveAttributes(Deck deck) {
        this.deck = deck;
    }

    void addTo(CommandSet set) {
        set.on(0x8C, 60, this::read).on(0x8D, 60, this::write);
    }

    private int read(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        Cartridge cartridge = partition(cdb);
        TreeMap<Integer, MamAttribute> all = attributes(cartridge, cdb.u8(7));
        int first = cdb.u16(8);
        Reply reply = new Reply();
        switch (cdb.u8(1) & 0x1F) {
            case 0 -> {
                if (!all.containsKey(first)) {
                    throw CheckCondition.invalidField();
                }
                Reply values = new Reply();
                all.tailMap(first).values().forEach(a -> put(values, a));
                reply.u32(values.size()).bytes(values.done());
            }
            case 1, 5 -> {
                Reply ids = new Reply();
                all.tailMap(first).keySet().forEach(ids::u16);
                reply.u32(ids.size()).bytes(ids.done());
            }
            case 2 -> reply.u16(2).u8(0, 1);
            case 3 -> reply.u16(2).u8(0, cartridge.medium().partitions());
            default -> throw CheckCondition.invalidField();
        }
        return call.answer(reply.done(), cdb.length32(10));
    }

    private Cartridge partition(Cdb cdb) throws CheckCondition {
        Cartridge cartridge = deck.ready();
        if (cdb.u8(7) >= cartridge.medium().partitions() || cdb.u8(5) != 0) {
            throw CheckCondition.invalidField();
        }
        return cartridge;
    }

    private static void put(Reply to, MamAttribute a) {
        to.u16(a.id()).u8((isHost(a.id()) ? 0 : 0x80) | a.format().ordinal());
        to.u16(a.value().length).bytes(a.value());
    }

    /** Host attributes: standard ones and vendor-specific ones of hosts. */
    private static boolean isHost(int id) {
        return id >= 0x0800 && id <= 0x0BFF || id >= 0x1400 && id <= 0x17FF;
    }

    private TreeMap<Integer, MamAttribute> attributes(Cartridge c, int partition)
            throws IOException {
        TreeMap<Integer, MamAttribute> all = new TreeMap<>();
        for (int id : c.medium().attributeIds(partition)) {
            if (isHost(id)) {
                c.medium().attribute(partition, id).ifPresent(a -> all.put(id, a));
            }
        }
        long hostBytes = all.values().stream().mapToLong(a -> 5 + a.value().length).sum();
        MediaType type = c.card().type();
        number(all, 0x0000, 8, c.remaining(partition) >> MEBIBYTE_SHIFT);
        number(all, 0x0001, 8, c.capacity(partition) >> MEBIBYTE_SHIFT);
        number(all, 0x0002, 8, 0);
        number(all, 0x0003, 8, c.card().loads());
        number(all, 0x0004, 8, Math.max(0, chipBytes(type) - hostBytes));
        ascii(all, 0x0005, "LTO-CVE", 8);
        number(all, 0x0006, 1, type.density());
        number(all, 0x0007, 2, 1);
        number(all, MamAttribute.VOLUME_CHANGE_REFERENCE, 4, c.changeReference());
        number(all, 0x0220, 8, c.card().bytesWritten() + deck.loadWritten() >> MEBIBYTE_SHIFT);
        number(all, 0x0221, 8, c.card().bytesRead() + deck.loadRead() >> MEBIBYTE_SHIFT);
        number(all, 0x0222, 8, deck.loadWritten() >> MEBIBYTE_SHIFT);
        number(all, 0x0223, 8, deck.loadRead() >> MEBIBYTE_SHIFT);
        ascii(all, 0x0400, "HOLDFAST", 8);
        ascii(all, 0x0401, c.card().serial(), 32);
        number(all, 0x0405, 1, type.density());
        number(all, 0x0407, 8, chipBytes(type));
        number(all, 0x0408, 1, 0);
        return all;
    }

    private static long chipBytes(MediaType type) {
        return switch (type) {
            case LTO5 -> 8160;
            case LTO6, LTO7, LTO7M8, LTO8 -> 16320;
            case LTO9, LTO10 -> 32640;
        };
    }

    private static void number(TreeMap<Integer, MamAttribute> all, int id, int size, long value) {
        byte[] b = ByteBuffer.allocate(8).putLong(value).array();
        all.put(id, new MamAttribute(id, Format.BINARY,
                java.util.Arrays.copyOfRange(b, 8 - size, 8)));
    }

    private static void ascii(TreeMap<Integer, MamAttribute> all, int id, String text, int size) {
        all.put(id, new MamAttribute(id, Format.ASCII, new Reply().ascii(text, size).done()));
    }

    private int write(Call call) throws CheckCondition, IOException {
        Cdb cdb = call.cdb();
        Cartridge cartridge = partition(cdb);
        if (cartridge.card().writeProtected()) {
            throw CheckCondition.of(7, 0x27, 0x00);
        }
        int length = cdb.length32(10);
        if (length == 0) {
            return 0;
        }
        if (length < 4 || length > 1 << 20) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        ByteBuffer list = ByteBuffer.wrap(call.parameters(length));
        if (list.getInt() != length - 4) {
            throw CheckCondition.invalidParameter();
        }
        List<MamAttribute> wanted = new ArrayList<>();
        while (list.hasRemaining()) {
            wanted.add(parse(list));
        }
        checkRoom(cartridge, cdb.u8(7), wanted);
        for (MamAttribute a : wanted) {
            cartridge.medium().attribute(cdb.u8(7), a);
        }
        return length;
    }

    private static MamAttribute parse(ByteBuffer list) throws CheckCondition {
        if (list.remaining() < 5) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        int id = list.getShort() & 0xFFFF;
        int format = list.get() & 0x03;
        int length = list.getShort() & 0xFFFF;
        if (length > list.remaining()) {
            throw CheckCondition.of(5, 0x1A, 0x00);
        }
        if (!isHost(id) || format == 3) {
            throw CheckCondition.invalidParameter();
        }
        byte[] value = new byte[length];
        list.get(value);
        return new MamAttribute(id, Format.values()[format], value);
    }

    private static void checkRoom(Cartridge c, int partition, List<MamAttribute> wanted)
            throws CheckCondition, IOException {
        TreeMap<Integer, Integer> sizes = new TreeMap<>();
        for (int id : c.medium().attributeIds(partition)) {
            c.medium().attribute(partition, id)
                    .ifPresent(a -> sizes.put(id, 5 + a.value().length));
        }
        wanted.forEach(a -> sizes.put(a.id(), 5 + a.value().length));
        if (sizes.values().stream().mapToLong(i -> i).sum() > chipBytes(c.card().type())) {
            throw CheckCondition.of(5, 0x55, 0x06);
        }
    }
}
