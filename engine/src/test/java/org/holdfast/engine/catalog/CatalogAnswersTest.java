package org.holdfast.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.holdfast.engine.catalog.query.CopyRow;
import org.holdfast.engine.catalog.query.ListRow;
import org.holdfast.engine.catalog.query.Objects.Depth;
import org.holdfast.engine.catalog.query.PendingName.Change;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.ObjectState;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered after a few facts, told as examples. */
class CatalogAnswersTest {
    private Catalog catalog;
    private Facts facts;

    @BeforeEach
    void begin() throws IOException {
        catalog = Catalog.inMemory();
        facts = Facts.begun(catalog);
    }

    @AfterEach
    void end() throws IOException {
        catalog.close();
    }

    private ObjectState state(UUID version) throws IOException {
        return catalog.versions().find(version).orElseThrow().standing().state();
    }

    private Optional<UUID> current(String key) throws IOException {
        return catalog.versions().current(Facts.BUCKET, new ObjectKey(key))
                .map(v -> v.version());
    }

    private List<String> names(String prefix, Depth depth, String after, int limit)
            throws IOException {
        return catalog.objects().list(Facts.BUCKET, prefix, depth,
                Optional.of(after).filter(a -> !a.isEmpty()), limit).stream()
                .map(ListRow::name).toList();
    }

    @Test
    void aBucketIsFoundInAnyCase() throws IOException {
        assertEquals(Facts.BUCKET, catalog.buckets().find("bUCKET").orElseThrow().bucket().id());
        assertEquals("Bucket", catalog.buckets().find(Facts.BUCKET).orElseThrow().bucket().name());
    }

    @Test
    void undoingBringsBackWhatTheLastDeletionHid() throws IOException {
        UUID first = facts.put(1, "k").getFirst();
        facts.hide("k");
        UUID second = facts.put(1, "k").getFirst();
        assertEquals(Optional.of(second), current("k"));
        facts.hide("k");
        assertEquals(Optional.empty(), current("k"));
        facts.show("k");
        assertEquals(Optional.of(second), current("k"));
        facts.hide("k");
        UUID third = facts.put(1, "k").getFirst();
        facts.show("k");
        assertEquals(Optional.of(third), current("k"));
        facts.show("k");
        assertTrue(catalog.versions().find(first).orElseThrow().hidden().isEmpty());
        assertEquals(Optional.of(third), current("k"));
        assertEquals(1, catalog.objects().folder(Facts.BUCKET, "").orElseThrow().objects());
    }

    @Test
    void statesFollowCopiesAndStagedBytes() throws IOException {
        UUID version = facts.put(1, "k").getFirst();
        assertEquals(ObjectState.STAGED, state(version));
        facts.copy(new UUID(99, 99), 1, 0, 1);
        assertEquals(ObjectState.STAGED, state(version), "the volume is not on the cartridge");
        facts.copy(Facts.VOLUME, 1, 0, 1);
        assertEquals(ObjectState.SAFE, state(version));
        assertEquals(1, catalog.segments().evictable(0, 10).size());
        facts.add(new Fact.SegmentEvicted(1));
        assertEquals(ObjectState.SAFE, state(version));
        assertTrue(catalog.segments().evictable(0, 10).isEmpty());
        for (CartridgeState given : List.of(CartridgeState.BAD, CartridgeState.FOREIGN,
                CartridgeState.SCRATCH)) {
            facts.add(new Fact.CartridgeJudged(Facts.TAPE, given, "test"));
            assertEquals(ObjectState.LOST, state(version));
            facts.add(new Fact.CartridgeJudged(Facts.TAPE, CartridgeState.READ_ONLY, "test"));
            assertEquals(ObjectState.SAFE, state(version));
        }
        facts.add(new Fact.CopyFailed(Facts.TAPE, 1, 0, "digest"));
        assertEquals(ObjectState.LOST, state(version));
        facts.copy(Facts.VOLUME, 1, 0, 1);
        assertEquals(ObjectState.SAFE, state(version));
        assertEquals(List.of(false, true), catalog.versions().copies(version, 0, 1).stream()
                .map(CopyRow::counts).toList());
        facts.add(new Fact.VolumeFormatted(Facts.TAPE, new UUID(4, 4), "copy-1", 4096, 5));
        assertEquals(ObjectState.LOST, state(version));
    }

    @Test
    void namesThatMustChangeAreGivenUntilTheyHave() throws IOException {
        UUID old = facts.put(1, "k").getFirst();
        facts.copy(Facts.VOLUME, 1, 0, 1);
        assertTrue(catalog.cartridges().pendingNames(Facts.TAPE, facts.time, -1, 10).isEmpty());
        facts.put(2, "k");
        var pending = catalog.cartridges().pendingNames(Facts.TAPE, facts.time, -1, 10);
        assertEquals(List.of(Change.MOVE), pending.stream().map(p -> p.change()).toList());
        assertEquals("/Bucket/k", pending.getFirst().path());
        rename(old, Optional.of("/Bucket/.holdfast-versions/" + old));
        assertTrue(catalog.cartridges().pendingNames(Facts.TAPE, facts.time, -1, 10).isEmpty());
        facts.hide("k");
        Instant over = facts.time.plus(Duration.ofDays(30));
        assertTrue(catalog.cartridges().pendingNames(Facts.TAPE, over.minusNanos(1), -1, 10)
                .isEmpty());
        assertEquals(Change.DROP, catalog.cartridges().pendingNames(Facts.TAPE, over, -1, 10)
                .getFirst().change());
        rename(old, Optional.empty());
        assertTrue(catalog.cartridges().pendingNames(Facts.TAPE, over, -1, 10).isEmpty());
        assertEquals(0, catalog.cartridges().find(Facts.TAPE).orElseThrow().blobs());
    }

