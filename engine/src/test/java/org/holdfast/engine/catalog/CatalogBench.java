package org.holdfast.engine.catalog;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.catalog.query.Objects.Depth;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;

/**
 * How fast facts are applied and answered, beside the same rows put into a bare table.
 *
 * <p>Arguments: directory, objects in thousands (default 300), {@code ordered} for versions whose
 * identities ascend: those of random ones cost half the speed, since they have an index.
 */
final class CatalogBench {
    private static final int BATCH = 5000;
    private static final UUID BUCKET = new UUID(1, 1);

    private CatalogBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Path.of(arguments[0]);
        boolean ordered = arguments.length > 2 && arguments[2].equals("ordered");
        int objects = (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300) * 1000;
        for (boolean sorted : new boolean[] {true, false, true, false}) {
            List<String> keys = keys(objects, sorted);
            String order = sorted ? "key order" : "random order";
            control(directory.resolve("control"), keys, order);
            catalog(directory.resolve("db"), keys, order, ordered);
        }
    }

    private static List<String> keys(int count, boolean sorted) {
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(String.format("projects/%03d/data/%04d/sample-file-%07d.tiff", i / 100_000,
                    i / 1000, i));
        }
        if (!sorted) {
            Collections.shuffle(keys, new Random(7));
        }
        return keys;
    }

    private static void control(Path directory, List<String> keys, String order)
            throws IOException, SQLException {
        clear(directory);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:"
                + directory.toAbsolutePath() + "/c;WRITE_DELAY=500;CACHE_SIZE=65536")) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("CREATE TABLE t(place BIGINT PRIMARY KEY, "
                    + "okey VARBINARY(1024), id UUID, size BIGINT, sha BINARY(32), mtime BIGINT)");
            connection.createStatement().execute("CREATE UNIQUE INDEX k ON t(okey)");
            PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO t VALUES(?, ?, ?, ?, ?, ?)");
            Random random = new Random(3);
            Watch watch = Watch.start();
            for (int from = 0; from < keys.size(); from += BATCH) {
                List<String> batch = new ArrayList<>(keys.subList(from, from + BATCH));
                Collections.sort(batch);
                for (int i = 0; i < BATCH; i++) {
                    insert.setLong(1, from + i);
                    insert.setBytes(2, batch.get(i).getBytes());
                    insert.setObject(3, new UUID(random.nextLong(), random.nextLong()));
                    insert.setLong(4, 39_000);
                    insert.setBytes(5, new byte[32]);
                    insert.setLong(6, i);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            watch.rate("control, bare table, " + order, keys.size());
        }
    }

    private static void catalog(Path directory, List<String> keys, String order,
            boolean ordered) throws IOException {
        clear(directory);
        Random random = new Random(3);
        try (Catalog catalog = Catalog.open(directory)) {
            catalog.apply(List.of(entry(1, new Fact.BucketCreated(BUCKET, "b",
                    DataPolicy.ofCopies(2)))));
            List<Numbered> entries = new ArrayList<>();
            for (int from = 0; from < keys.size(); from += BATCH) {
                int number = 2 + from / BATCH;
                entries.add(entry(number, accepted(number, keys.subList(from, from + BATCH),
                        random, ordered)));
            }
            Watch watch = Watch.start();
            for (Numbered entry : entries) {
                catalog.apply(List.of(entry));
            }
            watch.rate("accepted, " + order, keys.size());
            copies(catalog, entries);
            questions(catalog, keys);
        }
        try (Stream<Path> files = Files.list(directory)) {
            System.out.printf("  file %.0f MB%n", files.mapToLong(f -> f.toFile().length()).sum()
                    / 1e6);
        }
    }

    private static void copies(Catalog catalog, List<Numbered> accepted) throws IOException {
        int number = accepted.size() + 2;
        List<Numbered> entries = new ArrayList<>();
        for (int copy = 1; copy <= 2; copy++) {
            Barcode barcode = new Barcode("AB000" + copy + "L8");
            entries.add(entry(number++, new Fact.VolumeFormatted(barcode, new UUID(2, copy),
                    "copy-" + copy, 524_288, 12L << 40)));
            for (Numbered a : accepted) {
                long segment = ((Fact.BlobsAccepted) a.fact()).segment();
                entries.add(entry(number++, new Fact.CopiesCounted(barcode, new UUID(2, copy),
                        new UUID(3, copy), "copy-" + copy, 5, 9, 1L << 40, List.of(new Run(segment,
                                0, BATCH, 0, 39_000L * BATCH, segment * 400, 0,
                                new TreeMap<>())))));
            }
        }
        Watch watch = Watch.start();
        for (Numbered entry : entries) {
            catalog.apply(List.of(entry));
        }
        watch.rate("  two copies counted", 2 * accepted.size() * BATCH);
    }

    private static void questions(Catalog catalog, List<String> keys) throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                catalog.objects().list(BUCKET, "", Depth.ALL,
                        Optional.of(keys.get(random.nextInt(keys.size()))), 1000);
            }
            each("list of 1,000", 50, start, round);
            start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                catalog.objects().list(BUCKET, "projects/000/data/", Depth.FOLDER,
                        Optional.empty(), 100);
            }
            each("100 folders of 1,000", 50, start, round);
            start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                catalog.objects().keyAt(BUCKET, random.nextInt(keys.size()));
            }
            each("key at a position", 500, start, round);
            start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                catalog.versions().current(BUCKET,
                        new ObjectKey(keys.get(random.nextInt(keys.size()))));
            }
            each("current version", 500, start, round);
            start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                catalog.segments().blobs(2 + random.nextInt(keys.size() / BATCH), 0, 1000);
            }
            each("1,000 blobs of a segment", 20, start, round);
        }
    }

    private static Fact accepted(long segment, List<String> keys, Random random,
            boolean ordered) {
        List<AcceptedBlob> blobs = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            String sha = String.format("%016x", random.nextLong()).repeat(4);
            Instant modified = Instant.ofEpochSecond(1_700_000_000L + i, 123_456_789);
            Metadata plain = Metadata.plain(modified);
            Metadata meta = new Metadata(plain.kind(), modified, modified.plusSeconds(5), modified,
                    modified, Optional.of(new Metadata.Owner(0644, 1000, 1000, "user", "group")),
                    new TreeMap<>(), Optional.empty(), List.of());
            blobs.add(new AcceptedBlob(BUCKET, new ObjectKey(keys.get(i)),
                    ordered ? new UUID(segment, i)
                            : new UUID(random.nextLong(), random.nextLong()),
                    i, 39_000L * i, 39_000, 0, 0, 39_000, sha,
                    Optional.of(new Complete(39_000, sha, meta))));
        }
        return new Fact.BlobsAccepted(segment, List.of("copy-1", "copy-2"), blobs);
    }

    private static Numbered entry(long number, Fact fact) {
        return new Numbered(number, Instant.EPOCH.plusSeconds(number), "bench", fact);
    }

    /** Process time beside the wall's: on a busy machine only the first says much. */
    private record Watch(long wall, long cpu) {
        static Watch start() {
            return new Watch(System.nanoTime(), process());
        }

        private static long process() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }

        void rate(String what, int count) {
            System.out.printf("%-36s %,10.0f a second, %,10.0f a second of processor%n", what,
                    count * 1e9 / (System.nanoTime() - wall), count * 1e9 / (process() - cpu));
        }
    }

    private static void each(String what, int count, long start, int round) {
        if (round > 0) {
            System.out.printf("  %-38s %10.2f ms each%n", what,
                    (System.nanoTime() - start) / 1e6 / count);
        }
    }

    private static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
