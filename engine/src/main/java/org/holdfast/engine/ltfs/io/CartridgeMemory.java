package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.media.MamAttribute.Format;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.engine.ltfs.format.CoherencyInformation;
import org.holdfast.engine.ltfs.format.IndexWriter;

/**
 * What LTFS keeps in the cartridge's memory chip (LTFS Format 2.4, 10). All of it is a hint: a
 * chip that cannot be read or written slows a mount down and loses nothing.
 */
final class CartridgeMemory {
    private static final System.Logger LOG =
            System.getLogger(CartridgeMemory.class.getName());
    private static final long ALL_ONES = 0xFFFF_FFFFL;
    private static final int UTF_8 = 0x81;
    private static final int NAME_BYTES = 159;

    private final TapeHead head;

    CartridgeMemory(TapeHead head) {
        this.head = head;
    }

    /** The volume change reference; nothing when the drive has none that can be used. */
    OptionalLong changeReference() throws IOException {
        Optional<MamAttribute> vcr = read(0, MamAttribute.VOLUME_CHANGE_REFERENCE);
        if (vcr.isEmpty() || vcr.get().value().length > Long.BYTES) {
            return OptionalLong.empty();
        }
        long value = vcr.get().number();
        return value == 0 || (value & ALL_ONES) == ALL_ONES
                ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Which index was the last on a partition, as the chip has it. */
    Optional<CoherencyInformation> coherency(int partition) throws IOException {
        return read(partition, MamAttribute.VOLUME_COHERENCY)
                .flatMap(a -> CoherencyInformation.parse(a.value()));
    }

    private Optional<MamAttribute> read(int partition, int id) throws IOException {
        try {
            return head.attribute(partition, id);
        } catch (ScsiException e) {
            LOG.log(System.Logger.Level.WARNING, "cartridge memory: " + chip(e).getMessage());
            return Optional.empty();
        }
    }

    /** Writes the coherency information of a partition; says whether it was taken. */
    boolean coherency(int partition, CoherencyInformation value) throws IOException {
        return write(partition, new MamAttribute(MamAttribute.VOLUME_COHERENCY, Format.BINARY,
                value.encode()));
    }

    /** Writes what names the volume for whoever reads the chip without the tape. */
    void describe(VolumeSpec spec) throws IOException {
        write(0, ascii(MamAttribute.APPLICATION_VENDOR, Creator.vendor(), 8));
        write(0, ascii(MamAttribute.APPLICATION_NAME, "LTFS", 32));
        write(0, ascii(MamAttribute.APPLICATION_VERSION, Creator.version(spec.creator()), 8));
        write(0, MamAttribute.padded(MamAttribute.USER_MEDIUM_TEXT_LABEL, Format.TEXT,
                cut(spec.name()), NAME_BYTES + 1, 0));
        write(0, binary(MamAttribute.TEXT_LOCALIZATION, UTF_8));
        write(0, ascii(MamAttribute.BARCODE, spec.barcode().map(b -> b.value()).orElse(""), 32));
        write(0, ascii(MamAttribute.APPLICATION_FORMAT_VERSION, IndexWriter.VERSION, 16));
        write(0, binary(MamAttribute.VOLUME_LOCK, 0));
    }

    /** The beginning of a name that fits, in whole characters. */
    private static String cut(String name) {
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            int point = name.codePointAt(end);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > NAME_BYTES) {
                return name.substring(0, end);
            }
            end += Character.charCount(point);
        }
        return name;
    }

    private static MamAttribute ascii(int id, String text, int length) {
        return MamAttribute.padded(id, Format.ASCII, text, length, ' ');
    }

    private static MamAttribute binary(int id, int value) {
        return new MamAttribute(id, Format.BINARY, new byte[] {(byte) value});
    }

    private boolean write(int partition, MamAttribute attribute) throws IOException {
        try {
            head.attribute(partition, attribute);
            return true;
        } catch (ScsiException e) {
            LOG.log(System.Logger.Level.WARNING, "cartridge memory: " + chip(e).getMessage());
            return false;
        }
    }

    /** A chip that fails or is missing (sense keys 2, 3, 5); anything else is not its fault. */
    private static ScsiException chip(ScsiException e) throws ScsiException {
        if (e.status() == ScsiStatus.CHECK_CONDITION && (e.sense().key() == 2
                || e.sense().key() == 3 || e.sense().key() == 5)) {
            return e;
        }
        throw e;
    }
}
