package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.doorway.LedgerReport;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines: what they ask of the archive, what they print, how they end. */
class CliTest {
    @TempDir
    private Path directory;
    private CommandLineRun cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CommandLineRun(directory);
    }

    private void expect(int status, Command command) {
        assertEquals(status, cli.status, cli.out + cli.err);
        assertEquals(command, cli.archive.heard.stream().filter(Command.class::isInstance)
                .reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void initMakesAHome() {
        cli.run("--home", "new", "init");
        assertEquals(0, cli.status, cli.err);
        assertEquals(List.of("create " + directory.resolve("new") + " - false"),
                cli.doorway.heard);
        assertTrue(cli.out.startsWith("Made a home in " + directory), cli.out);
        cli.run("init", "--home=new2", "--library", "virtual:/x", "--media", "records");
        assertEquals("create " + directory.resolve("new2") + " virtual:/x true",
                cli.doorway.heard.getLast());
        cli.run("init");
        assertEquals(1, cli.status);
        assertTrue(cli.err.contains("HF-202"), cli.err);
    }

    @Test
    void theDefaultHomeIsInTheDataDirectory() {
        cli.run("status");
        assertEquals("attach " + directory.resolve("holdfast"), cli.doorway.heard.getLast());
        cli.environment.put("XDG_DATA_HOME", "relative/is/ignored");
        cli.environment.put("HOME", "/nowhere");
        cli.run("status");
        assertEquals("attach /nowhere/.local/share/holdfast", cli.doorway.heard.getLast());
        assertEquals(1, cli.status);
        assertTrue(cli.err.contains("HF-201"), cli.err);
    }

    @Test
    void bucketsAreMade() {
        cli.run("bucket", "create", "b");
        expect(0, new Command.CreateBucket("local", "b", 2));
        assertEquals("Made the bucket b with 2 copies.\n", cli.out);
        cli.run("bucket", "create", "c", "--copies", "1", "--lang", "de");
        expect(0, new Command.CreateBucket("local", "c", 1));
        assertEquals("Bucket c mit 1 Kopie angelegt.\n", cli.out);
        assertEquals(2, cli.archive.closed);
    }

    @Test
    void putMakesPathsAbsoluteAndKeepsTheSlash() {
        String here = directory.toString();
        cli.run("put", "b", "a.txt");
        expect(0, new Command.Put("local", "b", List.of(here + "/a.txt")));
        cli.archive.problems.add(new Failure.SourceMissing("/x"));
        cli.run("put", "b", "holdfast/", ".", "/etc/../etc", "holdfast/..", "--json");
        expect(3, new Command.Put("local", "b", List.of(here + "/holdfast/", here + "/",
                "/etc/../etc", here + "/")));
        assertTrue(cli.out.contains("\"code\":\"HF-301\""), cli.out);
    }

    @Test
    void putSaysWhatWasWrittenWhere() {
        cli.run("put", "b", "a.txt");
        assertEquals("""
                b: 3 files accepted (3.0 MB), 3 safe; done, 2 s.
                Cartridge  Storage domain  Files    Size   Time     Speed
                HF0001L8   copy-1              3  3.0 MB  1.5 s  2.0 MB/s
                HF0002L8   copy-2              3  3.0 MB  1.5 s  2.0 MB/s
                """, cli.out);
        assertTrue(cli.err.contains("waiting for you: HF0001L8, drive 1 (3 s)"), cli.err);
        assertFalse(cli.err.contains("\r"));
    }

    @Test
    void putMayWaitForAcceptedOnly() {
        cli.run("put", "b", "a.txt", "--wait", "accepted");
        assertEquals(0, cli.status);
        assertTrue(cli.out.contains("2 files accepted (2.0 MB), 1 safe so far."), cli.out);
        cli.run("put", "b", "a.txt", "--wait", "later");
        assertEquals(2, cli.status);
        assertTrue(cli.err.startsWith("This value cannot be: --wait"), cli.err);
    }

    @Test
    void progressIsWrittenOverOnATerminal() {
        cli.terminal = true;
        cli.environment.put("COLUMNS", "40");
        cli.run("put", "b", "a.txt");
        assertTrue(cli.err.startsWith("\raccepted 2 of 3 files, 2.0 MB of 3.0 MB"), cli.err);
        assertTrue(cli.err.endsWith("\r"), cli.err);
        for (String line : cli.err.split("\r")) {
            assertTrue(line.length() <= 40, line);
        }
    }

    @Test
    void problemsAndNotesAreNamedAndTheStatusIsPartly() {
        cli.archive.problems.add(new Failure.SourceUnreadable("/x/\u001b[31mred", "no right"));
        cli.archive.notes.add(new Failure.HardLink("/x/b", "/x/a"));
        cli.run("put", "b", "a.txt");
        assertEquals(3, cli.status);
        assertTrue(cli.err.contains("/x/\\u001b[31mred cannot be read (no right). (HF-302)\n"
                + "  Check its rights and put it again.\n"), cli.err);
        assertTrue(cli.err.contains("(HF-306)"), cli.err);
        assertFalse((cli.out + cli.err).contains("\u001b"));
    }

    @Test
    void getRestoresKeysAsTheyAre() {
        String to = directory.resolve("to").toString();
        cli.run("get", "b", "to");
        expect(0, new Command.Get("local", "b", "", to, Optional.empty(), false));
        cli.run("get", "b//x/../y", "to", "--copy", "2", "--overwrite");
        expect(0, new Command.Get("local", "b", "/x/../y", to, Optional.of(2), true));
        cli.run("get", "b/k");
        assertEquals(2, cli.status);
        assertEquals("This is missing: DEST", cli.err.lines().findFirst().orElseThrow());
    }

    @Test
    void rmTakesAFolderOnlyWhenAsked() {
        cli.run("rm", "b/a");
        expect(0, new Command.Remove("local", "b", "a", false, false));
        cli.run("rm", "b/a", "-r", "--undo");
        expect(0, new Command.Remove("local", "b", "a/", true, true));
        cli.run("rm", "b");
        assertEquals(2, cli.status);
        cli.run("rm", "b", "-r");
        expect(0, new Command.Remove("local", "b", "", true, false));
    }

    @Test
    void stagingIsEvicted() {
        cli.run("staging", "evict");
        expect(0, new Command.EvictStaging("local"));
    }

    @Test
    void ledgerIsVerifiedByItsFiles() {
        cli.run("ledger", "verify");
        assertEquals("The ledger is sound: 42 entries with 15 members in 2 files, "
                + "head 0badcafe\n", cli.out);
        cli.doorway.ledger = new LedgerReport(1, 0, 1, "00", Optional.of("l-1 @ 17"));
        cli.run("ledger", "verify", "--json");
        assertEquals("{\"entries\":1,\"members\":0,\"files\":1,\"head\":\"00\","
                + "\"torn\":\"l-1 @ 17\"}\n", cli.out);
        cli.doorway.ledger = null;
        cli.run("ledger", "verify", "--lang=de");
        assertEquals(1, cli.status);
        assertTrue(cli.err.startsWith("Das Hauptbuch ist beschädigt: ledger-1 bei Byte 17"),
                cli.err);
        assertEquals(List.of(), cli.archive.heard);
    }

    @Test
    void rebuildAndServe() {
        cli.run("rebuild", "--from-ledger");
        assertEquals("The catalog is made anew from 42 entries.\n", cli.out);
        cli.run("rebuild");
        assertEquals(2, cli.status);
        cli.run("serve");
        assertEquals(1, cli.out.lines().count(), cli.out);
        assertEquals(List.of("awaited", "closed"),
                cli.doorway.heard.subList(cli.doorway.heard.size() - 2,
                        cli.doorway.heard.size()));
    }

    @Test
    void refusalsAreSaidInBothLanguages() {
        cli.archive.refusal = new Failure.NoSuchBucket("nö");
        cli.run("put", "nö", "a.txt");
        assertEquals(1, cli.status);
        assertEquals("There is no bucket called nö. (HF-101)\n"
                + "  Check the name, or make the bucket first.\n", cli.err);
        cli.environment.put("LANG", "de_AT.UTF-8");
        cli.run("put", "nö", "a.txt");
        assertTrue(cli.err.startsWith("Es gibt keinen Bucket namens nö. (HF-101)\n"), cli.err);
        cli.environment.put("LC_ALL", "C.UTF-8");
        cli.run("put", "nö", "a.txt");
        assertTrue(cli.err.startsWith("There is no"), cli.err);
        assertEquals(3, cli.archive.closed);
    }

    @Test
    void whatNobodyForesawGetsACodeAndAFile() throws Exception {
        cli.doorway.crash = new IllegalStateException("a bug at /secret");
        cli.run("status");
        assertEquals(1, cli.status);
        assertFalse(cli.err.contains("IllegalState"), cli.err);
        assertTrue(cli.err.lines().findFirst().orElseThrow()
                .matches(".* Code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"), cli.err);
        try (var logs = Files.list(directory.resolve("holdfast/log"))) {
            assertTrue(Files.readString(logs.findFirst().orElseThrow())
                    .contains("a bug at /secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "put", "put b", "bucket create", "get", "rm", "ls",
        "bucket create b --copies many", "library move 1", "library insert d", "tape show",
        "init --media paper", "status --nonsense", "ledger show --limit 0", "bucket", "library",
        "tape", "ledger", "library move 1 2"})
    void wrongArgumentsAreUsage(String line) {
        cli.run(line.split(" "));
        assertEquals(2, cli.status, cli.err);
        assertFalse(cli.err.isBlank());
        assertTrue(cli.archive.heard.stream().noneMatch(Command.class::isInstance));
    }

    @Test
    void argumentsAreNotExpanded() {
        cli.run("put", "b", "--", "@a.txt", "-dash");
        expect(0, new Command.Put("local", "b", List.of(directory + "/@a.txt",
                directory + "/-dash")));
    }

    @Test
    void withoutACommandTheWindowOpensOrTheFirstWalkBegins() {
        cli.run();
        cli.run("--first-walk", "--home=" + directory + "/h", "--files=");
        assertEquals(3, cli.status);
        cli.run("--first-walk", "--home=h", "--files=src");
        assertEquals(List.of("window " + directory + "/holdfast",
                "walk " + directory + "/h -", "walk " + directory + "/h " + directory + "/src"),
                cli.faces);
        assertTrue(FakeArchive.NOW.isAfter(java.time.Instant.EPOCH));
    }
}
