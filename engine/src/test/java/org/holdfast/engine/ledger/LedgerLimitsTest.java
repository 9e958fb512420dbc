package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.ledger.form.LineLimits;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

/** Every limit at its value and one above. */
class LedgerLimitsTest {
    private static final UUID ID = new UUID(1, 2);
    private static final String DIGEST = "00".repeat(32);
    private final LedgerWorld world = new LedgerWorld(1);

    private static int textBytes(Fact fact, String actor) {
        // {"a":"x","y":"engine-started","c":{"software":"..."}} without its first brace
        return ("\"a\":\"" + actor + "\",\"y\":\"engine-started\",\"c\":{\"software\":\"\"}}")
                .length() + ((Fact.EngineStarted) fact).software().length();
    }

    @Test
    void aLineAtItsLimitIsWrittenSealedAndRead() throws IOException {
        int room = LineLimits.TEXT_BYTES - textBytes(new Fact.EngineStarted(""), "a");
        Fact most = new Fact.EngineStarted("x".repeat(room));
        Fact tooMuch = new Fact.EngineStarted("x".repeat(room + 1));
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", most);
            assertThrows(IllegalArgumentException.class, () -> ledger.append("a", tooMuch));
            ledger.append("a", most);
            ledger.append("a", new Fact.SegmentEvicted(1));
            assertEquals(3, ledger.last());
        }
        try (Ledger ledger = world.open(1)) {
            assertEquals(most, LedgerWorld.entries(ledger, 1).get(1).fact());
            assertTrue(world.files.exists(LedgerWorld.file("000000000002.jsonl.gz")));
        }
    }

    @Test
    void anActorHasALimit() throws IOException {
        try (Ledger ledger = world.open()) {
            ledger.append("a".repeat(256), new Fact.SegmentEvicted(1));
            assertThrows(IllegalArgumentException.class,
                    () -> ledger.append("a".repeat(257), new Fact.SegmentEvicted(1)));
            assertThrows(IllegalArgumentException.class,
                    () -> ledger.append("", new Fact.SegmentEvicted(1)));
        }
    }

    @Test
    void theWorstKeysFit() throws IOException {
        ObjectKey worst = new ObjectKey("\u0001".repeat(ObjectKey.MAX_BYTES));
        try (Ledger ledger = world.open()) {
            ledger.append("a".repeat(256), new Fact.ObjectsHidden(ID,
                    Collections.nCopies(LineLimits.KEYS, worst)));
            assertThrows(IllegalArgumentException.class, () -> ledger.append("a",
                    new Fact.ObjectsShown(ID, Collections.nCopies(LineLimits.KEYS + 20, worst))));
            assertEquals(1, ledger.last());
        }
    }

    private static AcceptedBlob blob(int attributeBytes) {
        Metadata plain = Metadata.plain(java.time.Instant.EPOCH);
        TreeMap<String, byte[]> attributes = new TreeMap<>();
        attributes.put("x", new byte[attributeBytes]);
        Metadata metadata = new Metadata(plain.kind(), plain.modified(), plain.accessed(),
                plain.created(), plain.changed(), plain.owner(), attributes, plain.linkTarget(),
                plain.holes());
        return new AcceptedBlob(ID, new ObjectKey("k"), ID, 0, 0, 0, 0, 0, 0, DIGEST,
                Optional.of(new AcceptedBlob.Complete(0, DIGEST, metadata)));
    }

    @Test
    void aBatchHasALimit() throws IOException {
        AcceptedBlob small = new AcceptedBlob(ID, new ObjectKey("k"), ID, 0, 0, 0, 0, 0, 0, DIGEST,
                Optional.empty());
        try (Ledger ledger = world.open()) {
            ledger.append("a", new Fact.BlobsAccepted(1, List.of(),
                    Collections.nCopies(LineLimits.MEMBERS, small)));
            assertThrows(IllegalArgumentException.class, () -> ledger.append("a",
                    new Fact.BlobsAccepted(1, List.of(),
                            Collections.nCopies(LineLimits.MEMBERS + 1, small))));
            assertThrows(IllegalArgumentException.class, () -> ledger.append("a",
                    new Fact.BlobsAccepted(1, List.of(), List.of())));
            assertEquals(1, ledger.last());
        }
        try (Ledger ledger = world.open()) {
            Fact.BlobsAccepted read = (Fact.BlobsAccepted) LedgerWorld.entries(ledger, 1)
                    .getFirst().fact();
            assertEquals(LineLimits.MEMBERS, read.blobs().size());
        }
    }

    @Test
    void aMembersLineHasALimit() throws IOException {
        int fits = 780_000;
        int tooMuch = 790_000;
        try (Ledger ledger = world.open()) {
            while (tooMuch - fits > 1) {
                int middle = (fits + tooMuch) / 2;
                if (taken(ledger, middle)) {
                    fits = middle;
                } else {
                    tooMuch = middle;
                }
            }
            assertTrue(taken(ledger, fits));
            assertEquals(fits, ((Fact.BlobsAccepted) LedgerWorld.entries(ledger, ledger.last())
                    .getFirst().fact()).blobs().getFirst().object().orElseThrow().metadata()
                    .attributes().get("x").length);
        }
    }

    private static boolean taken(Ledger ledger, int attributeBytes) throws IOException {
        long last = ledger.last();
        try {
            ledger.append("a", new Fact.BlobsAccepted(1, List.of(), List.of(blob(attributeBytes))));
            return true;
        } catch (IllegalArgumentException e) {
            assertEquals(last, ledger.last());
            return false;
        }
    }

    @Test
    void aGroupHasALimit() throws IOException {
        Fact large = new Fact.EngineStarted("x".repeat(1_000_000));
        try (Ledger ledger = world.open()) {
            assertEquals(67, ledger.appendAll("a", Collections.nCopies(67, large)));
            assertThrows(IllegalArgumentException.class,
                    () -> ledger.appendAll("a", Collections.nCopies(68, large)));
            assertThrows(IllegalArgumentException.class, () -> ledger.appendAll("a", List.of()));
            assertEquals(67, ledger.last());
        }
        assertTrue(LedgerVerifier.verify(world.files, LedgerWorld.DIR).good());
    }
}