    private void rename(UUID version, Optional<String> path) throws IOException {
        facts.add(new Fact.NamesChanged(Facts.TAPE, Facts.VOLUME, 9,
                List.of(new Fact.NamesChanged.NameChange(version, path))));
    }

    @Test
    void wildcardsAreData() throws IOException {
        facts.put(1, "a%b", "axb", "a_b", "a\\b", "a%", "a*");
        assertEquals(List.of("a%", "a%b"), names("a%", Depth.ALL, "", 10));
        assertEquals(List.of("a_b"), names("a_", Depth.ALL, "", 10));
        assertEquals(List.of("a\\b"), names("a\\", Depth.ALL, "", 10));
    }

    @Test
    void foldersAreListedOnce() throws IOException {
        facts.put(1, "a", "a/", "a/b", "a//c", "a/b/c", "a0", "/x", "b/y/z");
        assertEquals(List.of("/", "a", "a/", "a0", "b/"), names("", Depth.FOLDER, "", 10));
        assertEquals(List.of("a0", "b/"), names("", Depth.FOLDER, "a/", 10));
        assertEquals(List.of("a/", "a//", "a/b", "a/b/"), names("a/", Depth.FOLDER, "", 10));
        assertEquals(List.of("a//", "a/b"), names("a/", Depth.FOLDER, "a/", 2));
        assertEquals(List.of("a//c", "a/b"), names("a/", Depth.ALL, "a/", 2));
        assertEquals(4, catalog.objects().folder(Facts.BUCKET, "a/").orElseThrow().objects());
    }

    @Test
    void foldersAreCountedToADepthOf64() throws IOException {
        facts.put(1, "f/".repeat(65) + "x");
        assertEquals(1, catalog.objects().folder(Facts.BUCKET, "f/".repeat(64)).orElseThrow()
                .objects());
        assertTrue(catalog.objects().folder(Facts.BUCKET, "f/".repeat(65)).isEmpty());
        assertEquals(new ListRow.FolderRow("f/".repeat(65), Optional.empty()),
                catalog.objects().list(Facts.BUCKET, "f/".repeat(64), Depth.FOLDER,
                        Optional.empty(), 1).getFirst());
    }

    @Test
    void longMetadataComesBack() throws IOException {
        for (int length : new int[] {10, 2_900, 3_000, 3_100, 374_000, 376_000, 2_000_000}) {
            byte[] value = new byte[length];
            new Random(length).nextBytes(value);
            Metadata metadata = new Metadata(Metadata.Kind.SYMLINK, Instant.MIN, Instant.MAX,
                    Instant.EPOCH, Instant.EPOCH, Optional.empty(),
                    new TreeMap<>(java.util.Map.of("name", value)), Optional.of("target"),
                    List.of());
            AcceptedBlob blob = facts.blob(1, "k" + length, metadata);
            facts.add(new Fact.BlobsAccepted(1, List.of("copy-1"), List.of(blob)));
            Metadata found = catalog.versions().find(blob.version()).orElseThrow().object()
                    .metadata();
            assertArrayEquals(value, found.attributes().get("name"));
            assertEquals(metadata.modified(), found.modified());
            assertEquals(metadata.accessed(), found.accessed());
            assertEquals(metadata.linkTarget(), found.linkTarget());
        }
    }

    @Test
    void everyPositionIsFoundWhileChunksSplitAndEmpty() throws IOException {
        Random random = new Random(41);
        TreeSet<String> wanted = new TreeSet<>();
        for (int round = 0; round < 4; round++) {
            String[] keys = new String[3000];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = String.format("k%05d", random.nextInt(12_000));
            }
            facts.put(1 + round, keys);
            Collections.addAll(wanted, keys);
        }
        positions(wanted);
        // the middle goes in one deletion: whole chunks become empty
        List<String> middle = new ArrayList<>(wanted).subList(1000, wanted.size() - 500);
        facts.add(new Fact.ObjectsHidden(Facts.BUCKET,
                middle.stream().map(ObjectKey::new).toList()));
        wanted.removeAll(List.copyOf(middle));
        positions(wanted);
        facts.put(9, "k03000x", "a", "z");
        wanted.addAll(List.of("k03000x", "a", "z"));
        positions(wanted);
    }

    private void positions(TreeSet<String> wanted) throws IOException {
        int position = 0;
        for (String key : wanted) {
            if (position % 7 == 0 || position > wanted.size() - 5) {
                assertEquals(key, catalog.objects().keyAt(Facts.BUCKET, position).orElseThrow()
                        .value());
                assertEquals(position, catalog.objects().positionOf(Facts.BUCKET, key));
            }
            position++;
        }
        assertTrue(catalog.objects().keyAt(Facts.BUCKET, position).isEmpty());
        assertEquals(position, catalog.objects().positionOf(Facts.BUCKET, "\uffff"));
        assertEquals(position,
                catalog.objects().folder(Facts.BUCKET, "").orElseThrow().objects());
    }

    @Test
    void anUnknownBucketIsEmpty() throws IOException {
        UUID unknown = new UUID(0, 0);
        assertTrue(catalog.objects().list(unknown, "", Depth.ALL, Optional.empty(), 5).isEmpty());
        assertTrue(catalog.objects().keyAt(unknown, 0).isEmpty());
        assertEquals(0, catalog.objects().positionOf(unknown, "x"));
        assertTrue(catalog.buckets().find(unknown).isEmpty());
        assertTrue(catalog.versions().copies(unknown, 0, 5).isEmpty());
    }
}
