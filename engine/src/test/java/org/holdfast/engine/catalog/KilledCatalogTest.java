package org.holdfast.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects.Depth;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a killed process leaves of the catalog is whole steps, and the number of the last one. Once
 * it was parts of steps, saved by a thread of the database's own (ADR 0013).
 */
class KilledCatalogTest {
    private static final long SEED = 20_261_122L;
    private static final int KILLS = Integer.getInteger("holdfast.catalog.kills", 4);
    private static final int LATEST_MILLIS = 800;
    private static final int MEMBERS = 500;
    private static final int PAGE = 1_000;
    private static final UUID BUCKET = new UUID(1, 1);
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir
    private Path directory;

    @Test
    void holdsWholeSteps() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            killed(random.nextInt(LATEST_MILLIS));
            try (Catalog left = Catalog.open(directory)) {
                String where = "seed " + SEED + ", kill " + kill + ", after " + left.applied();
                assertEquals(Optional.empty(), left.discarded(), where);
                assertTrue(left.applied() > 1, where);
                assertEquals((left.applied() - 1) * MEMBERS, listed(left), where);
                assertEquals((left.applied() - 1) * MEMBERS,
                        left.objects().folder(BUCKET, "").orElseThrow().objects(), where);
                // Rows that nobody sees would be in the way of what comes next.
                left.apply(List.of(entry(left.applied() + 1)));
            }
        }
    }

    private static long listed(Catalog catalog) throws IOException {
        long count = 0;
        Optional<String> last = Optional.empty();
        for (;;) {
            List<ListRow> page = catalog.objects().list(BUCKET, "", Depth.ALL, last, PAGE);
            if (page.isEmpty()) {
                return count;
            }
            count += page.size();
            last = Optional.of(page.getLast().name());
        }
    }

    private void killed(int millis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Applying.class.getName(), directory.toString())
                .redirectErrorStream(true).start();
        try {
            assertEquals("applied", child.inputReader().readLine());
            assertTrue(!child.waitFor(millis, TimeUnit.MILLISECONDS), "it ended by itself");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** 500 objects whose keys lie all over the bucket; the first entry makes that. */
    private static Numbered entry(long number) {
        if (number == 1) {
            return new Numbered(1, Instant.EPOCH, "test", new Fact.BucketCreated(BUCKET, "b",
                    DataPolicy.ofCopies(2)));
        }
        List<AcceptedBlob> blobs = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            long n = number * MEMBERS + i;
            blobs.add(new AcceptedBlob(BUCKET, new ObjectKey("folder-" + n % 7 + "/"
                    + n * 7_919 % 1_000_003), new UUID(n * 31, n), i, 10L * i, 10, 0, 0, 10, SHA,
                    Optional.of(new Complete(10, SHA, Metadata.plain(Instant.EPOCH)))));
        }
        return new Numbered(number, Instant.EPOCH, "test", new Fact.BlobsAccepted(number,
                List.of("copy-1", "copy-2"), blobs));
    }

    /** The process that is killed. */
    static final class Applying {
        private Applying() {}

        public static void main(String[] arguments) throws IOException {
            try (Catalog catalog = Catalog.open(Path.of(arguments[0]))) {
                long first = catalog.applied() + 1;
                for (long number = first;; number++) {
                    catalog.apply(List.of(entry(number)));
                    if (number == first + 20) {
                        System.out.println("applied");
                    }
                }
            }
        }
    }
}
