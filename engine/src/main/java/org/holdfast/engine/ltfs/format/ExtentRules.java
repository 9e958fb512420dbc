package org.holdfast.engine.ltfs.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What must hold among the extents of a file, else the whole index is unreadable. */
final class ExtentRules {
    private ExtentRules() {}

    /** Why these extents cannot be those of a file of {@code length} bytes. */
    static Optional<String> refusal(List<Extent> extents, long length) {
        if (length < 0) {
            return Optional.of("length " + length);
        }
        if (extents.isEmpty()) {
            return Optional.empty();
        }
        List<Extent> ordered = ascending(extents) ? extents : extents.stream()
                .sorted(Comparator.comparingLong(Extent::fileOffset)).toList();
        long end = 0;
        for (Extent e : ordered) {
            if (e.fileOffset() < end) {
                return Optional.of("extents overlap at byte " + e.fileOffset());
            }
            end = e.fileOffset() + e.byteCount();
            if (e.startBlock() > Long.MAX_VALUE - e.byteCount() - e.byteOffset()) {
                return Optional.of("extent at block " + e.startBlock());
            }
        }
        return end <= length ? Optional.empty()
                : Optional.of("extents end at byte " + end + " of " + length);
    }

    private static boolean ascending(List<Extent> extents) {
        for (int i = 1; i < extents.size(); i++) {
            if (extents.get(i).fileOffset() < extents.get(i - 1).fileOffset()) {
                return false;
            }
        }
        return true;
    }
}
