package org.holdfast.device.vtl.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on its way to the container, and what becomes of it when the way is barred. */
class WriteBehindTest {
    private static final int PIECE = 64 << 10;
    private static final int BLOCK = 512 << 10;
    @TempDir
    Path dir;

    @Test
    void moreThanItHoldsArrivesWhereItBelongs() throws IOException {
        Path file = dir.resolve("file");
        byte[] content = new byte[3 * WriteBehind.BUFFERS * PIECE];
        new SplittableRandom(1).nextBytes(content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); WriteBehind behind = new WriteBehind(channel)) {
            for (int at = 0; at < content.length; at += PIECE) {
                ByteBuffer buffer = behind.buffer().put(content, at, PIECE).flip();
                behind.write(buffer, at);
            }
            behind.await();
            assertArrayEquals(content, Files.readAllBytes(file));
        }
    }

    @Test
    void aFailedWriteIsSaidByEveryCallThatNeedsIt() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                WriteBehind behind = new WriteBehind(channel)) {
            for (int i = 0; i < WriteBehind.BUFFERS - 1; i++) {
                behind.write(behind.buffer().put((byte) i).flip(), i);
            }
            assertThrows(IOException.class, behind::await);
            assertThrows(IOException.class, behind::await);
            assertThrows(IOException.class, behind::buffer);
        }
        assertEquals(0, Files.size(file));
    }

    @Test
    void whatWasHandedOnAndNotFlushedIsLostInAPowerCut() throws IOException {
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            m.write(0, 0, block(0));
            m.flush();
            for (int i = 1; i < 60; i++) {
                m.write(0, i, block(i));
            }
            m.crash();
            assertEquals(1, m.endOfData(0));
            for (int i = 1; i < 30; i++) {
                m.write(0, i, block(100 + i));
            }
            m.flush();
        }
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            assertEquals(30, m.endOfData(0));
            check(m, 0, 0);
            for (int i = 1; i < 30; i++) {
                check(m, i, 100 + i);
            }
        }
    }

    @Test
    void aBlockIsReadBackBeforeAnythingIsFlushed() throws IOException {
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            for (int i = 0; i < 40; i++) {
                m.write(0, i, block(i));
            }
            check(m, 17, 17);
            m.write(0, 40, block(40));
            check(m, 40, 40);
            check(m, 0, 0);
        }
    }

    private static void check(TapeMedium m, int at, int seed) throws IOException {
        ByteBuffer room = ByteBuffer.allocate(BLOCK);
        m.read(0, at, room);
        assertEquals(block(seed), room.flip());
    }

    private static ByteBuffer block(int seed) {
        byte[] bytes = new byte[BLOCK];
        new SplittableRandom(seed).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Test
    void manyDrivesAtOnceDoWithFewBuffersEach() throws IOException {
        List<ByteBuffer> others = new ArrayList<>();
        for (int i = 0; i < AlignedBuffers.PLENTY; i++) {
            others.add(AlignedBuffers.take());
        }
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            assertTrue(AlignedBuffers.takeMore().isEmpty());
            for (int i = 0; i < 60; i++) {
                m.write(0, i, block(i));
            }
            m.flush();
            check(m, 59, 59);
        } finally {
            others.forEach(AlignedBuffers::give);
        }
        Optional<ByteBuffer> more = AlignedBuffers.takeMore();
        assertTrue(more.isPresent(), "all have been given back");
        AlignedBuffers.give(more.get());
    }
}
