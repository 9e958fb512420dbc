package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.model.Metadata.Kind;

/**
 * One look at a file, links not followed: identity, size, times, mode, owner's numbers.
 *
 * @param mode type and permissions, as {@code st_mode} has them
 * @param links how many names it has
 */
record FileLook(int mode, int uid, int gid, int links, long size, long inode, long device,
        Instant modified, Instant accessed, Instant created, Instant changed) {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMLINK = 0120000;
    private static final int MODE_BITS = 07777;
    /** All that is asked of a file at once; names of owners are dear and asked separately. */
    private static final String ATTRIBUTES = "unix:mode,uid,gid,nlink,size,ino,dev,ctime,"
            + "lastModifiedTime,lastAccessTime,creationTime";

    /**
     * Looks at what has this name now.
     *
     * @throws IOException as {@link Files#readAttributes} does
     */
    static FileLook at(Path path) throws IOException {
        Optional<FileLook> look = Linux.calls().flatMap(linux -> linux.look(path));
        return look.isPresent() ? look.get() : asked(path);
    }

    /** The same without calls of our own; says why when it fails. */
    static FileLook asked(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path, ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
        return new FileLook((Integer) unix.get("mode"), (Integer) unix.get("uid"),
                (Integer) unix.get("gid"), (Integer) unix.get("nlink"),
                (Long) unix.get("size"), (Long) unix.get("ino"), (Long) unix.get("dev"),
                time(unix, "lastModifiedTime"), time(unix, "lastAccessTime"),
                time(unix, "creationTime"), time(unix, "ctime"));
    }

    private static Instant time(Map<String, Object> unix, String name) {
        return ((FileTime) unix.get(name)).toInstant();
    }

    /** File, directory or link; empty: something else. */
    Optional<Kind> kind() {
        return switch (mode & TYPE) {
            case REGULAR -> Optional.of(Kind.FILE);
            case DIRECTORY -> Optional.of(Kind.DIRECTORY);
            case SYMLINK -> Optional.of(Kind.SYMLINK);
            default -> Optional.empty();
        };
    }

    boolean regular() {
        return (mode & TYPE) == REGULAR;
    }

    /** The mode without the type. */
    int permissions() {
        return mode & MODE_BITS;
    }

    /** What a look at the same, unchanged file would not see otherwise; empty when nothing. */
    Optional<String> differs(FileLook before) {
        if (device != before.device || inode != before.inode) {
            return Optional.of("inode");
        }
        if (size != before.size) {
            return Optional.of("size");
        }
        if (!modified.equals(before.modified)) {
            return Optional.of("mtime");
        }
        return changed.equals(before.changed) ? Optional.empty() : Optional.of("ctime");
    }
}
