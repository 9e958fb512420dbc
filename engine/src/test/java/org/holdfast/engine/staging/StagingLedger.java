package org.holdfast.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a test has accepted, as a ledger would know it. */
final class StagingLedger {
    private final Map<StagedBlob, byte[]> filled = new LinkedHashMap<>();
    private final Map<StagedBlob, byte[]> accepted = new LinkedHashMap<>();

    void filled(StagedBlob blob, byte[] bytes) {
        filled.put(blob, bytes);
    }

    void accept(Committed committed) {
        for (StagedBlob blob : committed.blobs()) {
            accepted.put(blob, filled.remove(blob));
        }
    }

    AcceptedSegment[] segments() {
        TreeMap<Long, AcceptedSegment> segments = new TreeMap<>();
        for (StagedBlob blob : accepted.keySet()) {
            segments.merge(blob.segment(), new AcceptedSegment(blob.segment(), blob.stored(), 1,
                    false, false), (a, b) -> new AcceptedSegment(a.segment(),
                            a.bytes() + b.bytes(), a.members() + 1, false, false));
        }
        return segments.values().toArray(AcceptedSegment[]::new);
    }

    int size() {
        return accepted.size();
    }

    /** Every accepted blob can be read as it was. */
    void check(StagingHouse house) throws IOException {
        for (Map.Entry<StagedBlob, byte[]> entry : accepted.entrySet()) {
            assertEquals(StagingHouse.sha256(entry.getValue()),
                    StagingHouse.sha256(house.read(entry.getKey())), entry.getKey().toString());
            assertEquals(entry.getKey().sha256(), StagingHouse.sha256(entry.getValue()));
        }
    }
}
