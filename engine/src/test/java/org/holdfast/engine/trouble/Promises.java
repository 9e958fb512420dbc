package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.query.StoredRun;

/** What holds whatever happens. */
final class Promises {
    private Promises() {}

    static Set<String> codes(List<Failure> failures) {
        Set<String> codes = new TreeSet<>();
        failures.forEach(f -> codes.add(f.code()));
        return codes;
    }

    static void assertState(JobSnapshot.State state, JobSnapshot job) {
        assertEquals(state, job.state(), () -> job.problems() + " " + job.notes());
    }

    /** The keys of all accepted files. */
    static Set<String> accepted(TroubleHouse house) {
        Set<String> keys = new TreeSet<>();
        for (Rows.ObjectRow row : house.ask(new Query.Objects(TroubleHouse.BUCKET, "", true,
                Optional.empty(), 10_000)).objects()) {
            if (row.kind().equals("file")) {
                keys.add(row.key());
            }
        }
        return keys;
    }

    /** Every accepted file comes back as it was, from wherever it is read. */
    static void assertRestorable(TroubleHouse house, Source source) throws IOException {
        assertRestored(house, source, house.restore(Optional.empty()));
    }

    /** Every accepted file comes back from each copy's own cartridge, and from all together. */
    static void assertEachCopy(TroubleHouse house, Source source, int copies)
            throws IOException {
        for (int copy = 1; copy <= copies; copy++) {
            assertRestored(house, source, house.restore(Optional.of(copy)));
        }
        assertRestorable(house, source);
    }

    static void assertRestored(TroubleHouse house, Source source, TroubleHouse.Restored restored)
            throws IOException {
        assertState(JobSnapshot.State.DONE, restored.job());
        for (String key : accepted(house)) {
            byte[] was = source.contents.get(key);
            if (was != null) {
                assertArrayEquals(was, Files.readAllBytes(restored.target().resolve(key)), key);
            }
        }
        try (Stream<java.nio.file.Path> all = Files.walk(restored.target())) {
            assertEquals(accepted(house).size(), all.filter(Files::isRegularFile).count());
        }
    }

    /**
     * Two copies never on one cartridge, every cartridge in one element, nothing evicted that is
     * not safe.
     */
    static void assertInvariants(TroubleHouse house) throws IOException {
        long last = house.journal.upToDate().segments().maxSegment();
        for (long segment = 1; segment <= last; segment++) {
            Map<Barcode, String> domains = new HashMap<>();
            for (StoredRun run : house.journal.catalog().copies().ofSegment(segment, 0,
                    10_000)) {
                String other = domains.put(run.cartridge(), run.domain());
                assertTrue(other == null || other.equals(run.domain()),
                        run.cartridge() + " has two copies of segment " + segment);
            }
            house.journal.catalog().segments().find(segment).ifPresent(row ->
                    assertTrue(!row.evicted() || row.safe(), "evicted and not safe: " + row));
        }
        assertOnePlace(house);
    }

    private static void assertOnePlace(TroubleHouse house) throws IOException {
        Set<Barcode> found = new HashSet<>(house.library.shelf());
        var plan = house.library.plan();
        for (int[] range : new int[][] {{plan.addresses().slots(), plan.slots()},
                {plan.addresses().mailSlots(), plan.mailSlots()},
                {plan.addresses().drives(), plan.drives().size()}}) {
            for (int i = 0; i < range[1]; i++) {
                Optional<Barcode> in = house.library.inElement(range[0] + i);
                in.ifPresent(b -> assertTrue(found.add(b), b + " is in two places"));
            }
        }
        assertTrue(found.size() >= plan.cartridges().size(), "cartridges are gone: " + found);
    }
}
