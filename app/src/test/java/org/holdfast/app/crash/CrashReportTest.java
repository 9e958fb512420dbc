package org.holdfast.app.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes tell bugs apart; the details are in a file. */
class CrashReportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    @TempDir
    private Path directory;

    private static Exception bug(boolean wrapped) {
        Exception e = new IllegalStateException("x");
        return wrapped ? new RuntimeException(e) : e;
    }

    @Test
    void oneBugHasOneCodeButForTheMoment() {
        // One line of source, so that all three happen at the same place.
        Exception[] bugs = new Exception[3];
        for (int i = 0; i < bugs.length; i++) {
            bugs[i] = bug(i == 2);
        }
        String first = CrashReport.code(bugs[0], NOW);
        String later = CrashReport.code(bugs[1], NOW.plusSeconds(1));
        String wrapped = CrashReport.code(bugs[2], NOW);
        assertEquals(first.substring(5, 9), later.substring(5, 9));
        assertEquals(first.substring(5, 9), wrapped.substring(5, 9));
        assertNotEquals(first.substring(0, 4), wrapped.substring(0, 4));
        assertEquals(first.substring(0, 4), later.substring(0, 4));
        assertNotEquals(first.substring(10), later.substring(10));
    }

    @Test
    void detailsGoToTheHomeOrToTemporaryFiles() throws Exception {
        Files.createDirectory(directory.resolve("log"));
        CrashReport inHome = CrashReport.write(directory, bug(true), NOW);
        assertEquals(directory.resolve("log/crash-" + inHome.code() + ".txt"),
                inHome.file().orElseThrow());
        assertTrue(Files.readString(inHome.file().orElseThrow()).contains("Caused by: "));
        Path none = directory.resolve("none");
        CrashReport elsewhere = CrashReport.write(none, bug(false), NOW);
        assertFalse(Files.exists(none));
        Files.delete(elsewhere.file().orElseThrow());
    }

    @Test
    void anEndlessChainOfCausesEnds() {
        Exception a = new Exception();
        Exception b = new Exception(a);
        a.initCause(b);
        assertEquals(14, CrashReport.code(a, NOW).length());
    }
}
