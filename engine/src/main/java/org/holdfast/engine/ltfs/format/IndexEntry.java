package org.holdfast.engine.ltfs.format;

import java.util.List;

/** A directory or a file in an index. */
public sealed interface IndexEntry permits DirectoryEntry, FileEntry {
    /** The name, decoded: 1 to 255 code points; only the root's may be empty. */
    String name();

    /** The file uid, more than 0; 1 is the root. */
    long uid();

    /** The five times. */
    EntryTimes times();

    /** Whether the entry is marked read-only. */
    boolean readOnly();

    /** Extended attributes in their order. */
    List<ExtendedAttribute> attributes();
}
