package org.holdfast.engine.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What staging knows of one segment; guarded by the {@link Shelf}. */
final class Segment {
    private static final int DIGITS = 12;
    private static final String SUFFIX = ".segment";

    final long number;
    final List<String> domains;
    final List<SegmentReader> readers = new ArrayList<>();
    long bytes;
    int members;
    boolean sealed;
    boolean safe;
    boolean evicting;

    Segment(long number, List<String> domains) {
        this.number = number;
        this.domains = domains;
    }

    static Segment found(AcceptedSegment accepted) {
        Segment segment = new Segment(accepted.segment(), List.of());
        segment.bytes = accepted.bytes();
        segment.members = accepted.members();
        segment.safe = accepted.safe();
        segment.sealed = true;
        return segment;
    }

    SealedSegment asSealed() {
        return new SealedSegment(number, bytes, members, domains);
    }

    /** The file's name: twelve digits and {@code .segment}. */
    static String fileName(long number) {
        return String.format(java.util.Locale.ROOT, "%0" + DIGITS + "d", number) + SUFFIX;
    }

    /** The number in a file's name, 0 when it is not a segment's. */
    static long numberOf(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9]{12}\\.segment")
                ? Long.parseLong(name.substring(0, DIGITS)) : 0;
    }
}
