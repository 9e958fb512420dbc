package org.holdfast.engine.env.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.engine.env.StoreFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes past the page cache and what goes through it is the same file. */
class StreamFileTest {
    private static final int PAGE = 4096;
    private static final int PIECE = 16 * PAGE;
    private final DiskFileStore store = new DiskFileStore();
    private final byte[] content = new byte[5 * PIECE + 1234];
    @TempDir
    Path dir;

    StreamFileTest() {
        new SplittableRandom(8).nextBytes(content);
    }

    private static ByteBuffer aligned() {
        return ByteBuffer.allocateDirect(PIECE + PAGE).alignedSlice(PAGE).slice(0, PIECE);
    }

    private byte[] read(Path path, int begin, int step) throws IOException {
        byte[] all = new byte[content.length];
        System.arraycopy(content, 0, all, 0, begin);
        try (StoreFile file = store.openStream(path)) {
            assertEquals(content.length, file.size());
            int at = begin;
            while (true) {
                ByteBuffer room = aligned().limit(step);
                int n = file.read(room, at);
                if (n < 0) {
                    break;
                }
                room.flip().get(all, at, n);
                at += n;
            }
            assertEquals(content.length, at);
        }
        return all;
    }

    @Test
    void whatIsReadIsTheFileWhereverAReadBeginsAndEnds() throws IOException {
        Path path = Files.write(dir.resolve("file"), content);
        for (int begin : new int[] {0, PAGE, 1, PAGE - 1, content.length - 1, content.length}) {
            for (int step : new int[] {PIECE, PAGE, PAGE + 1, PAGE - 1}) {
                assertArrayEquals(content, read(path, begin, step), begin + " " + step);
            }
        }
    }

    @Test
    void whatWasWrittenIsThereBeforeItIsForcedAndAfterItWasCut() throws IOException {
        Path path = dir.resolve("file");
        try (StoreFile file = store.createStream(path)) {
            assertThrows(FileAlreadyExistsException.class, () -> store.createStream(path));
            for (int at = 0; at < content.length; at += PIECE) {
                int n = Math.min(PIECE, content.length - at);
                file.write(aligned().put(content, at, n).flip(), at);
            }
            assertArrayEquals(content, read(path, 0, PIECE));
            file.force();
            file.truncate(PAGE + 7);
        }
        assertArrayEquals(Arrays.copyOf(content, PAGE + 7), Files.readAllBytes(path));
    }

    @Test
    void thereIsNothingToReadWhereThereIsNoFile() {
        assertThrows(NoSuchFileException.class, () -> store.openStream(dir.resolve("none")));
    }
}
