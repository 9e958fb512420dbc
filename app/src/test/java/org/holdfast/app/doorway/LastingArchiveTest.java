package org.holdfast.app.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.FakeDoorway;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process's engine ends, and the window goes on with the next. */
class LastingArchiveTest {
    private static final Failure GONE = new Failure.EngineUnreachable("closed");
    @TempDir
    private Path directory;

    @Test
    void aQuestionGoesToTheNextEngine() throws Exception {
        FakeArchive first = new FakeArchive(directory);
        FakeArchive second = new FakeArchive(directory);
        FakeDoorway engines = new FakeDoorway(first);
        engines.createHome(directory, Optional.empty(), false);
        LastingArchive archive = LastingArchive.attach(engines, directory);
        engines.archive = second;
        first.answers.put(Query.Buckets.class, GONE);
        assertEquals(new Rows.BucketList(List.of()), archive.ask(new Query.Buckets()));
        assertEquals(1, first.closed);
        assertEquals(42, archive.ask(new Query.Status()).ledger());
        archive.close();
        assertEquals(1, second.closed);
    }

    @Test
    void aCommandIsNotGivenTwice() throws Exception {
        FakeArchive only = new FakeArchive(directory);
        FakeDoorway engines = new FakeDoorway(only);
        engines.createHome(directory, Optional.empty(), false);
        LastingArchive archive = LastingArchive.attach(engines, directory);
        only.refusal = GONE;
        assertEquals(GONE, assertThrows(ArchiveException.class, () -> archive.submit(
                new Command.EvictStaging("local"))).failure());
        assertEquals(1, only.heard.size());
    }
}
