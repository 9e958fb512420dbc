package org.holdfast.device.vtl.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container after a crash: cut at the last whole record, never a hurt to an earlier one. */
class ContainerCrashTest {
    private static final int LENGTH = 8;
    @TempDir
    Path dir;
    private Path tape;
    private Path index;

    @BeforeEach
    void write() throws IOException {
        tape = dir.resolve("p0.tape");
        index = dir.resolve("p0.index");
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            for (int i = 0; i < 5; i++) {
                m.write(0, i, block(i));
            }
            m.flush();
            m.write(0, 5, block(5));
            m.writeFilemarks(0, 6, 1);
            m.write(0, 7, block(7));
        }
    }

    private static ByteBuffer block(int i) {
        byte[] b = new byte[LENGTH];
        Arrays.fill(b, (byte) (i + 1));
        return ByteBuffer.wrap(b);
    }

    private static void check(TapeMedium m, int count) throws IOException {
        assertEquals(count, m.endOfData(0));
        for (int i = 0; i < count; i++) {
            ByteBuffer room = ByteBuffer.allocate(100);
            TapeMedium.Item item = m.read(0, i, room);
            assertEquals(i == 6, item.filemark());
            if (i != 6) {
                assertArrayEquals(block(i).array(), Arrays.copyOf(room.array(), LENGTH));
            }
        }
    }

    /** Record n begins here: the header page, five records, then a new page after the flush. */
    private static long offset(int record) {
        int step = RecordHeader.BYTES + LENGTH;
        return switch (record) {
            case 5 -> 2L * ContainerWriter.PAGE;
            case 6 -> 2L * ContainerWriter.PAGE + step;
            case 7 -> 2L * ContainerWriter.PAGE + step + RecordHeader.BYTES;
            default -> ContainerWriter.PAGE + (long) record * step;
        };
    }

    @Test
    void cutAtEveryByteOfTheLastRecords() throws IOException {
        byte[] whole = Files.readAllBytes(tape);
        byte[] wholeIndex = Files.readAllBytes(index);
        long end = offset(7) + RecordHeader.BYTES + LENGTH;
        for (boolean indexed : new boolean[] {true, false}) {
            for (long size = offset(5); size <= end; size += indexed ? 1 : 3) {
                Files.write(tape, Arrays.copyOf(whole, (int) size));
                if (indexed) {
                    Files.write(index, wholeIndex);
                } else {
                    Files.delete(index);
                }
                int left = size < offset(6) ? 5 : size < offset(7) ? 6 : size < end ? 7 : 8;
                try (ContainerMedium m = new ContainerMedium(dir, 1)) {
                    check(m, left);
                }
            }
        }
    }

    @Test
    void writingGoesOnAfterACut() throws IOException {
        byte[] whole = Files.readAllBytes(tape);
        Files.write(tape, Arrays.copyOf(whole, (int) offset(7) + 20));
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            m.write(0, 7, block(7));
            check(m, 8);
        }
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            check(m, 8);
        }
    }

    @Test
    void garbageBehindTheEndIsNotTaken() throws IOException {
        byte[] whole = Arrays.copyOf(Files.readAllBytes(tape),
                (int) offset(7) + RecordHeader.BYTES + LENGTH);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[1 + random.nextInt(10_000)];
            random.nextBytes(garbage);
            Files.write(tape, whole);
            Files.write(tape, garbage, StandardOpenOption.APPEND);
            try (ContainerMedium m = new ContainerMedium(dir, 1)) {
                check(m, 8);
                if (i % 2 == 0) {
                    m.write(0, 8, block(8));
                    check(m, 9);
                    m.truncate(0, 8);
                }
            }
        }
    }

    @Test
    void recordsOfAnOlderRecordingCannotFollowANewerOne() throws IOException {
        byte[] old = Files.readAllBytes(tape);
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            m.truncate(0, 5);
            m.write(0, 5, ByteBuffer.wrap(new byte[LENGTH]));
            m.flush();
        }
        byte[] now = Files.readAllBytes(tape);
        byte[] mixed = Arrays.copyOf(old, old.length);
        int keep = (int) offset(5) + RecordHeader.BYTES + LENGTH;
        System.arraycopy(now, 0, mixed, 0, keep);
        Files.write(tape, mixed);
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            assertEquals(6, m.endOfData(0));
        }
    }

    @Test
    void aRecordDamagedLaterIsUnreadableAndTheOthersAreNot() throws IOException {
        byte[] whole = Files.readAllBytes(tape);
        whole[(int) offset(2) + RecordHeader.BYTES + 3] ^= 1;
        Files.write(tape, whole);
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            assertEquals(8, m.endOfData(0));
            ByteBuffer room = ByteBuffer.allocate(100);
            assertThrows(UnreadableBlockException.class, () -> m.read(0, 2, room));
            assertEquals(LENGTH, m.read(0, 3, room.clear()).length());
            assertEquals(LENGTH, m.read(0, 7, room.clear()).length());
        }
    }

    @Test
    void aDamagedFirstPageIsNeverTakenForABlankTape() throws IOException {
        byte[] whole = Files.readAllBytes(tape);
        whole[3] ^= 1;
        Files.write(tape, whole);
        assertThrows(IOException.class, () -> new ContainerMedium(dir, 1).close());
        assertArrayEquals(whole, Files.readAllBytes(tape));
    }

    @Test
    void aKillLeavesWhatWasFlushed() throws IOException {
        ContainerMedium abandoned = new ContainerMedium(dir, 1);
        abandoned.write(0, 8, block(8));
        abandoned.flush();
        abandoned.write(0, 9, block(9));
        // No close: the process is gone, and a second one opens the files.
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            check(m, 9);
        }
        abandoned.crash();
        abandoned.close();
    }

    @Test
    void manyRecordsAreFoundWithoutReadingThemAll() throws IOException {
        Path large = dir.resolve("large");
        byte[] data = new byte[100_000];
        try (ContainerMedium m = new ContainerMedium(large, 1)) {
            for (int i = 0; i < 500; i++) {
                data[0] = (byte) i;
                m.write(0, i, ByteBuffer.wrap(data));
            }
        }
        assertTrue(Files.size(large.resolve("p0.index")) < 5_000);
        try (ContainerMedium m = new ContainerMedium(large, 1)) {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 200; i++) {
                int n = random.nextInt(500);
                ByteBuffer room = ByteBuffer.allocate(data.length);
                m.read(0, n, room);
                assertEquals((byte) n, room.get(0));
            }
        }
    }

    @Test
    void blockSizesAreCheckedAtTheirLimits() throws IOException {
        try (ContainerMedium m = new ContainerMedium(dir, 1)) {
            m.write(0, 0, ByteBuffer.allocate(TapeMedium.MAX_BLOCK));
            assertEquals(TapeMedium.MAX_BLOCK, m.at(0, 0).length());
            assertThrows(IllegalArgumentException.class,
                    () -> m.write(0, 1, ByteBuffer.allocate(TapeMedium.MAX_BLOCK + 1)));
            assertThrows(IllegalArgumentException.class,
                    () -> m.write(0, 1, ByteBuffer.allocate(0)));
            assertThrows(IllegalArgumentException.class,
                    () -> m.write(0, 2, ByteBuffer.allocate(1)));
            assertThrows(IllegalArgumentException.class, () -> m.at(0, 1));
            assertThrows(IllegalArgumentException.class, () -> m.endOfData(1));
        }
    }
}
