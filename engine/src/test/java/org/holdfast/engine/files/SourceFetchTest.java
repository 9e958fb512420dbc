package org.holdfast.engine.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hint: whatever is there, nothing fails, nothing waits and nothing changes. */
final class SourceFetchTest {
    @TempDir
    private Path temp;

    @Test
    void aFileIsAsItWas() throws IOException {
        Path file = Files.write(temp.resolve("file"), new byte[] {1, 2, 3});
        Object before = Files.getLastModifiedTime(file);
        SourceFetch.fetch(file);
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        assertEquals(before, Files.getLastModifiedTime(file));
    }

    @Test
    void whatIsNoFileIsLeftAlone() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("nowhere"));
        for (Path path : new Path[] {temp, link, temp.resolve("missing"),
                Path.of("/dev/null")}) {
            assertDoesNotThrow(() -> SourceFetch.fetch(path), path.toString());
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatNobodyWritesIsNotWaitedFor() throws Exception {
        Path pipe = temp.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0,
                "no pipes here");
        assertDoesNotThrow(() -> SourceFetch.fetch(pipe));
    }
}
