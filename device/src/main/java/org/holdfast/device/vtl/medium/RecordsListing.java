package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What files a directory of records has; names that are no record are not looked at. */
final class RecordsListing {
    static final long NOTHING = -2;
    static final long FILEMARK = -1;
    private static final Pattern NAME = Pattern.compile("([01])_(0|[1-9]\\d{0,9})_([RFE])");
    private final List<Map<Long, Long>> lengths = List.of(new HashMap<>(), new HashMap<>());
    private final long[] endMark = {-1, -1};

    RecordsListing(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        for (Path file : files) {
            Matcher m = NAME.matcher(file.getFileName().toString());
            if (m.matches()) {
                add(file, Integer.parseInt(m.group(1)), Long.parseLong(m.group(2)), m.group(3));
            }
        }
    }

    private void add(Path file, int partition, long block, String type) throws IOException {
        switch (type) {
            case "E" -> endMark[partition] = Math.max(endMark[partition], block);
            case "F" -> lengths.get(partition).put(block, FILEMARK);
            default -> {
                long length = Files.size(file);
                if (length < 1 || length > TapeMedium.MAX_BLOCK) {
                    throw new IOException("record of " + length + " bytes: " + file);
                }
                lengths.get(partition).put(block, length);
            }
        }
    }

    /** Where E stands, or -1. */
    long endMark(int partition) {
        return endMark[partition];
    }

    /** Bytes of the record, {@link #FILEMARK} or {@link #NOTHING}. */
    long length(int partition, long block) {
        return lengths.get(partition).getOrDefault(block, NOTHING);
    }
}
