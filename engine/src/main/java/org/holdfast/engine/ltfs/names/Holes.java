package org.holdfast.engine.ltfs.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.names.ObjectFile.Piece;
import org.holdfast.engine.model.Metadata.Hole;

/** Holes and extents as ranges of a file. */
final class Holes {
    private Holes() {}

    /** Whether the extents are just the bytes of the pieces that are not in holes. */
    static boolean match(List<Piece> pieces, List<Extent> extents, List<Hole> holes) {
        List<Hole> inPieces = within(pieces, holes);
        long bytes = pieces.stream().mapToLong(Piece::length).sum()
                - inPieces.stream().mapToLong(Hole::length).sum();
        return bytes == extents.stream().mapToLong(Extent::byteCount).sum()
                && of(pieces, extents).equals(inPieces);
    }

    /** What the extents leave of the pieces, neighbours joined. */
    static List<Hole> of(List<Piece> pieces, List<Extent> extents) {
        List<Hole> stored = extents.stream().map(e -> new Hole(e.fileOffset(), e.byteCount()))
                .sorted(Comparator.comparingLong(Hole::offset)).toList();
        List<Hole> found = new ArrayList<>();
        int next = 0;
        for (Piece p : pieces) {
            long end = p.offset() + p.length();
            long at = p.offset();
            while (next < stored.size() && stored.get(next).offset() < end) {
                Hole s = stored.get(next);
                add(found, at, Math.max(at, s.offset()));
                at = Math.max(at, s.offset() + s.length());
                if (s.offset() + s.length() > end) {
                    break;
                }
                next++;
            }
            add(found, at, end);
        }
        return found;
    }

    /** The parts of the holes that lie in the pieces, neighbours joined. */
    static List<Hole> within(List<Piece> pieces, List<Hole> holes) {
        List<Hole> found = new ArrayList<>();
        int next = 0;
        for (Piece p : pieces) {
            long end = p.offset() + p.length();
            while (next < holes.size() && holes.get(next).offset() < end) {
                Hole h = holes.get(next);
                add(found, Math.max(h.offset(), p.offset()),
                        Math.min(h.offset() + h.length(), end));
                if (h.offset() + h.length() > end) {
                    break;
                }
                next++;
            }
        }
        return found;
    }

    private static void add(List<Hole> to, long from, long end) {
        if (end <= from) {
            return;
        }
        Hole last = to.isEmpty() ? null : to.getLast();
        if (last != null && last.offset() + last.length() == from) {
            to.set(to.size() - 1, new Hole(last.offset(), end - last.offset()));
        } else {
            to.add(new Hole(from, end - from));
        }
    }
}
