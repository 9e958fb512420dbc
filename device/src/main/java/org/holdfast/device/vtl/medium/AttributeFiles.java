package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.device.media.MamAttribute;

/**
 * Cartridge memory as files {@code attr_<partition>_<id in lower-case hex>}: the five bytes of the
 * attribute's header (id, format, length; SPC-4 7.4) and its value.
 */
final class AttributeFiles {
    private static final Pattern NAME = Pattern.compile("attr_([01])_([0-9a-f]{1,4})");
    private static final int HEADER = 5;
    private final Path directory;

    AttributeFiles(Path directory) {
        this.directory = directory;
    }

    Optional<MamAttribute> get(int partition, int id) throws IOException {
        Path file = file(partition, id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > HEADER + 0xFFFF) {
            throw new IOException("attribute too long: " + file);
        }
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file));
        if (b.remaining() < HEADER) {
            return Optional.empty();
        }
        int named = b.getShort() & 0xFFFF;
        int format = b.get() & 0x03;
        int length = b.getShort() & 0xFFFF;
        if (named != id || length > b.remaining() || format == 3) {
            throw new IOException("not an attribute: " + file);
        }
        byte[] value = new byte[length];
        b.get(value);
        return Optional.of(new MamAttribute(id, MamAttribute.Format.values()[format], value));
    }

    void put(int partition, MamAttribute attribute) throws IOException {
        Path file = file(partition, attribute.id());
        if (attribute.value().length == 0) {
            if (Files.deleteIfExists(file)) {
                DurableFile.syncDirectory(directory);
            }
            return;
        }
        ByteBuffer b = ByteBuffer.allocate(HEADER + attribute.value().length);
        b.putShort((short) attribute.id());
        b.put((byte) attribute.format().ordinal());
        b.putShort((short) attribute.value().length);
        b.put(attribute.value());
        DurableFile.replace(file, b.array());
    }

    List<Integer> ids(int partition) throws IOException {
        List<Integer> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(f -> {
                Matcher m = NAME.matcher(f.getFileName().toString());
                if (m.matches() && Integer.parseInt(m.group(1)) == partition) {
                    ids.add(Integer.parseInt(m.group(2), 16));
                }
            });
        }
        ids.sort(null);
        return ids;
    }

    private Path file(int partition, int id) {
        return directory.resolve("attr_" + partition + "_" + Integer.toHexString(id));
    }
}
