package org.holdfast.device.drive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;

/** Reads and writes attributes of the cartridge's chip (SPC-4 6.16, 6.50, 7.4). */
final class CartridgeMemory {
    private static final int LIST_HEADER = 4;
    private static final int HEADER = 5;
    private static final int ROOM = 0x1000;

    private CartridgeMemory() {
    }

    static Optional<MamAttribute> read(ScsiDevice device, int partition, int id)
            throws IOException {
        try {
            byte[] b = ask(device, partition, id, ROOM);
            int needed = needed(b);
            if (needed > ROOM) {
                b = ask(device, partition, id, needed);
            }
            return first(b, id);
        } catch (ScsiException e) {
            if (e.sense().is(5, 0x24, 0)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static byte[] ask(ScsiDevice device, int partition, int id, int room)
            throws IOException {
        return device.receive(MediumCommands.readAttribute(partition, id, room), room);
    }

    /** Bytes that the list with its first attribute takes, at most 65,544. */
    static int needed(byte[] b) throws IOException {
        if (b.length < LIST_HEADER) {
            throw new IOException("attribute list of " + b.length + " bytes");
        }
        return b.length < LIST_HEADER + HEADER ? LIST_HEADER
                : LIST_HEADER + HEADER + BigEndian.u16(b, LIST_HEADER + 3);
    }

    /**
     * The first attribute of a list if it is the one; an attribute without a value does not
     * exist.
     *
     * @throws IOException when it is cut short or its length is more than the list's
     */
    static Optional<MamAttribute> first(byte[] b, int id) throws IOException {
        int needed = needed(b);
        long listed = LIST_HEADER + BigEndian.u32(b, 0);
        if (needed == LIST_HEADER || listed < LIST_HEADER + HEADER
                || BigEndian.u16(b, LIST_HEADER) != id || needed == LIST_HEADER + HEADER) {
            return Optional.empty();
        }
        if (needed > b.length || needed > listed) {
            throw new IOException("attribute %04Xh of %d bytes in %d".formatted(id,
                    needed - LIST_HEADER - HEADER, Math.min(b.length, listed)));
        }
        return Optional.of(new MamAttribute(id, format(b[LIST_HEADER + 2] & 0x03),
                Arrays.copyOfRange(b, LIST_HEADER + HEADER, needed)));
    }

    private static MamAttribute.Format format(int code) throws IOException {
        return switch (code) {
            case 0 -> MamAttribute.Format.BINARY;
            case 1 -> MamAttribute.Format.ASCII;
            case 2 -> MamAttribute.Format.TEXT;
            default -> throw new IOException("attribute format " + code);
        };
    }

    static void write(ScsiDevice device, int partition, MamAttribute attribute)
            throws IOException {
        byte[] list = list(attribute);
        device.send(MediumCommands.writeAttribute(partition, list.length), list);
    }

    /** The parameter list of WRITE ATTRIBUTE with one attribute. */
    static byte[] list(MamAttribute attribute) {
        byte[] value = attribute.value();
        byte[] b = new byte[LIST_HEADER + HEADER + value.length];
        BigEndian.put(b, 0, 4, HEADER + value.length);
        BigEndian.put(b, LIST_HEADER, 2, attribute.id());
        b[LIST_HEADER + 2] = (byte) switch (attribute.format()) {
            case BINARY -> 0;
            case ASCII -> 1;
            case TEXT -> 2;
        };
        BigEndian.put(b, LIST_HEADER + 3, 2, value.length);
        System.arraycopy(value, 0, b, LIST_HEADER + HEADER, value.length);
        return b;
    }
}
