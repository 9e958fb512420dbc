package org.holdfast.engine.ledger.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

/** The form is kept for decades: these lines are written out, not computed. */
class LineFormTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final Barcode TAPE = new Barcode("AB0012L8");
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.000000001Z");
    private static final String U = "\"00000000-0000-4000-8000-00000000000a\"";

    private static String lines(Fact... facts) {
        List<Draft> drafts = new ArrayList<>();
        for (Fact fact : facts) {
            drafts.add(Draft.of("local", fact, new SeededChance(1)));
        }
        return StandardCharsets.UTF_8.decode(Group.of(drafts, 7, TIME).bytes()).toString();
    }

    /** The content of the one line of a fact. */
    private static void content(Fact fact, String type, String content) throws IOException {
        String line = lines(fact);
        String object = line.substring(0, line.length() - 12);
        assertEquals("{\"n\":7,\"t\":\"2026-11-22T12:00:00.000000001Z\",\"g\":" + line.getBytes(
                StandardCharsets.UTF_8).length + ",\"a\":\"local\",\"y\":\"" + type + "\",\"c\":"
                + content + "}", object);
        LineHead head = LineHead.ofLeaf(object.getBytes(StandardCharsets.UTF_8));
        assertEquals(fact, head.fact());
        assertTrue(head.groupFirst());
        String more = object.substring(0, object.length() - 2)
                + (content.equals("{}") ? "" : ",") + "\"later\":1}}";
        LineHead newer = LineHead.ofLeaf(more.getBytes(StandardCharsets.UTF_8));
        assertThrows(LedgerFormatException.class, newer::fact);
    }

    @Test
    void contentsAreWrittenSo() throws IOException {
        content(new Fact.ArchiveFounded(ID, "Europe/Berlin"), "archive-founded",
                "{\"archive\":" + U + ",\"zone\":\"Europe/Berlin\"}");
        content(new Fact.BucketCreated(ID, "films", DataPolicy.ofCopies(1)), "bucket-created",
                "{\"bucket\":" + U + ",\"name\":\"films\",\"policy\":{\"domains\":[\"copy-1\"],"
                + "\"blobBytes\":68719476736,\"undoDays\":30}}");
        content(new Fact.VolumeFormatted(TAPE, ID, "copy-1", 524288, 9), "volume-formatted",
                "{\"cartridge\":\"AB0012L8\",\"volume\":" + U
                + ",\"domain\":\"copy-1\",\"blockSize\":524288,\"capacity\":9}");
        content(new Fact.SessionOpened(TAPE, ID, ID, 3), "session-opened",
                "{\"cartridge\":\"AB0012L8\",\"volume\":" + U + ",\"session\":" + U
                + ",\"generation\":3}");
        content(new Fact.CopiesCounted(TAPE, ID, ID, "copy-1", 3, 4, 5, List.of(new Run(1, 2, 3, 4,
                5, 6, 7, new TreeMap<>(java.util.Map.of(2, "/films/ä"))))), "copies-counted",
                "{\"cartridge\":\"AB0012L8\",\"volume\":" + U + ",\"session\":" + U
                + ",\"domain\":\"copy-1\",\"generation\":3,\"indexBlock\":4,\"remaining\":5,"
                + "\"runs\":[{\"segment\":1,\"firstOrdinal\":2,\"count\":3,\"segmentOffset\":4,"
                + "\"bytes\":5,\"startBlock\":6,\"byteOffset\":7,"
                + "\"names\":{\"2\":\"/films/ä\"}}]}");
        content(new Fact.NamesChanged(TAPE, ID, 3, List.of(
                new Fact.NamesChanged.NameChange(ID, Optional.of("/x")),
                new Fact.NamesChanged.NameChange(ID, Optional.empty()))), "names-changed",
                "{\"cartridge\":\"AB0012L8\",\"volume\":" + U + ",\"generation\":3,\"changes\":["
                + "{\"version\":" + U + ",\"path\":\"/x\"},{\"version\":" + U
                + ",\"path\":null}]}");
        content(new Fact.SessionClosed(TAPE, ID, ID, 3, 4), "session-closed",
                "{\"cartridge\":\"AB0012L8\",\"volume\":" + U + ",\"session\":" + U
                + ",\"generation\":3,\"volumeChangeReference\":4}");
    }

    @Test
    void theOtherContentsAreWrittenSo() throws IOException {
        content(new Fact.CartridgeJudged(TAPE, CartridgeState.READ_ONLY, "x"), "cartridge-judged",
                "{\"cartridge\":\"AB0012L8\",\"state\":\"READ_ONLY\",\"reason\":\"x\"}");
        content(new Fact.CopyFailed(TAPE, 1, 2, "x"), "copy-failed",
                "{\"cartridge\":\"AB0012L8\",\"segment\":1,\"ordinal\":2,\"reason\":\"x\"}");
        content(new Fact.SegmentEvicted(1), "segment-evicted", "{\"segment\":1}");
        content(new Fact.StagedBytesLost(1, 2, 3, "x"), "staged-bytes-lost",
                "{\"segment\":1,\"firstOrdinal\":2,\"count\":3,\"reason\":\"x\"}");
        content(new Fact.ObjectsHidden(ID, List.of(new ObjectKey("😀"))), "objects-hidden",
                "{\"bucket\":" + U + ",\"keys\":[\"😀\"]}");
        content(new Fact.ObjectsShown(ID, List.of()), "objects-shown",
                "{\"bucket\":" + U + ",\"keys\":[]}");
        content(new Fact.CartridgeMoved("lib", TAPE, 1, 2), "cartridge-moved",
                "{\"library\":\"lib\",\"cartridge\":\"AB0012L8\",\"from\":1,\"to\":2}");
        content(new Fact.LibraryAdded("lib", "virtual:/x"), "library-added",
                "{\"name\":\"lib\",\"address\":\"virtual:/x\"}");
        content(new Fact.EngineStarted("holdfast 1"), "engine-started",
                "{\"software\":\"holdfast 1\"}");
        assertEquals(Set.of("archive-founded", "bucket-created", "blobs-accepted",
                "volume-formatted", "session-opened", "copies-counted", "names-changed",
                "session-closed", "cartridge-judged", "copy-failed", "segment-evicted",
                "staged-bytes-lost", "objects-hidden", "objects-shown", "cartridge-moved",
                "library-added", "engine-started"), FactNames.all().keySet());
    }

    @Test
    void aBatchIsWrittenSo() {
        Metadata metadata = new Metadata(Metadata.Kind.FILE, TIME, TIME, TIME, TIME,
                Optional.of(new Metadata.Owner(0644, 1, 2, "u", "g")),
                new TreeMap<>(java.util.Map.of("x", new byte[] {0, -1})), Optional.of("t"),
                List.of(new Metadata.Hole(3, 4)));
        String digest = "ab".repeat(32);
        Fact.BlobsAccepted batch = new Fact.BlobsAccepted(5, List.of("copy-1"), List.of(
                new AcceptedBlob(ID, new ObjectKey("k"), ID, 0, 1, 2, 3, 4, 5, digest,
                        Optional.empty()),
                new AcceptedBlob(ID, new ObjectKey("k\""), ID, 1, 1, 2, 3, 4, 5, digest,
                        Optional.of(new AcceptedBlob.Complete(6, digest, metadata)))));
        String[] lines = lines(batch, new Fact.SegmentEvicted(1)).split("\n");
        assertTrue(lines[0].matches("\\{\"n\":7,\"t\":\"[^\"]+\",\"g\":\\d+,\"a\":\"local\","
                + "\"y\":\"blobs-accepted\",\"c\":\\{\"segment\":5,\"domains\":\\[\"copy-1\"],"
                + "\"count\":2,\"root\":\"[0-9a-f]{64}\"}} \"[0-9a-f]{8}\""), lines[0]);
        String commit = "\"commit\":{\"bucket\":" + U + ",\"version\":" + U + ",\"ordinal\":0,"
                + "\"at\":1,\"stored\":2,\"index\":3,\"offset\":4,\"length\":5,\"sha256\":\""
                + digest + "\",\"k\":\"#\"";
        String plain = lines[1].replaceAll("\"(k|m|ks|ms)\":\"[0-9a-f]+\"", "\"$1\":\"#\"");
        assertEquals("{\"n\":7,\"i\":0," + commit + "},\"open\":{\"key\":\"k\",\"ks\":\"#\"}} ",
                plain.substring(0, plain.length() - 10));
        String whole = lines[2].replaceAll("\"(k|m|ks|ms)\":\"[0-9a-f]+\"", "\"$1\":\"#\"");
        String t = "\"2026-11-22T12:00:00.000000001Z\"";
        assertEquals("{\"n\":7,\"i\":1," + commit.replace("\"ordinal\":0", "\"ordinal\":1")
                + ",\"m\":\"#\",\"whole\":{\"length\":6,\"sha256\":\"" + digest
                + "\"}},\"open\":{\"key\":\"k\\\"\",\"ks\":\"#\",\"ms\":\"#\",\"meta\":{"
                + "\"kind\":\"file\",\"modified\":" + t + ",\"accessed\":" + t + ",\"created\":"
                + t + ",\"changed\":" + t + ",\"owner\":{\"mode\":420,\"uid\":1,\"gid\":2,"
                + "\"user\":\"u\",\"group\":\"g\"},\"attributes\":[{\"name\":\"x\",\"value\":"
                + "\"AP8=\"}],\"target\":\"t\",\"holes\":[[3,4]]}}} ",
                whole.substring(0, whole.length() - 10));
        assertTrue(lines[3].startsWith("{\"n\":8,\"t\":" + t + ",\"a\":\"local\",\"y\":"));
    }

    @Test
    void theCrcIsCastagnoli() {
        // CRC-32C of "123456789" is e3069283 (RFC 3720, B.4 gives the polynomial)
        ByteSink sink = new ByteSink(4);
        sink.ascii("123456789");
        Crc.end(sink, 0);
        assertEquals("123456789 \"e3069283\"\n", sink.toString());
        byte[] line = sink.copy();
        assertTrue(Crc.good(line, 0, line.length - 1));
        line[3] ^= 1;
        assertFalse(Crc.good(line, 0, line.length - 1));
        assertFalse(Crc.good(line, 0, 5));
    }

    @Test
    void wrongJsonIsRefused() throws IOException {
        for (String content : List.of("{\"segment\":1.0}", "{\"segment\":\"1\"}", "{}",
                "{\"segment\":null}", "{\"segment\":1,\"segment\":2}", "{\"segment\":1} {}",
                "[1]", "null", "{\"segment\":99999999999999999999}", "{\"segment\":1")) {
            LineHead head = LineHead.ofLeaf(("{\"n\":7,\"t\":\"2026-11-22T12:00:00.000000001Z\","
                    + "\"a\":\"local\",\"y\":\"segment-evicted\",\"c\":" + content + "}")
                    .getBytes(StandardCharsets.UTF_8));
            assertThrows(LedgerFormatException.class, head::fact, content);
        }
        String deep = "{\"n\":7,\"t\":\"2026-11-22T12:00:00.000000001Z\",\"a\":\"local\",\"y\":"
                + "\"objects-shown\",\"c\":{\"bucket\":" + U + ",\"keys\":" + "[".repeat(500_000);
        LineHead head = LineHead.ofLeaf((deep + "}").getBytes(StandardCharsets.UTF_8));
        assertThrows(LedgerFormatException.class, head::fact);
        assertThrows(LedgerFormatException.class, () -> LineHead.ofLeaf(new byte[0]));
        assertThrows(LedgerFormatException.class,
                () -> LineHead.ofLeaf("{\"n\":007}".getBytes(StandardCharsets.UTF_8)));
    }
}
