package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.media.MediaType;

/**
 * The file {@code filedebug_tc_conf.xml} beside a cartridge's records: its type and its capacity,
 * which other software counts in records of 512 KiB, whatever their real size.
 *
 * @param type the cartridge's type
 * @param capacityMegabytes capacity in MiB, 1 to 2^31 - 1
 */
record RecordsConfig(MediaType type, long capacityMegabytes) {
    static final String NAME = "filedebug_tc_conf.xml";
    /** What a cartridge has that says nothing. */
    static final long DEFAULT_MEGABYTES = 3072;
    private static final int MAX_FILE = 1 << 16;
    private static final Pattern CAPACITY = Pattern.compile(
            "<capacity_mb>\\s*(\\d{1,9})\\s*</capacity_mb>");
    private static final Pattern TYPE = Pattern.compile(
            "<cart_type>\\s*([0-9A-Z]{2})\\s*</cart_type>");

    /** What the file in {@code directory} says; empty when there is none. */
    static Optional<RecordsConfig> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_FILE) {
            throw new IOException("too long: " + file);
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Matcher capacity = CAPACITY.matcher(text);
        Matcher type = TYPE.matcher(text);
        MediaType found = MediaType.LTO5;
        if (type.find()) {
            for (MediaType t : MediaType.values()) {
                found = t.suffix().equals(type.group(1)) ? t : found;
            }
        }
        return Optional.of(new RecordsConfig(found, capacity.find()
                ? Math.max(1, Long.parseLong(capacity.group(1))) : DEFAULT_MEGABYTES));
    }

    void write(Path directory) throws IOException {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <filedebug_cartridge_config>
                    <dummy_io>false</dummy_io>
                    <emulate_readonly>false</emulate_readonly>
                    <capacity_mb>%d</capacity_mb>
                    <cart_type>%s</cart_type>
                    <density_code>%02X</density_code>
                    <delay_mode>None</delay_mode>
                    <wraps>40</wraps>
                    <eot_to_bot_sec>12</eot_to_bot_sec>
                    <change_direction_us>2000000</change_direction_us>
                    <change_track_us>10000</change_track_us>
                    <threading_sec>0</threading_sec>
                </filedebug_cartridge_config>
                """.formatted(capacityMegabytes, type.suffix(), type.density());
        DurableFile.replace(directory.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The MiB that other software must be told for these numbers of records, so that neither
     * partition is full: 2 records a MiB, 5 % for partition 0, the rest for partition 1.
     */
    static long needed(long recordsOnFirst, long recordsOnSecond) {
        double index = recordsOnFirst / (2 * 0.05);
        double data = recordsOnSecond / (2 * 0.95);
        return (long) Math.ceil(Math.max(index, data) * 1.06) + 16;
    }
}
