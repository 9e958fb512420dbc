package org.holdfast.engine.ltfs.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.junit.jupiter.api.Test;

class ExtentsTest {
    private static final String DIGEST = "0".repeat(64);

    private static AcceptedBlob blob(int ordinal, long segmentOffset, long stored, long offset,
            long length) {
        return new AcceptedBlob(new UUID(1, 1), new ObjectKey("k"), new UUID(2, 2), ordinal,
                segmentOffset, stored, 0, offset, length, DIGEST, Optional.empty());
    }

    /** Blobs with random holes in a segment, a run of some of them, byte by byte. */
    @Test
    void everyByteIsWhereTheRunHasIt() {
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            int blockSize = 1 + random.nextInt(9);
            List<Hole> holes = holes(random, 200);
            List<AcceptedBlob> blobs = new ArrayList<>();
            byte[] object = content(random, 200, holes);
            byte[] segment = new byte[500];
            int end = random.nextInt(20);
            int at = random.nextInt(30);
            for (int i = 0; i < 5; i++) {
                int length = random.nextInt(30);
                int begin = end;
                for (int p = at; p < at + length; p++) {
                    if (object[p] != 0) {
                        segment[end++] = object[p];
                    }
                }
                blobs.add(blob(i, begin, end - begin, at, length));
                at += length;
            }
            check(random, blockSize, holes, blobs, object, segment, "seed " + seed);
        }
    }

    private static void check(Random random, int blockSize, List<Hole> holes,
            List<AcceptedBlob> blobs, byte[] object, byte[] segment, String where) {
        int first = random.nextInt(blobs.size());
        int count = 1 + random.nextInt(blobs.size() - first);
        AcceptedBlob begin = blobs.get(first);
        AcceptedBlob last = blobs.get(first + count - 1);
        long bytes = last.segmentOffset() + last.stored() - begin.segmentOffset();
        Run run = new Run(1, first, count, begin.segmentOffset(), bytes, 5,
                random.nextInt(blockSize), new TreeMap<>());
        byte[] tape = new byte[5 * blockSize + run.byteOffset() + (int) bytes];
        System.arraycopy(segment, (int) begin.segmentOffset(), tape,
                5 * blockSize + run.byteOffset(), (int) bytes);
        List<Extent> all = new ArrayList<>();
        for (AcceptedBlob b : blobs.subList(first, first + count)) {
            List<Extent> extents = Extents.of(b, run, holes, blockSize, 'b');
            byte[] read = read(extents, tape, blockSize, object.length);
            assertArrayEquals(Arrays.copyOfRange(object, (int) b.offset(),
                    (int) (b.offset() + b.length())), Arrays.copyOfRange(read, (int) b.offset(),
                    (int) (b.offset() + b.length())), where);
            assertEquals(b.stored(), extents.stream().mapToLong(Extent::byteCount).sum(), where);
            all.addAll(extents);
        }
        List<Extent> joined = Extents.join(all, blockSize);
        assertArrayEquals(read(all, tape, blockSize, object.length),
                read(joined, tape, blockSize, object.length), where);
        for (int i = 1; i < joined.size(); i++) {
            assertTrue(joined.get(i - 1).fileOffset() + joined.get(i - 1).byteCount()
                    < joined.get(i).fileOffset(), where);
        }
    }

    private static byte[] read(List<Extent> extents, byte[] tape, int blockSize, int length) {
        byte[] file = new byte[length];
        for (Extent e : extents) {
            assertTrue(e.byteOffset() < blockSize && e.partition() == 'b');
            for (int i = 0; i < e.byteCount(); i++) {
                long place = e.byteOffset() + i;
                long block = e.startBlock() + place / blockSize;
                file[(int) e.fileOffset() + i] =
                        tape[(int) (block * blockSize + place % blockSize)];
            }
        }
        return file;
    }

    private static List<Hole> holes(Random random, int length) {
        List<Hole> holes = new ArrayList<>();
        int at = random.nextInt(20);
        while (at < length - 20 && random.nextInt(8) != 0) {
            int size = 1 + random.nextInt(15);
            holes.add(new Hole(at, size));
            at += size + random.nextInt(20);
        }
        return holes;
    }

    private static byte[] content(Random random, int length, List<Hole> holes) {
        byte[] object = new byte[length];
        for (int i = 0; i < length; i++) {
            object[i] = (byte) (1 + random.nextInt(127));
        }
        for (Hole h : holes) {
            Arrays.fill(object, (int) h.offset(), (int) (h.offset() + h.length()), (byte) 0);
        }
        return object;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Run run = new Run(1, 3, 2, 100, 50, 5, 0, new TreeMap<>());
        assertEquals(List.of(new Extent('b', 5, 0, 50, 7)),
                Extents.of(blob(3, 100, 50, 7, 50), run, List.of(), 64, 'b'));
        assertEquals(List.of(), Extents.of(blob(4, 150, 0, 7, 0), run, List.of(), 64, 'b'));
        refused(blob(2, 100, 50, 7, 50), run, List.of());
        refused(blob(5, 100, 50, 7, 50), run, List.of());
        refused(blob(3, 99, 50, 7, 50), run, List.of());
        refused(blob(3, 101, 50, 7, 50), run, List.of());
        refused(blob(3, 100, 49, 7, 50), run, List.of());
        refused(blob(3, 100, 50, 7, 50), run, List.of(new Hole(50, 9)));
        assertEquals(List.of(new Extent('b', 5, 0, 43, 7)),
                Extents.of(blob(3, 100, 43, 7, 50), run, List.of(new Hole(50, 9)), 64, 'b'));
    }

    private static void refused(AcceptedBlob blob, Run run, List<Hole> holes) {
        assertThrows(IllegalArgumentException.class,
                () -> Extents.of(blob, run, holes, 64, 'b'));
    }

    @Test
    void onlyNeighboursOnTheMediumAreJoined() {
        Extent one = new Extent('b', 5, 60, 4, 0);
        assertEquals(List.of(new Extent('b', 5, 60, 14, 0)),
                Extents.join(List.of(new Extent('b', 6, 0, 10, 4), one), 64));
        assertEquals(2, Extents.join(List.of(one, new Extent('b', 7, 0, 10, 4)), 64).size());
        assertEquals(2, Extents.join(List.of(one, new Extent('a', 6, 0, 10, 4)), 64).size());
        assertEquals(2, Extents.join(List.of(one, new Extent('b', 6, 0, 10, 5)), 64).size());
        assertEquals(2, Extents.join(List.of(one, new Extent('b', 6, 1, 10, 4)), 64).size());
    }
}
