package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in a sequence on one home, as a user types them: words, JSON, exit statuses. */
class CliWalkTest {
    @TempDir
    private Path directory;
    private Walk walk;
    private SortedMap<String, String> letters;

    @BeforeEach
    void sources() throws Exception {
        walk = new Walk(directory);
        SourceTree.make(directory.resolve("letters"), 3, 5, 0);
        Files.createDirectories(directory.resolve("letters/sub/empty"));
        Files.writeString(directory.resolve("letters/sub/a.txt"), "a");
        letters = SourceTree.read(directory.resolve("letters"));
        walk.line(0, "init");
        assertEquals("Made a home in " + directory.resolve("holdfast") + ".\n", walk.out);
    }

    private static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(n -> n.path(field).asText())
                .toList();
    }

    private static void has(JsonNode node, String... fields) {
        for (String field : fields) {
            assertTrue(node.has(field), field + " is missing in " + node);
        }
    }

    @Test
    void archivingAndRestoring() throws Exception {
        walk.line(1, "init");
        assertTrue(walk.err.contains("(HF-202)"), walk.err);
        walk.line(0, "bucket create Akten").line(1, "bucket create AKTEN");
        assertTrue(walk.err.contains("(HF-102)"), walk.err);
        assertEquals("DONE", walk.json(0, "put Akten letters").path("state").asText());
        walk.line(0, "put Akten ./letters/sub/");
        assertTrue(walk.out.contains("2 files accepted (1 byte), 2 safe; done"), walk.out);
        assertEquals(List.of("a.txt", "empty/", "letters/"),
                all(walk.json(0, "ls Akten").path("objects"), "key"));
        JsonNode objects = walk.json(0, "ls -r Akten").path("objects");
        assertEquals(letters.size() + 2, objects.size());
        has(objects.get(0), "key", "folder", "objects", "bytes", "kind", "modified", "state",
                "copies", "promised");
        assertEquals(List.of("safe"), all(objects, "state").stream().distinct().toList());
        assertEquals(List.of("letters/sub/", "letters/sub/a.txt", "letters/sub/empty/"),
                all(walk.json(0, "ls -r Akten/letters/su").path("objects"), "key"));
        assertTrue(walk.line(0, "ls Akten").out.contains("safe 2 of 2"), walk.out);
        assertFalse(walk.out.contains("0 of 2"), walk.out);
        has(walk.json(0, "bucket list").path("buckets").get(0), "id", "name", "copies",
                "objects", "bytes", "notSafe");
        restoring();
        walk.line(0, "staging evict");
        assertEquals(0, walk.json(0, "staging").path("used").asLong());
        copies();
    }

    private void restoring() throws Exception {
        walk.line(0, "get Akten/a.txt one");
        assertEquals("a", Files.readString(directory.resolve("one/a.txt")));
        walk.line(0, "get Akten/letters two");
        assertEquals(letters, SourceTree.read(directory.resolve("two/letters")));
        walk.line(0, "get Akten/letters/ three");
        assertEquals(SourceTree.content(directory.resolve("letters/sub/a.txt")),
                SourceTree.content(directory.resolve("three/sub/a.txt")));
        Files.writeString(directory.resolve("one/a.txt"), "mine");
        walk.line(1, "get Akten/a.txt one");
        assertTrue(walk.err.contains("(HF-604)"), walk.err);
        assertEquals("mine", Files.readString(directory.resolve("one/a.txt")));
        walk.line(0, "get Akten/a.txt one --overwrite");
        assertEquals("a", Files.readString(directory.resolve("one/a.txt")));
        walk.line(1, "get Akten/nothing four");
        assertTrue(walk.err.contains("(HF-105)"), walk.err);
        walk.line(1, "--lang=de get Nichts four");
        assertTrue(walk.err.contains("Es gibt keinen Bucket"), walk.err);
    }

    private void copies() throws Exception {
        for (int copy = 1; copy <= 2; copy++) {
            JsonNode plan = walk.json(0, "get Akten --plan --copy " + copy);
            has(plan, "objects", "bytes", "stagedObjects", "stagedBytes", "steps", "problems");
            assertEquals(1, plan.path("steps").size(), plan.toString());
            JsonNode get = walk.json(0, "get Akten whole-" + copy + " --copy " + copy);
            assertEquals(plan.path("steps").get(0).path("barcode"),
                    get.path("written").get(0).path("barcode"));
            assertEquals(letters, SourceTree.read(directory.resolve("whole-" + copy
                    + "/letters")));
        }
        walk.line(1, "get Akten no --copy 3");
        assertTrue(walk.err.contains("(HF-609)"), walk.err);
        assertTrue(walk.line(0, "get Akten --plan").out.contains("HV000"), walk.out);
    }

    @Test
    void removingAndBringingBack() throws Exception {
        walk.line(0, "bucket create b").line(0, "put b letters/sub");
        walk.line(0, "rm b/sub/a.txt");
        assertEquals(List.of("sub/", "sub/empty/"),
                all(walk.json(0, "ls b -r").path("objects"), "key"));
        walk.line(1, "rm b/sub/a.txt");
        assertTrue(walk.err.contains("(HF-105)"), walk.err);
        walk.line(1, "get b/sub/a.txt to");
        assertEquals("DONE", walk.json(0, "rm --undo b/sub/a.txt").path("state").asText());
        walk.line(1, "rm --undo b/sub/a.txt");
        assertTrue(walk.err.contains("(HF-111)"), walk.err);
        walk.line(0, "rm -r b/sub");
        assertEquals(0, walk.json(0, "ls b -r").path("objects").size());
        walk.line(0, "rm -r --undo b/sub");
        assertEquals(3, walk.json(0, "ls b -r").path("objects").size());
        walk.line(2, "rm b").line(2, "rm").line(2, "nonsense");
        ledger();
    }

    private void ledger() throws Exception {
        has(walk.json(0, "status"), "home", "archive", "ledger", "head", "readOnly", "objects",
                "bytes", "notSafe", "notSafeBytes", "staging", "drives", "jobs", "problems");
        walk.line(0, "--lang=de status");
        assertTrue(walk.out.contains("Alles ist sicher."), walk.out);
        JsonNode good = walk.json(0, "ledger verify");
        has(good, "entries", "members", "files", "head", "torn");
        JsonNode entries = walk.json(0, "ledger show --from 1 --limit 3").path("entries");
        assertEquals(List.of("1", "2", "3"), all(entries, "number"));
        has(entries.get(0), "number", "time", "actor", "type", "content");
        JsonNode before = walk.json(0, "ls b -r");
        walk.line(0, "rebuild --from-ledger");
        assertEquals(before, walk.json(0, "ls b -r"));
        walk.line(2, "rebuild");
        assertTrue(walk.json(0, "jobs").path("jobs").isArray());
        Files.write(directory.resolve("holdfast/ledger").resolve(ledgerFile()), new byte[] {'x'},
                java.nio.file.StandardOpenOption.WRITE);
        assertTrue(walk.line(1, "ledger verify").err.contains("(HF-204)"), walk.err);
    }

    private String ledgerFile() throws Exception {
        try (var list = Files.list(directory.resolve("holdfast/ledger"))) {
            return list.map(p -> p.getFileName().toString()).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void tapesAndLibraries() throws Exception {
        walk.line(0, "bucket create b --copies 1").line(0, "put b letters/sub/a.txt");
        JsonNode tapes = walk.json(0, "tape list").path("cartridges");
        assertEquals(12, tapes.size());
        has(tapes.get(0), "barcode", "state", "domain", "volume", "generation", "capacity",
                "remaining", "objects", "bytes", "place");
        has(walk.json(0, "tape show HV0001L8"), "row", "blockSize", "objectsByBucket", "runs",
                "openSession", "generationsKept");
        assertTrue(walk.line(0, "tape show HV0001L8").out.contains("HV0001L8"), walk.out);
        assertTrue(walk.line(1, "tape show XX0001L8").err.contains("(HF-106)"), walk.err);
        has(walk.json(0, "library show").path("elements").get(0), "type", "address", "full",
                "barcode", "exception");
        int full = element("slot", true);
        int empty = element("slot", false);
        walk.line(0, "library move " + full + " " + empty);
        walk.line(1, "library move " + full + " " + empty);
        assertTrue(walk.err.contains("(HF-507)"), walk.err);
        walk.line(1, "--lang de library move 9999 " + full);
        assertTrue(walk.err.contains("(HF-107)"), walk.err);
        insert(full);
    }

    /** A drive threads what is put into it; it has to let go before the robot can take it. */
    @Test
    void whatWasNeverMountedIsPutAway() throws Exception {
        int drive = element("drive", false);
        int slot = element("slot", true);
        walk.line(0, "library move " + slot + " " + drive);
        JsonNode status = walk.json(0, "status");
        assertEquals(0, status.path("problems").size(), status.toString());
        assertEquals(drive, element("drive", false), "put away when the engine ended");
        assertEquals(slot, element("slot", true));
    }

    /** The engine ends while the robot is still bringing the cartridges for what it accepted. */
    @Test
    void anEndInTheMiddleOfArrivingPutsAway() throws Exception {
        walk.line(0, "bucket create b");
        for (int i = 0; i < 4; i++) {
            walk.line(0, "put b letters/sub/a.txt --wait accepted");
            assertEquals(-1, element("drive", true), "round " + i);
        }
        assertEquals(0, walk.json(0, "status").path("problems").size());
    }

    /** The first element of a type that is full, or empty. */
    private int element(String type, boolean full) throws Exception {
        for (JsonNode e : walk.json(0, "library show").path("elements")) {
            if (e.path("type").asText().equals(type) && e.path("full").asBoolean() == full) {
                return e.path("address").asInt();
            }
        }
        return -1;
    }

    /** A cartridge of one home, written as directories of records, goes into another. */
    private void insert(int slot) throws Exception {
        walk.line(0, "init --home=other --media=records")
                .line(0, "--home=other bucket create b --copies 1")
                .line(0, "--home=other put b letters/sub/a.txt");
        String line = "library insert other/library/media/HV0001L8 --slot " + slot
                + " --barcode ZZ0001L8";
        walk.line(0, line);
        List<String> barcodes = new ArrayList<>(all(walk.json(0, "tape list")
                .path("cartridges"), "barcode"));
        assertTrue(barcodes.contains("ZZ0001L8"), barcodes.toString());
        walk.line(1, line);
        assertEquals(List.of("library"), all(walk.json(0, "library list").path("libraries"),
                "name"));
    }

    @Test
    void whatIsNoFileIsNamedAndSkipped() throws Exception {
        Path odd = Files.createDirectory(directory.resolve("odd"));
        Path first = Files.writeString(odd.resolve("first"), "1");
        Files.createLink(odd.resolve("second"), first);
        walk.line(0, "bucket create b --copies 1");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(odd.resolve("socket")));
            walk.line(3, "put b odd");
            assertTrue(walk.err.contains("(HF-304)") && walk.err.contains("odd/socket"),
                    walk.err);
            assertTrue(walk.err.contains("(HF-306)") && walk.err.contains("odd/second"),
                    walk.err);
            assertEquals(1, walk.json(3, "put b odd --wait accepted").path("problemCount")
                    .asInt());
            walk.line(3, "--lang=de put b odd nowhere");
            assertTrue(walk.err.contains("(HF-301)"), walk.err);
        }
        assertEquals(List.of("odd/", "odd/first", "odd/second"),
                all(walk.json(0, "ls -r b").path("objects"), "key"));
        walk.line(1, "put b nowhere");
        assertTrue(walk.err.contains("(HF-301)"), walk.err);
    }

    @Test
    void theRealProcessSaysTheSame() throws Exception {
        HoldfastProcess.run(directory, "bucket", "create", "b", "--home=holdfast").expect(0);
        HoldfastProcess.run(directory, "put", "b", "letters", "nowhere", "--home=holdfast")
                .expect(3);
        HoldfastProcess.Outcome list = HoldfastProcess.run(directory, "ls", "-r", "b",
                "--home=holdfast").expect(0);
        assertTrue(list.out().contains("letters/Größe 00/file-0001.bin"), list.out());
        assertEquals("", list.err());
        HoldfastProcess.Outcome none = HoldfastProcess.run(directory, "--lang=de", "get",
                "b/Möwe", "to", "--home=holdfast").expect(1);
        assertTrue(none.err().contains("Möwe"), none.err());
        HoldfastProcess.run(directory, "put", "--home=holdfast").expect(2);
    }
}
