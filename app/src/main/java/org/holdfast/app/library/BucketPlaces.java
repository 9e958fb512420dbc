package org.holdfast.app.library;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.engine.api.Rows;

/**
 * Which buckets are on which cartridge. The engine says it for one cartridge at a time and reads
 * all its copies for it, so answers are kept until a cartridge changes. Safe for any thread.
 */
final class BucketPlaces {
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long generation, long objects, Set<String> buckets) {
        boolean still(Rows.CartridgeRow row) {
            return generation == row.generation() && objects == row.objects();
        }
    }

    /** The first cartridge of a library that has to be asked about; empty when all are known. */
    Optional<String> next(Cabinet cabinet) {
        return cabinet.barcodes().stream().filter(b -> cabinet.known(b)
                .filter(row -> row.objects() > 0 && !stillKnown(row)).isPresent()).findFirst();
    }

    private boolean stillKnown(Rows.CartridgeRow row) {
        Known k = known.get(row.barcode());
        return k != null && k.still(row);
    }

    /** Keeps an answer; {@code asked}: the row by which it was asked for. */
    void learn(Rows.CartridgeRow asked, Set<String> buckets) {
        known.put(asked.barcode(), new Known(asked.generation(), asked.objects(),
                Set.copyOf(buckets)));
    }

    /** Whether a cartridge holds a part of a bucket; empty while it is not known. */
    Optional<Boolean> holds(Rows.CartridgeRow row, String bucket) {
        if (row.objects() == 0) {
            return Optional.of(false);
        }
        return stillKnown(row) ? Optional.of(known.get(row.barcode()).buckets.contains(bucket))
                : Optional.empty();
    }
}
