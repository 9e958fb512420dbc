package org.holdfast.app.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/**
 * Which buckets are on which cartridge. The engine says it for one cartridge at a time and reads
 * all its copies for it, so the answers are kept until a cartridge changes, and a few are asked for
 * at a time. On the feed's thread only.
 */
final class BucketPlaces {
    private final Map<String, Known> known = new HashMap<>();

    private record Known(long generation, long objects, Set<String> buckets) {
        boolean still(Rows.CartridgeRow row) {
            return generation == row.generation() && objects == row.objects();
        }
    }

    /**
     * Asks for a few cartridges that are not known yet.
     *
     * @param most how many
     * @return whether there are more
     */
    boolean learn(Archive archive, Iterable<Rows.CartridgeRow> rows, int most)
            throws ArchiveException {
        int asked = 0;
        for (Rows.CartridgeRow row : rows) {
            Known before = known.get(row.barcode());
            if (before != null && before.still(row)) {
                continue;
            }
            if (row.objects() > 0 && asked++ >= most) {
                return true;
            }
            known.put(row.barcode(), new Known(row.generation(), row.objects(),
                    row.objects() == 0 ? Set.of() : Set.copyOf(archive.ask(
                            new Query.Cartridge(row.barcode())).objectsByBucket().keySet())));
        }
        return false;
    }

    /** Whether a cartridge holds a part of a bucket; empty while it is not known. */
    Optional<Boolean> holds(Rows.CartridgeRow row, String bucket) {
        Known k = known.get(row.barcode());
        return k == null || !k.still(row) ? Optional.empty()
                : Optional.of(k.buckets.contains(bucket));
    }
}
