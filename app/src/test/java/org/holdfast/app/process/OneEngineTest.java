package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.RealEngines;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine a home: whoever comes second is its client. */
class OneEngineTest {
    private static final EngineDoorway ENGINES = RealEngines.doorway();
    private static final int SOCKET_PATH_BYTES = 108;

    @TempDir
    private Path directory;
    private Path home;

    @BeforeEach
    void init() throws Exception {
        // Longer than the path of any socket can be.
        home = directory.resolve("a".repeat(SOCKET_PATH_BYTES)).resolve("home");
        Files.createDirectories(home.getParent());
        ENGINES.createHome(home, Optional.empty(), false);
    }

    private HoldfastProcess.Outcome run(String... arguments) throws Exception {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--home=" + home;
        return HoldfastProcess.run(directory, all);
    }

    @Test
    void theSecondProcessIsAClient() throws Exception {
        SourceTree.make(directory.resolve("letters"), 7, 20, 0);
        try (HoldfastProcess engine = HoldfastProcess.serve(directory, home)) {
            assertEquals("rwx------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(home.resolve("keys"))));
            run("bucket", "create", "b").expect(0);
            run("put", "b", "letters").expect(0);
            HoldfastProcess.Outcome status = run("status").expect(0);
            assertTrue(status.out().contains("Everything is safe."), status.out());
            HoldfastProcess.Outcome jobs = run("jobs").expect(0);
            assertTrue(jobs.out().contains("letters"), "another engine's job: " + jobs.out());
            HoldfastProcess.Outcome second = run("serve").expect(1);
            assertTrue(second.err().contains("(HF-203)"), second.err());
            assertTrue(run("rebuild", "--from-ledger").expect(1).err().contains("(HF-203)"));
            assertTrue(engine.alive());
            HoldfastProcess.Outcome end = engine.terminate();
            assertEquals(0, end.status(), end.err());
            assertEquals("", end.err());
        }
        try (Archive after = ENGINES.attach(home)) {
            for (Rows.DriveRow drive : after.ask(new Query.Status()).drives()) {
                assertEquals(Optional.empty(), drive.barcode(), "unloaded, and put away");
            }
            for (Rows.CartridgeRow row : after.ask(new Query.Cartridges()).cartridges()) {
                assertEquals(Optional.empty(), after.ask(new Query.Cartridge(row.barcode()))
                        .openSession(), row.barcode());
            }
        }
        try (var keys = Files.list(home.resolve("keys"))) {
            assertEquals(List.of("engine.address", "lock"), keys.map(p ->
                    p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whatAKilledEngineLeftHindersNobody() throws Exception {
        SourceTree.make(directory.resolve("letters"), 9, 5, 0);
        try (HoldfastProcess killed = HoldfastProcess.serve(directory, home)) {
            run("bucket", "create", "b").expect(0);
            run("put", "b", "letters").expect(0);
            killed.kill();
        }
        assertTrue(Files.exists(Path.of(Files.readString(home.resolve("keys/engine.address")))),
                "a socket that nobody serves");
        try (Archive next = ENGINES.attach(home)) {
            assertEquals(2, full("drive", next), "where the killed engine had them");
        }
        try (Archive later = ENGINES.attach(home)) {
            assertEquals(List.of(), later.ask(new Query.Status()).problems());
            assertEquals(0, full("drive", later));
            assertEquals(12, full("slot", later));
        }
        HoldfastProcess.Outcome status = run("status").expect(0);
        assertTrue(status.out().contains("Everything is safe."), status.out());
    }

    private static long full(String type, Archive archive) throws ArchiveException {
        return archive.ask(new Query.Libraries()).libraries().getFirst().elements().stream()
                .filter(e -> e.type().equals(type) && e.full()).count();
    }

    @Test
    void aClientOutlivesTheCommandThatRanTheEngine() throws Exception {
        SourceTree.make(directory.resolve("letters"), 8, 60, 4 << 20);
        HoldfastProcess second;
        try (Archive first = ENGINES.attach(home)) {
            first.submit(new Command.CreateBucket("local", "b", 2));
            second = HoldfastProcess.start(directory, "put", "b", "letters",
                    "--home=" + home);
            awaitPut(first);
        }
        HoldfastProcess.Outcome put = second.outcome().expect(0);
        assertTrue(put.out().contains("65 files accepted"), put.out());
        second.close();
    }

    private static void awaitPut(Archive archive) throws Exception {
        JobSnapshot newest = archive.ask(new Query.Jobs()).jobs().getFirst();
        for (int look = 0; !newest.kind().equals("put"); look++) {
            assertTrue(look < 600, "nothing was put in a minute");
            new java.util.concurrent.CountDownLatch(1).await(100,
                    java.util.concurrent.TimeUnit.MILLISECONDS);
            newest = archive.ask(new Query.Jobs()).jobs().getFirst();
        }
    }

    @Test
    void aSecondEngineInOneProcessDoesNotOpenTheDoor() throws Exception {
        try (Archive first = ENGINES.attach(home)) {
            try (Archive again = ENGINES.attach(home)) {
                assertFalse(again.ask(new Query.Status()).archive().isEmpty());
            }
            ArchiveException refused = assertThrows(
                    ArchiveException.class, () -> ENGINES.serve(home));
            assertEquals("HF-203", refused.failure().code());
            // The lock of the first must have outlived the attempts.
            assertTrue(run("serve").expect(1).err().contains("(HF-203)"));
            assertFalse(first.ask(new Query.Status()).archive().isEmpty());
        }
    }
}
