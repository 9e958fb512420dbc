package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/**
 * Makes the directory agree with the ledger.
 *
 * @param segments those that are still staged
 * @param missing loss
 * @param firstFree a number above all that were seen
 */
record Recovery(List<Segment> segments, List<MissingStagedBytes> missing, long firstFree) {

    static Recovery run(FileStore files, Path directory, Iterable<AcceptedSegment> accepted)
            throws IOException {
        files.createDirectories(directory);
        TreeMap<Long, Path> found = new TreeMap<>();
        for (Path file : files.list(directory)) {
            long number = Segment.numberOf(file);
            if (number > 0) {
                found.put(number, directory.resolve(file.getFileName()));
            }
        }
        long highest = found.isEmpty() ? 0 : found.lastKey();
        List<Segment> segments = new ArrayList<>();
        List<MissingStagedBytes> missing = new ArrayList<>();
        for (AcceptedSegment segment : accepted) {
            highest = Math.max(highest, segment.segment());
            if (segment.evicted() || segment.members() == 0) {
                continue;
            }
            segments.add(Segment.found(segment));
            Path file = found.remove(segment.segment());
            long present = file == null ? again(files, directory, segment.segment())
                    : cut(files, file, segment.bytes());
            if (present < segment.bytes()) {
                missing.add(new MissingStagedBytes(segment.segment(), present, segment.bytes()));
            }
        }
        for (Path file : found.values()) {
            files.delete(file);
        }
        return new Recovery(segments, missing, highest + 1);
    }

    /** Blobs without bytes have lost nothing with a file, and are read from one: here it is. */
    private static long again(FileStore files, Path directory, long segment)
            throws IOException {
        files.create(directory.resolve(Segment.fileName(segment))).close();
        return 0;
    }

    /** Cuts what was never accepted; the bytes that are there. */
    private static long cut(FileStore files, Path path, long accepted) throws IOException {
        try (StoreFile file = files.open(path)) {
            long size = file.size();
            if (size > accepted) {
                file.truncate(accepted);
                file.force();
            }
            return Math.min(size, accepted);
        }
    }
}
