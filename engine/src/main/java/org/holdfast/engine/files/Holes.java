package org.holdfast.engine.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * Where a file has holes (lseek with SEEK_DATA and SEEK_HOLE, POSIX.1-2024).
 */
final class Holes {
    /** Shorter files are not asked. */
    static final long WORTH_ASKING = 64 << 10;
    /** A file torn into more pieces than this is taken whole. */
    static final int MOST = 10_000;

    private Holes() {}

    /** The holes, ascending; none when the file system or the platform does not tell. */
    static List<Hole> of(Path path, long size) {
        Optional<Linux> calls = size < WORTH_ASKING ? Optional.empty() : Linux.calls();
        if (calls.isEmpty()) {
            return List.of();
        }
        Linux linux = calls.get();
        int fd = linux.open(path);
        if (fd < 0) {
            return List.of();
        }
        try {
            return find(linux, fd, size);
        } finally {
            linux.close(fd);
        }
    }

    /** The holes of an open file. */
    static List<Hole> of(Linux linux, int fd, long size) {
        return size < WORTH_ASKING ? List.of() : find(linux, fd, size);
    }

    private static List<Hole> find(Linux linux, int fd, long size) {
        List<Hole> holes = new ArrayList<>();
        long at = 0;
        while (at < size && holes.size() < MOST) {
            long hole = linux.nextHole(fd, at);
            if (hole == -2) {
                return List.of();
            }
            if (hole < 0 || hole >= size) {
                return holes;
            }
            long data = linux.nextData(fd, hole);
            if (data == -2) {
                return List.of();
            }
            at = data < 0 ? size : Math.min(data, size);
            if (at > hole) {
                holes.add(new Hole(hole, at - hole));
            }
        }
        return holes;
    }
}
