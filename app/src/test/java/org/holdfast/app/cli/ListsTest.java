package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that lists, as a table and as one JSON document. */
class ListsTest {
    private static final Rows.ObjectRow FILE = new Rows.ObjectRow("a\tb", false, 1, 1234, "file",
            Optional.of(FakeArchive.NOW), "safe", 2, 2);
    private static final Rows.ObjectRow FOLDER = new Rows.ObjectRow("d/", true, 1201, 999_999,
            "folder", Optional.empty(), "staged", 0, 2);
    private static final Rows.CartridgeRow TAPE = new Rows.CartridgeRow("HF0001L8", "APPENDABLE",
            Optional.of("copy-1"), Optional.of("0f-uuid"), 3, 12_000_000_000L, 11_999_000_000L,
            5, 1_000_000, "slot 1001");
    @TempDir
    private Path directory;
    private CommandLineRun cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CommandLineRun(directory);
    }

    private JsonNode json(String... arguments) throws Exception {
        cli.run(arguments);
        assertEquals(0, cli.status, cli.err);
        return new ObjectMapper().readTree(cli.out);
    }

    private void table(String expected, String... arguments) {
        cli.run(arguments);
        assertEquals(expected, cli.out, cli.err);
    }

    @Test
    void libraries() throws Exception {
        Rows.LibraryRow one = new Rows.LibraryRow("lib", "virtual:/l", true, Optional.empty(),
                List.of(new Rows.ElementRow("DRIVE", 256, true, Optional.of("HF0001L8"),
                                Optional.empty()),
                        new Rows.ElementRow("SLOT", 4096, true, Optional.empty(),
                                Optional.of("dropped")),
                        new Rows.ElementRow("SLOT", 4097, false, Optional.empty(),
                                Optional.empty())));
        cli.archive.answers.put(Query.Libraries.class, new Rows.LibraryList(List.of(one)));
        table("""
                Name  Address     State                Elements  Cartridges
                lib   virtual:/l  ready, with a robot         3           2
                """, "library", "list");
        String elements = """
                Element  Kind   Cartridge     State
                    256  drive  HF0001L8
                   4096  slot   (no barcode)  dropped
                   4097  slot   (empty)
                """;
        table(elements, "library", "show");
        table(elements, "library", "show", "lib");
        assertEquals(256, json("library", "show", "--json").at("/elements/0/address").asInt());
        assertTrue(json("library", "list", "--json").at("/libraries/0/robot").asBoolean());
        cli.run("library", "show", "other");
        assertEquals(1, cli.status);
        assertTrue(cli.err.contains("HF-108"), cli.err);
        cli.run("library", "move", "256", "4097");
        assertEquals(0, cli.status, cli.err);
        cli.run("library", "insert", "tape", "--slot", "4097", "--library", "lib");
        assertEquals(new org.holdfast.engine.api.Command.InsertCartridge("local", "lib",
                directory + "/tape", 4097, Optional.empty()), cli.archive.heard.getLast());
        cli.run("library", "add", "virtual:/m");
        assertEquals(0, cli.status, cli.err);
    }

    @Test
    void buckets() throws Exception {
        cli.archive.answers.put(Query.Buckets.class, new Rows.BucketList(List.of(
                new Rows.BucketRow("u-u-id", "b", 2, 1204, 12_345_678_900L, 7))));
        table("""
                Bucket  Copies  Objects     Size  Not safe
                b            2    1,204  12.3 GB         7
                """, "bucket", "list");
        table("""
                Bucket  Kopien  Objekte    Größe  Nicht sicher
                b            2    1.204  12,3 GB             7
                """, "bucket", "list", "--lang", "de");
        assertEquals(12_345_678_900L,
                json("bucket", "list", "--json").at("/buckets/0/bytes").asLong());
    }

    @Test
    void objectsPageByPage() throws Exception {
        cli.archive.answers.put(Query.Objects.class,
                new Rows.ObjectPage(List.of(FOLDER, FILE), Optional.empty()));
        table("""
                State          Size  Changed                 Key
                staged       1.0 MB  1,201 objects           d/
                safe 2 of 2  1.2 kB  Nov 22, 2026, 10:00\u202fAM  a\\tb
                """, "ls", "b/pre", "-r");
        assertEquals(new Query.Objects("b", "pre", true, Optional.empty(), 1000),
                cli.archive.heard.getLast());
        JsonNode document = json("ls", "b", "--json");
        assertEquals("a\tb", document.at("/objects/1/key").asText());
        assertEquals(2, document.at("/objects").size());
        cli.archive.answers.put(Query.Objects.class,
                new Rows.ObjectPage(List.of(), Optional.empty()));
        assertEquals(0, json("ls", "b", "--json").at("/objects").size());
        cli.archive.answers.put(Query.Objects.class, new Failure.NoSuchBucket("b"));
        cli.run("ls", "b", "--json");
        assertEquals(1, cli.status);
        assertEquals("", cli.out);
    }

    @Test
    void restorePlans() throws Exception {
        Rows.RestorePlan plan = new Rows.RestorePlan(3, 3000, 1, 1000, List.of(
                new Rows.PlanStep("HF0002L8", "shelf B", false, 2, 2000)), List.of());
        cli.archive.answers.put(Query.RestorePlan.class, plan);
        table("""
                3 objects, 3.0 kB; 1 of them (1.0 kB) are still in staging.
                   Cartridge  Place    State  Objects    Size
                1  HF0002L8   shelf B               2  2.0 kB
                How long it takes is not known: this engine has not done the like yet, or a \
                person is needed.
                """, "get", "b/k/", "--plan");
        assertEquals(new Query.RestorePlan("b", "k/", Optional.empty()),
                cli.archive.heard.getLast());
        assertEquals(2000, json("get", "b", "--plan", "--json").at("/steps/0/bytes").asInt());
        cli.archive.answers.put(Query.RestorePlan.class, new Rows.RestorePlan(1, 1, 0, 0,
                List.of(), List.of(new Failure.CartridgeMissing("HF0009L8", "k"))));
        cli.run("get", "b", "--plan");
        assertEquals(3, cli.status);
        assertTrue(cli.err.contains("HF-607"), cli.err);
    }

    @Test
    void aNameIsPassedOnAsItIs() {
        // Whether it is a folder, and whether its last name is kept, is the engine's to say.
        cli.run("get", "b/d", "to");
        assertEquals(new org.holdfast.engine.api.Command.Get("local", "b", "d",
                directory + "/to", Optional.empty(), false), cli.archive.heard.getLast());
        cli.run("get", "b/d/", "to");
        assertEquals(new org.holdfast.engine.api.Command.Get("local", "b", "d/",
                directory + "/to", Optional.empty(), false), cli.archive.heard.getLast());
    }

    @Test
    void cartridges() throws Exception {
        cli.archive.answers.put(Query.Cartridges.class, new Rows.CartridgeList(List.of(TAPE)));
        cli.archive.answers.put(Query.Cartridge.class, new Rows.CartridgeDetail(TAPE, 524_288,
                Map.of("b", 5L), 2, Optional.of("s-1"), List.of("1", "2", "3")));
        table("""
                Cartridge  State       Storage domain  Objects    Size     Free  Place
                HF0001L8   appendable  copy-1                5  1.0 MB  12.0 GB  slot 1001
                """, "tape", "list");
        table("""
                HF0001L8: appendable, in slot 1001
                Volume 0f-uuid, generation 3, blocks of 524,288 bytes
                Storage domain copy-1
                1.0 MB of content, 12.0 GB free of 12.0 GB
                5 objects in 2 runs
                  b: 5 objects
                Open session: s-1
                Index generations kept: 1, 2, 3
                """, "tape", "show", "HF0001L8");
        assertEquals("HF0001L8",
                json("tape", "list", "--json").at("/cartridges/0/barcode").asText());
        assertEquals(5, json("tape", "show", "x", "--json").at("/objectsByBucket/b").asInt());
        cli.archive.answers.remove(Query.Cartridge.class);
        cli.run("tape", "show", "x");
        assertEquals(1, cli.status);
    }

    @Test
    void jobs() throws Exception {
        JobSnapshot over = FakeArchive.job(1, "put", "b", JobSnapshot.State.PARTLY,
                List.of(new Failure.SourceMissing("/x")), List.of(), List.of());
        JobSnapshot now = FakeArchive.running(FakeArchive.job(2, "get", "b/k",
                JobSnapshot.State.DONE, List.of(), List.of(), List.of()), 1, false,
                new JobSnapshot.Wait(JobSnapshot.Wait.Kind.LOCATE, List.of("HF0001L8"),
                        java.time.Duration.ofSeconds(38)));
        cli.archive.answers.put(Query.Jobs.class, new Rows.JobList(List.of(now, over)));
        cli.run("jobs");
        List<String> lines = cli.out.lines().toList();
        assertEquals(3, lines.size(), cli.out);
        assertTrue(lines.get(1).endsWith("b/k (positioning HF0001L8 (38 s))"), cli.out);
        assertTrue(lines.get(2).contains("done in part"), cli.out);
        assertEquals("HF-301", json("jobs", "--json").at("/jobs/1/problems/0/code").asText());
    }

    @Test
    void statusAndStaging() throws Exception {
        table("""
                Home: /home/a
                3 objects, 3.0 MB.
                1 object is not yet safe: 1.0 MB are in staging only.
                Staging: 38.0 MB of 100 MB used (38 %).
                1 job is running.
                Drive 256 (ULTRIUM-TD8): mounted, working, HF0001L8
                Ledger: 42 entries, head 0badcafe
                """, "status");
        table("""
                Staging: 38.0 MB of 100 MB used (38 %).
                Not yet safe: 4.0 MB; evictable: 34.0 MB; waiting for room: no bytes; segments: 7.
                """, "staging");
        assertEquals(42, json("status", "--json").at("/ledger").asInt());
        assertEquals(7, json("staging", "--json").at("/segments").asInt());
    }

    @Test
    void ledgerEntries() throws Exception {
        cli.archive.answers.put(Query.LedgerEntries.class, new Rows.LedgerPage(List.of(
                new Rows.LedgerRow(41, Instant.parse("2026-11-22T10:00:00Z"), "local",
                        "BucketCreated", "{\"name\":\"b\"}"))));
        table("41 2026-11-22T10:00:00Z local BucketCreated {\"name\":\"b\"}\n",
                "ledger", "show");
        assertEquals(new Query.LedgerEntries(1, 1000), cli.archive.heard.getLast());
        assertEquals(41, json("ledger", "show", "--from", "40", "--limit", "1", "--json")
                .at("/entries/0/number").asInt());
        assertTrue(cli.archive.heard.contains(new Query.LedgerEntries(40, 1)));
    }

    @Test
    void helpPagesHaveTwoLanguages() {
        for (String language : List.of("en", "de")) {
            for (String command : List.of("", "init", "library", "library add", "library list",
                    "library show", "library move", "library rescan", "library insert", "bucket",
                    "bucket create", "bucket list", "put", "ls", "get", "rm", "staging",
                    "staging evict", "status", "tape", "tape list", "tape show", "jobs",
                    "ledger", "ledger verify", "ledger show", "rebuild", "serve")) {
                cli.run((command + " --help --lang " + language).strip().split(" "));
                assertEquals(0, cli.status, cli.err);
                assertTrue(cli.out.startsWith(language.equals("en") ? "Usage: holdfast"
                        : "Aufruf: holdfast"), cli.out);
                assertTrue(cli.out.contains(language.equals("en") ? "Shows this page."
                        : "Zeigt diese Seite."), cli.out);
                assertFalse(cli.out.contains("--first-walk"), cli.out);
                assertFalse(cli.out.contains("''"), cli.out);
            }
        }
        cli.run("--version");
        assertTrue(cli.out.startsWith("Holdfast "), cli.out);
    }
}
