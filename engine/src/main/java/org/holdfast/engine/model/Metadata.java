package org.holdfast.engine.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is kept of a file beside its content.
 *
 * @param kind file, directory or symbolic link
 * @param modified time of the last change of content, to the nanosecond
 * @param accessed time of the last access
 * @param created time of creation, as far as the source knows
 * @param changed time of the last change of its attributes
 * @param owner mode and owner, if the source has them
 * @param attributes user extended attributes by name without {@code user.}
 * @param linkTarget the target of a symbolic link
 * @param holes ranges of the content that are not stored and read as zeros, ascending, disjoint,
 *     each not empty
 */
public record Metadata(Kind kind, Instant modified, Instant accessed, Instant created,
        Instant changed, Optional<Owner> owner, SortedMap<String, byte[]> attributes,
        Optional<String> linkTarget, List<Hole> holes) {

    /** What it is. */
    public enum Kind { FILE, DIRECTORY, SYMLINK }

    /**
     * Mode and owner of a POSIX file.
     *
     * @param mode permission bits with set-id and sticky, 0 to 07777
     * @param uid user id
     * @param gid group id
     * @param user user name, may be empty
     * @param group group name, may be empty
     */
    public record Owner(int mode, int uid, int gid, String user, String group) {}

    /**
     * A range of zeros that takes no room.
     *
     * @param offset first byte in the content
     * @param length in bytes, more than 0
     */
    public record Hole(long offset, long length) {
        /** Checks the range. */
        public Hole {
            if (offset < 0 || length <= 0 || offset + length < 0) {
                throw new IllegalArgumentException("hole " + offset + "+" + length);
            }
        }
    }

    /** Copies the collections and checks the holes. */
    public Metadata {
        attributes = java.util.Collections.unmodifiableSortedMap(
                new java.util.TreeMap<>(attributes));
        holes = List.copyOf(holes);
        long end = 0;
        for (Hole h : holes) {
            if (h.offset() < end) {
                throw new IllegalArgumentException("holes overlap at " + h.offset());
            }
            end = h.offset() + h.length();
        }
    }

    /** A plain file of which only the time is known. */
    public static Metadata plain(Instant modified) {
        return new Metadata(Kind.FILE, modified, modified, modified, modified, Optional.empty(),
                new java.util.TreeMap<>(), Optional.empty(), List.of());
    }
}
