package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UncleanVolumeTest {
    private static final int BLOCK = 1 << 12;
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private final Rig rig = new Rig(tape, BLOCK);
    private final byte[] one = Rig.bytes(1, 9_000);
    private final byte[] two = Rig.bytes(2, 9_000);

    @BeforeEach
    void twoGenerations() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        Rig.add(volume, "one", one);
        volume.commit("Sync", Rig.NOW, Map.of());
        Rig.add(volume, "two", two);
        volume.commit("Sync", Rig.NOW, Map.of());
        volume.unmount(Rig.NOW);
    }

    private int end() {
        return tape.objects(1).size();
    }

    private byte[] lastIndex() {
        return tape.index(1, lastIndexBlock());
    }

    private int lastIndexBlock() {
        int block = end() - 2;
        while (!FakeTape.isMark(tape.objects(1).get(block))) {
            block--;
        }
        return block + 1;
    }

    private static byte[] mark(FakeTape tape) {
        return tape.objects(1).get(1);
    }

    @Test
    void blocksBehindTheIndexAreDeadWeightAndAppendingGoesOnBehindThem() throws IOException {
        for (int i = 0; i < 7; i++) {
            tape.append(1, new byte[BLOCK]);
        }
        LtfsVolume volume = rig.mount();
        assertEquals(Set.of(Unclean.BLOCKS_BEHIND_INDEX), volume.finding().unclean());
        assertEquals(7, volume.finding().deadBlocks());
        assertFalse(volume.finding().coherent());
        assertTrue(volume.finding().appendable());
        byte[] three = Rig.bytes(3, 5_000);
        assertEquals(new TapePoint(end() + 1, 0), volume.here(), "behind a guard");
        Rig.add(volume, "three", three);
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mount();
        assertTrue(again.finding().clean());
        assertEquals(0, again.finding().deadBlocks());
        assertEquals(List.of(), Rig.differences(again,
                Map.of("one", one, "two", two, "three", three)));
    }

    @Test
    void anUncleanVolumeThatNobodyWritesToStaysAsItIs() throws IOException {
        tape.append(1, new byte[BLOCK]);
        String before = tape.content();
        LtfsVolume volume = rig.mount();
        assertFalse(volume.commit("Sync", Rig.NOW, Map.of()).written());
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
    }

    @Test
    void anIndexWithoutItsFilemarkNeverCountsNotEvenWhenOneFollows() throws IOException {
        byte[] future = new String(lastIndex(), StandardCharsets.UTF_8)
                .replace("<generationnumber>3<", "<generationnumber>4<")
                .replace("<startblock>" + lastIndexBlock() + "</startblock>\n</location>",
                        "<startblock>" + (end() + 1) + "</startblock>\n</location>")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(future.length <= BLOCK, "one record");
        tape.append(1, mark(tape));
        tape.append(1, future);
        LtfsVolume volume = rig.mount();
        assertEquals(3, volume.finding().index().generation());
        assertEquals(EnumSet.of(Unclean.BLOCKS_BEHIND_INDEX, Unclean.UNFINISHED_INDEX),
                volume.finding().unclean());
        volume.put(new IndexChange.Drop(List.of("one")));
        long cut = tape.commands() + filemarkCommands();
        tape.cutPowerAt(cut, true, 0);
        assertThrows(FakeTape.PowerCut.class,
                () -> volume.commit("Sync", Rig.NOW, Map.of()));
        tape.powerOn();
        LtfsVolume again = rig.mount();
        assertEquals(3, again.finding().index().generation());
        assertEquals(List.of(), Rig.differences(again, Map.of("one", one, "two", two)));
    }

    /** Locate, guard, position, filemark: the filemark closes what was dead. */
    private static int filemarkCommands() {
        return 3;
    }

    @Test
    void aFileThatLooksLikeTheNextIndexIsNotTakenForIt() throws IOException {
        LtfsVolume volume = rig.mount();
        long block = volume.here().startBlock();
        byte[] trap = new String(lastIndex(), StandardCharsets.UTF_8)
                .replace("<generationnumber>3<", "<generationnumber>99<")
                .replace("<startblock>" + lastIndexBlock() + "</startblock>\n</location>",
                        "<startblock>" + block + "</startblock>\n</location>")
                .getBytes(StandardCharsets.UTF_8);
        Rig.add(volume, "trap", trap);
        volume.commit("Sync", Rig.NOW, Map.of());
        tape.cut(1, lastIndexBlock());
        LtfsVolume again = rig.mount();
        assertEquals(3, again.finding().index().generation());
        tape.cut(1, end() - 2);
        tape.append(1, mark(tape));
        assertEquals(99, rig.mount().finding().index().generation(), "without the guard");
    }

    @Test
    void aDamagedIndexGivesWayToTheOneBefore() throws IOException {
        tape.spoil(lastIndexBlock());
        LtfsVolume volume = rig.mount();
        assertEquals(2, volume.finding().dataGeneration().orElseThrow());
        assertTrue(volume.finding().unclean().contains(Unclean.INDEX_PARTITION_AHEAD));
        assertFalse(volume.finding().appendable());
        assertEquals(3, volume.finding().index().generation());
        assertEquals(List.of(), Rig.differences(volume, Map.of("one", one, "two", two)));
    }

    @Test
    void aDriveThatFailsIsNotADamagedIndex() {
        tape.cutPowerAt(tape.commands() + 20, false, 0);
        assertThrows(FakeTape.PowerCut.class, rig::mount);
    }

    @Test
    void withoutADataIndexTheOtherPartitionsIsRead() throws IOException {
        tape.cut(1, 4);
        LtfsVolume volume = rig.mount();
        assertEquals(Set.of(Unclean.DATA_PARTITION_WITHOUT_INDEX), volume.finding().unclean());
        assertFalse(volume.finding().appendable());
        assertEquals(OptionalLong.empty(), volume.finding().dataGeneration());
        FileEntry f = Rig.list(volume).get("one");
        assertThrows(DamagedTapeException.class, () -> Rig.content(volume, f));
    }

    @Test
    void theIndexPartitionIsPutRightAtUnmount() throws IOException {
        tape.cut(0, 4);
        tape.attribute(0, 9, new byte[] {0, 0, 1, 1});
        LtfsVolume volume = rig.mount();
        assertEquals(Set.of(Unclean.INDEX_PARTITION_WITHOUT_INDEX), volume.finding().unclean());
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mount();
        assertTrue(again.finding().clean());
        assertEquals(OptionalLong.of(3), again.finding().indexGeneration());
        assertEquals(Optional.of(new IndexLocation('b', lastIndexBlock())),
                previousOfCopy(), "the back pointer is to the data partition");
    }

    private Optional<IndexLocation> previousOfCopy() throws IOException {
        try (var reader = new IndexReader(
                new ByteArrayInputStream(tape.index(0, 5)),
                IndexLimits.DEFAULT)) {
            return reader.header().previous();
        }
    }

    @Test
    void whoeverDistrustsAVolumeLeavesItAsItIs() throws IOException {
        tape.cut(0, 4);
        tape.attribute(0, 9, new byte[] {0, 0, 1, 1});
        String before = tape.content();
        LtfsVolume volume = rig.mount();
        volume.abandon();
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
        assertThrows(IllegalStateException.class, () -> volume.append(ByteBuffer.allocate(1)));
    }

    @Test
    void staleMemoryCostsTimeOnly() throws IOException {
        tape.attribute(0, 9, new byte[] {0, 0, 1, 1});
        LtfsVolume volume = rig.mount();
        assertTrue(volume.finding().clean());
        assertFalse(volume.finding().coherent());
        tape.attribute(0, 9, new byte[] {-1, -1, -1, -1});
        assertEquals(OptionalLong.empty(), rig.mount().finding().volumeChangeReference());
    }

    @Test
    void anIndexThatNamesBlocksBehindItselfIsRefused() throws IOException {
        int block = lastIndexBlock();
        String xml = new String(lastIndex(), StandardCharsets.UTF_8);
        FileEntry f = Rig.list(rig.mountReadOnly()).get("two");
        Extent e = f.extents().getFirst();
        String from = "<startblock>" + e.startBlock() + "</startblock>\n<byteoffset>";
        assertTrue(xml.contains(from), xml);
        for (long to : new long[] {block - 5, block - 4, block - 3, 1L << 50}) {
            byte[] changed = xml.replace(from, "<startblock>" + to
                    + "</startblock>\n<byteoffset>").getBytes(StandardCharsets.UTF_8);
            tape.replace(1, block, changed);
            long generation = rig.mount().finding().dataGeneration().orElseThrow();
            assertEquals(to + 2 < block - 1 ? 3 : 2, generation, "three blocks from " + to);
        }
    }

    @Test
    void afterAResetNothingIsWrittenWhereTheHeadHappensToBe() throws IOException {
        LtfsVolume volume = rig.mount();
        volume.append(ByteBuffer.wrap(Rig.bytes(9, 3 * BLOCK)));
        tape.reset();
        volume.put(new IndexChange.Drop(List.of("one")));
        String labels = label();
        assertThrows(IOException.class, () -> volume.commit("Sync", Rig.NOW, Map.of()));
        assertThrows(IllegalStateException.class,
                () -> volume.append(ByteBuffer.allocate(BLOCK)));
        volume.unmount(Rig.NOW);
        assertEquals(labels, label());
        LtfsVolume again = rig.mount();
        assertEquals(List.of(), Rig.differences(again, Map.of("one", one, "two", two)));
    }

    private String label() {
        return new String(tape.objects(0).get(0), StandardCharsets.US_ASCII)
                + tape.objects(0).size() + new String(tape.objects(1).get(0),
                StandardCharsets.US_ASCII);
    }

    @Test
    void aBlockThatTheDriveLostStopsTheIndex() throws IOException {
        LtfsVolume volume = rig.mount();
        Rig.add(volume, "three", Rig.bytes(9, 3 * BLOCK));
        tape.loseBlock();
        assertThrows(WrongPositionException.class,
                () -> volume.commit("Sync", Rig.NOW, Map.of()));
        assertEquals(3, rig.mount().finding().index().generation());
    }

    @Test
    void moreStrayFilemarksThanALimitAreNotSteppedOver() throws IOException {
        for (int i = 1; i < IndexSearch.MAX_STEPS - 1; i++) {
            tape.append(1, mark(tape));
        }
        LtfsVolume volume = rig.mount();
        assertEquals(OptionalLong.of(3), volume.finding().dataGeneration());
        assertEquals(IndexSearch.MAX_STEPS - 2, volume.finding().deadBlocks());
        tape.append(1, mark(tape));
        assertEquals(OptionalLong.empty(), rig.mount().finding().dataGeneration());
    }
}
