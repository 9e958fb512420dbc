package org.holdfast.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Run;

/** Where copies of blobs are, by what the ledger says; a second opinion beside the catalog. */
final class CopyPlaces {
    /** A blob by its place in staging. */
    record Blob(long segment, int ordinal) implements Comparable<Blob> {
        @Override
        public int compareTo(Blob other) {
            int c = Long.compare(segment, other.segment);
            return c != 0 ? c : Integer.compare(ordinal, other.ordinal);
        }
    }

    /**
     * A copy that was counted.
     *
     * @param number the ledger entry
     * @param firstBlock where it begins, in the data partition
     * @param byteOffset in that block
     * @param bytes how many it has
     */
    record Copy(long number, String domain, long generation, Run run, long firstBlock,
            int byteOffset, long bytes) {
        /** The block behind it. */
        long endBlock(int blockSize) {
            return firstBlock + (byteOffset + bytes + blockSize - 1) / blockSize;
        }
    }

    /** Why a copy counts no more, whatever is thought of its cartridge. */
    enum Ending {
        /** It could not be read. */
        FAILED,
        /** Its version was deleted for good. */
        DELETED
    }

    /** A copy that counted once. */
    record Past(Barcode cartridge, Copy copy, Ending why) {}

    /** What is known of a cartridge. */
    static final class Tape {
        CartridgeState state = CartridgeState.SCRATCH;
        String domain = "";
        String volume = "";
        int blockSize;
        long generation;
        long indexBlock;
        /** The world's doing: nobody can read it any more. */
        boolean destroyed;
        final Map<Blob, Copy> copies = new TreeMap<>();

        boolean counts() {
            return state != CartridgeState.BAD && state != CartridgeState.FOREIGN
                    && state != CartridgeState.SCRATCH;
        }
    }

    private final Map<Barcode, Tape> tapes = new TreeMap<>();
    private final Map<Blob, List<Past>> past = new TreeMap<>();

    Map<Barcode, Tape> tapes() {
        return tapes;
    }

    Tape tape(Barcode barcode) {
        return tapes.computeIfAbsent(barcode, b -> new Tape());
    }

    /** A copy on this cartridge counts no more, if there is one. */
    Optional<Past> end(Barcode barcode, Blob blob, Ending why) {
        Optional<Past> ended = Optional.ofNullable(tape(barcode).copies.remove(blob))
                .map(copy -> new Past(barcode, copy, why));
        ended.ifPresent(p -> past.computeIfAbsent(blob, b -> new ArrayList<>()).add(p));
        return ended;
    }

    /** The copies of a blob that counted once. */
    List<Past> past(Blob blob) {
        return past.getOrDefault(blob, List.of());
    }

    /** Who has a counting copy of a blob for a domain. */
    Optional<Barcode> holder(Blob blob, String domain) {
        for (Map.Entry<Barcode, Tape> e : tapes.entrySet()) {
            Copy copy = e.getValue().copies.get(blob);
            if (copy != null && e.getValue().counts() && copy.domain().equals(domain)) {
                return Optional.of(e.getKey());
            }
        }
        return Optional.empty();
    }

    /** Whether some counting copy of a blob is left. */
    boolean anywhere(Blob blob) {
        return tapes.values().stream().anyMatch(t -> t.counts() && t.copies.containsKey(blob));
    }
}
