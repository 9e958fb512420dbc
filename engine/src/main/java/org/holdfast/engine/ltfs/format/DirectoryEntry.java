package org.holdfast.engine.ltfs.format;

import java.util.List;

/** A directory; its contents follow it in the stream of the index. */
public record DirectoryEntry(String name, long uid, EntryTimes times, boolean readOnly,
        List<ExtendedAttribute> attributes) implements IndexEntry {
    /** Copies the list. */
    public DirectoryEntry {
        attributes = List.copyOf(attributes);
    }
}
