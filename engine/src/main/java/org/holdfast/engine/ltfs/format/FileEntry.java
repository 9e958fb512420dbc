package org.holdfast.engine.ltfs.format;

import java.util.List;
import java.util.Optional;

/**
 * A file or a symbolic link.
 *
 * @param length bytes of the file; 0 for a link
 * @param openForWrite the file was open when the index was written
 * @param extents where its bytes are; gaps and the tail up to {@code length} are zeros
 * @param symlink the target of a link; then there are no extents
 */
public record FileEntry(String name, long uid, EntryTimes times, boolean readOnly,
        List<ExtendedAttribute> attributes, long length, boolean openForWrite,
        List<Extent> extents, Optional<String> symlink) implements IndexEntry {
    /** Copies the lists and checks that a link has no bytes. */
    public FileEntry {
        attributes = List.copyOf(attributes);
        extents = List.copyOf(extents);
        if (symlink.isPresent() && (!extents.isEmpty() || length != 0)) {
            throw new IllegalArgumentException("link with content: " + name);
        }
    }
}
