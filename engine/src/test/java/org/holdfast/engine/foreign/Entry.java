package org.holdfast.engine.foreign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an index says of one file, link or directory, and what the file holds.
 *
 * @param times creation, change, modification, access, backup
 * @param attributes values in hexadecimal by key
 * @param content SHA-256 of a file's bytes, a link's target, nothing of a directory
 */
record Entry(String kind, long uid, long length, boolean readOnly, boolean openForWrite,
        List<Instant> times, Map<String, String> attributes, String content) {
    Entry {
        times = List.copyOf(times);
        attributes = new TreeMap<>(attributes);
    }
}
