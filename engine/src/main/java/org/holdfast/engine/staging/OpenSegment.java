package org.holdfast.engine.staging;

import java.util.ArrayList;
import java.util.List;

/** A segment that takes blobs, with those that are not durable yet. Owned by its filler. */
final class OpenSegment {
    final Segment segment;
    final SegmentWriter writer;
    final List<StagedBlob> fresh = new ArrayList<>();
    long committedBytes;
    int committedMembers;
    boolean complete;

    OpenSegment(Segment segment, SegmentWriter writer) {
        this.segment = segment;
        this.writer = writer;
    }

    int members() {
        return committedMembers + fresh.size();
    }

    long freshBytes() {
        return fresh.stream().mapToLong(StagedBlob::stored).sum();
    }

    /** A blob whose bytes lie between {@code offset} and the end. */
    StagedBlob add(long offset, long length, String sha256) {
        StagedBlob blob = new StagedBlob(segment.number, members(), offset,
                writer.end() - offset, length, sha256);
        fresh.add(blob);
        return blob;
    }

    /** The fresh blobs have become durable. */
    List<StagedBlob> committed() {
        List<StagedBlob> blobs = List.copyOf(fresh);
        committedBytes = writer.end();
        committedMembers += blobs.size();
        fresh.clear();
        return blobs;
    }
}
