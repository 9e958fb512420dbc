package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Indexes in a process that could not hold them: it ends with an error if they are held. */
class IndexMemoryTest {
    private static final int DIRECTORY = 1_000;

    /** The line that the work prints. */
    private static String run(int megabytes, String work, int files)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), IndexMemoryWork.class.getName(), work,
                Integer.toString(files)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    /** Each tenth file is dropped and one with a directory of its own is added. */
    private static String merged(int files) {
        return "entries " + (1 + files / DIRECTORY + files + files / 10);
    }

    private static String scanned(int files) {
        return "entries " + (1 + files / DIRECTORY + files);
    }

    @Test
    void twoHundredThousandAreMergedInSixteenMegabytes() throws Exception {
        assertEquals(merged(200_000), run(16, "merge", 200_000));
    }

    @Test
    @Tag("campaign")
    void aMillionIsMergedAndScannedWithItsNames() throws Exception {
        assertEquals(merged(1_000_000), run(64, "merge", 1_000_000));
        assertEquals(scanned(1_000_000), run(300, "scan", 1_000_000));
    }

    @Test
    @Tag("campaign")
    void tenMillionAreStreamedInLessThanSixtyFour() throws Exception {
        assertEquals(merged(10_000_000), run(63, "merge", 10_000_000));
    }
}
