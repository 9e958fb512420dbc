package org.holdfast.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.holdfast.engine.catalog.query.Page;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, applying, limits. */
class CatalogTest {
    @TempDir
    Path directory;

    private static long objects(Catalog catalog) throws IOException {
        return catalog.objects().folder(Facts.BUCKET, "").orElseThrow().objects();
    }

    @Test
    void isKeptInItsDirectory() throws IOException {
        List<UUID> versions;
        try (Catalog catalog = Catalog.open(directory.resolve("new"))) {
            versions = Facts.begun(catalog).put(1, "a", "b");
            assertTrue(catalog.discarded().isEmpty());
        }
        try (Catalog catalog = Catalog.open(directory.resolve("new"))) {
            assertTrue(catalog.discarded().isEmpty());
            assertEquals(3, catalog.applied());
            assertEquals("b", catalog.versions().find(versions.get(1)).orElseThrow().key()
                    .value());
            assertEquals(2, objects(catalog));
        }
        Catalog.delete(directory.resolve("new"));
        try (Catalog catalog = Catalog.open(directory.resolve("new"))) {
            assertEquals(0, catalog.applied());
        }
    }

    @Test
    void aDamagedFileIsBegunAnew() throws IOException {
        try (Catalog catalog = Catalog.open(directory)) {
            Facts.begun(catalog).put(1, "a");
        }
        Path file = directory.resolve("catalog.mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] junk = new byte[(int) channel.size()];
            java.util.Arrays.fill(junk, (byte) 0x5a);
            channel.write(ByteBuffer.wrap(junk), 0);
        }
        begunAnew();
    }

    @Test
    void damageInTheMiddleIsBegunAnewOrAnsweredAsBefore() throws IOException {
        try (Catalog catalog = Catalog.open(directory)) {
            Facts.begun(catalog).put(1, "a");
        }
        Path file = directory.resolve("catalog.mv.db");
        byte[] whole = Files.readAllBytes(file);
        int begunAnew = 0;
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 12)) {
            byte[] damaged = whole.clone();
            java.util.Arrays.fill(damaged, at, Math.min(whole.length, at + 3000), (byte) 0x5a);
            Files.write(file, damaged);
            try (Catalog catalog = Catalog.open(directory)) {
                if (catalog.discarded().isPresent()) {
                    assertEquals(0, catalog.applied());
                    begunAnew++;
                } else {
                    assertTrue(catalog.applied() <= 3);
                }
            }
        }
        assertTrue(begunAnew > 0);
    }

    @Test
    void anEmptyFileIsBegunAnew() throws IOException {
        Files.write(directory.resolve("catalog.mv.db"), new byte[] {1, 2, 3});
        begunAnew();
    }

    @Test
    void otherTablesAreBegunAnew() throws IOException, SQLException {
        try (Catalog catalog = Catalog.open(directory)) {
            Facts.begun(catalog).put(1, "a");
        }
        String url = "jdbc:h2:file:" + directory.resolve("catalog");
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("UPDATE applied SET schema_version = schema_version + 1");
        }
        begunAnew();
    }

    private void begunAnew() throws IOException {
        try (Catalog catalog = Catalog.open(directory)) {
            assertTrue(catalog.discarded().isPresent());
            assertEquals(0, catalog.applied());
            Facts.begun(catalog).put(1, "a");
            assertEquals(1, objects(catalog));
        }
        try (Catalog catalog = Catalog.open(directory)) {
            assertTrue(catalog.discarded().isEmpty());
            assertEquals(3, catalog.applied());
        }
    }

    @Test
    void onlyItsOwnFilesAreDeleted() throws IOException {
        Path other = directory.resolve("ledger.catalog");
        Files.writeString(other, "x");
        Files.write(directory.resolve("catalog.mv.db"), new byte[] {1});
        Catalog.open(directory).close();
        assertEquals("x", Files.readString(other));
    }

    @Test
    void aGapIsAnError() throws IOException {
        try (Catalog catalog = Catalog.inMemory()) {
            Facts facts = Facts.begun(catalog);
            Fact fact = new Fact.EngineStarted("1");
            var next = facts.numbered(fact);
            var later = new org.holdfast.engine.catalog.project.Numbered(next.number() + 1,
                    next.time(), "test", fact);
            assertThrows(IllegalArgumentException.class, () -> catalog.apply(List.of(later)));
            assertThrows(IllegalArgumentException.class,
                    () -> catalog.apply(List.of(later, next)));
            catalog.apply(List.of(next, later));
            assertEquals(later.number(), catalog.applied());
            catalog.apply(List.of());
            catalog.apply(List.of(next));
            assertEquals(later.number(), catalog.applied());
        }
    }

    @Test
    void contradictingFactsChangeNothing() throws IOException {
        try (Catalog catalog = Catalog.inMemory()) {
            Facts facts = Facts.begun(catalog);
            facts.put(1, "a");
            AcceptedBlob good = facts.blob(1, "b", metadata());
            AcceptedBlob gap = facts.blob(7, "c", metadata());
            AcceptedBlob notFirst = facts.blob(7, "d", metadata());
            assertEquals(0, gap.ordinal());
            for (Fact bad : List.of(
                    new Fact.BlobsAccepted(7, List.of("copy-1"), List.of(notFirst)),
                    new Fact.BlobsAccepted(1, List.of("copy-2"), List.of(good)),
                    new Fact.BucketCreated(new UUID(7, 7), "bUCKET", DataPolicy.ofCopies(1)),
                    new Fact.BucketCreated(Facts.BUCKET, "other", DataPolicy.ofCopies(1)),
                    new Fact.ObjectsHidden(new UUID(8, 8), List.of(new ObjectKey("a"))))) {
                var first = facts.numbered(new Fact.BlobsAccepted(1, List.of("copy-1"),
                        List.of(good)));
                var second = new org.holdfast.engine.catalog.project.Numbered(
                        first.number() + 1, first.time(), "test", bad);
                long before = catalog.applied();
                assertThrows(IOException.class, () -> catalog.apply(List.of(first, second)));
                assertEquals(before, catalog.applied());
                assertEquals(1, objects(catalog));
                assertEquals(1, catalog.segments().find(1).orElseThrow().members());
            }
            facts.add(new Fact.BlobsAccepted(1, List.of("copy-1"), List.of(good)));
            assertEquals(2, objects(catalog));
        }
    }

    private static org.holdfast.engine.model.Metadata metadata() {
        return org.holdfast.engine.model.Metadata.plain(java.time.Instant.EPOCH);
    }

    @Test
    void answersAreLimited() throws IOException {
        try (Catalog catalog = Catalog.inMemory()) {
            Facts.begun(catalog);
            assertEquals(1, catalog.cartridges().list("", Page.MAX_ROWS).size());
            assertThrows(IllegalArgumentException.class,
                    () -> catalog.cartridges().list("", Page.MAX_ROWS + 1));
            assertThrows(IllegalArgumentException.class, () -> catalog.buckets().list("", 0));
            assertThrows(IllegalArgumentException.class,
                    () -> catalog.objects().keyAt(Facts.BUCKET, -1));
        }
    }

    @Test
    void aClosedOneSaysSo() throws IOException {
        Catalog catalog = Catalog.inMemory();
        Facts.begun(catalog);
        catalog.close();
        assertThrows(IOException.class, () -> catalog.buckets().list("", 1));
        assertThrows(IOException.class, () -> Facts.begun(catalog));
        assertFalse(catalog.discarded().isPresent());
    }
}
