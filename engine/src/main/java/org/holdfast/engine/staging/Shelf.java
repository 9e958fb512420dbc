package org.holdfast.engine.staging;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The segments that are there. Safe for any thread. */
final class Shelf {
    private final NavigableMap<Long, Segment> segments = new TreeMap<>();

    synchronized void add(Segment segment) {
        segments.put(segment.number, segment);
    }

    synchronized void remove(Segment segment) {
        segments.remove(segment.number);
    }

    /** More blobs of the segment are durable. */
    synchronized void committed(Segment segment, long bytes, int members) {
        segment.bytes = bytes;
        segment.members = members;
    }

    synchronized SealedSegment seal(Segment segment) {
        segment.sealed = true;
        return segment.asSealed();
    }

    synchronized List<SealedSegment> sealed() {
        return segments.values().stream().filter(s -> s.sealed && !s.evicting)
                .map(Segment::asSealed).toList();
    }

    /** Durable bytes of a segment that may be read; empty when there is no such one. */
    synchronized Optional<Long> readable(long number) {
        return Optional.ofNullable(segments.get(number)).filter(s -> !s.evicting)
                .map(s -> s.bytes);
    }

    /** Notes a reader; false when the segment has gone meanwhile. */
    synchronized boolean enter(long number, SegmentReader reader) {
        Segment segment = segments.get(number);
        if (segment == null || segment.evicting) {
            return false;
        }
        segment.readers.removeIf(r -> !r.standing());
        segment.readers.add(reader);
        return true;
    }

    synchronized void leave(long number, SegmentReader reader) {
        Segment segment = segments.get(number);
        if (segment != null) {
            segment.readers.remove(reader);
        }
    }

    /** All readers of a segment, which are then no longer noted. */
    synchronized List<SegmentReader> takeReaders(long number) {
        Segment segment = segments.get(number);
        if (segment == null) {
            return List.of();
        }
        List<SegmentReader> all = List.copyOf(segment.readers);
        segment.readers.clear();
        return all;
    }

    synchronized Eviction beginEviction(long number) {
        Segment segment = segments.get(number);
        if (segment == null || segment.evicting) {
            return Eviction.UNKNOWN;
        }
        if (!segment.sealed) {
            return Eviction.OPEN;
        }
        if (segment.readers.stream().anyMatch(SegmentReader::standing)) {
            return Eviction.LEASED;
        }
        segment.evicting = true;
        return Eviction.EVICTED;
    }

    synchronized void cancelEviction(long number) {
        segments.get(number).evicting = false;
    }

    /** Takes an evicted segment out; its durable bytes. */
    synchronized long evicted(long number) {
        return segments.remove(number).bytes;
    }

    synchronized void safe(long number) {
        Segment segment = segments.get(number);
        if (segment != null) {
            segment.safe = true;
        }
    }

    synchronized long notSafeBytes() {
        return segments.values().stream().filter(s -> !s.safe).mapToLong(s -> s.bytes).sum();
    }

    synchronized int size() {
        return segments.size();
    }
}
