package org.holdfast.engine.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.io.DamagedTapeException;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.NotAVolumeException;
import org.holdfast.engine.ltfs.io.NotAVolumeException.Kind;
import org.holdfast.engine.ltfs.io.Unclean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference implementation's cartridges after an accident: named for what they are, read as
 * far as an index goes, refused with a reason where none is left, and never written to.
 */
class DamagedForeignTest {
    private static final byte[] JUNK = new byte[65_536];
    private static final String B = "b_files_64k";
    private static final String A = "a_empty_64k";
    /** Where the last index of B is on the data partition; on the index partition it is 5. */
    private static final int B_LAST = 22;

    @TempDir
    private Path temp;
    private TreeMap<String, Path> goldens;
    private ForeignRack rack;
    private int copies;

    @BeforeEach
    void unpack() throws Exception {
        goldens = Goldens.unpack(temp);
        rack = new ForeignRack(temp.resolve("library"));
    }

    @AfterEach
    void close() throws IOException {
        if (rack != null) {
            rack.close();
        }
    }

    private Damage copy(String name) throws IOException {
        return new Damage(goldens.get(name), temp.resolve("copy" + ++copies));
    }

    /** Whoever was writing had not yet told cartridge memory. */
    private Damage torn() throws IOException {
        return copy(B).forget();
    }

    /** It is mounted with this generation, for reading, and all that its index names is there. */
    private void unclean(Damage cartridge, long generation, Set<Unclean> expected)
            throws IOException {
        PlainTape original = new PlainTape(goldens.get(B));
        PlainIndex whole = new PlainIndex(original, original.indexes(1).get(
                generation == 1 ? 5L : B_LAST));
        rack.visit(cartridge.directory, drive -> {
            LtfsVolume volume = ForeignRack.mount(drive);
            assertEquals(expected, volume.finding().unclean());
            assertEquals(generation, volume.finding().index().generation());
            assertTrue(volume.finding().foreign());
            assertFalse(volume.finding().appendable());
            assertEquals(whole.entries, VolumeReading.newest(volume));
            volume.unmount(Instant.EPOCH);
        });
    }

    private void refused(Damage cartridge, Kind kind) throws IOException {
        rack.visit(cartridge.directory, drive -> {
            NotAVolumeException e = assertThrows(NotAVolumeException.class,
                    () -> ForeignRack.mount(drive));
            assertEquals(kind, e.kind(), e.toString());
            assertFalse(e.getMessage().isBlank());
        });
    }

    @Test
    void theDataPartitionIsNotClosed() throws IOException {
        Set<Unclean> torn = Set.of(Unclean.BLOCKS_BEHIND_INDEX, Unclean.UNFINISHED_INDEX,
                Unclean.INDEX_PARTITION_AHEAD);
        unclean(torn().cut(1, B_LAST + 1), 2, torn);
        unclean(torn().half(1, B_LAST).cut(1, B_LAST + 1), 2, torn);
        unclean(torn().half(1, B_LAST), 2, torn);
        unclean(torn().add(1, JUNK, JUNK), 2, Set.of(Unclean.BLOCKS_BEHIND_INDEX));
        unclean(copy(B).add(1, JUNK), 2, Set.of(Unclean.BLOCKS_BEHIND_INDEX));
        unclean(torn().put(1, B_LAST, JUNK), 2, Set.of(Unclean.BLOCKS_BEHIND_INDEX,
                Unclean.INDEX_PARTITION_AHEAD));
    }

    @Test
    void theIndexPartitionIsNotClosed() throws IOException {
        Set<Unclean> none = Set.of(Unclean.INDEX_PARTITION_WITHOUT_INDEX);
        unclean(torn().cut(0, 6), 2, none);
        unclean(torn().half(0, 5), 2, none);
        unclean(torn().cut(0, 4), 2, none);
    }

    @Test
    void bothEndsAreTorn() throws IOException {
        unclean(torn().half(0, 5).cut(0, 6).half(1, B_LAST).cut(1, B_LAST + 1), 1,
                Set.of(Unclean.BLOCKS_BEHIND_INDEX, Unclean.UNFINISHED_INDEX,
                        Unclean.INDEX_PARTITION_WITHOUT_INDEX));
    }

    @Test
    void onlyTheIndexPartitionHasAnIndex() throws IOException {
        unclean(torn().put(1, 5, JUNK).put(1, B_LAST, JUNK), 2, Set.of(
                Unclean.BLOCKS_BEHIND_INDEX, Unclean.DATA_PARTITION_WITHOUT_INDEX));
    }

    @Test
    void labelsThatAreNone() throws IOException {
        refused(copy(A).cut(0, 0).cut(1, 0), Kind.BLANK);
        refused(copy(A).cut(0, 0), Kind.HALF_FORMATTED);
        refused(copy(A).put(0, 0, JUNK), Kind.OTHER_DATA);
        refused(copy(A).put(1, 0, "VOL1".getBytes(StandardCharsets.UTF_8)), Kind.OTHER_DATA);
        refused(copy(A).half(1, 2), Kind.BAD_LABEL);
        refused(copy(A).cut(1, 2), Kind.BAD_LABEL);
        refused(copy(A).replace(1, 2, "<partition>b</partition>",
                "<partition>a</partition>"), Kind.BAD_LABEL);
        refused(copy(A).replace(1, 2, "<blocksize>65536<", "<blocksize>524288<"),
                Kind.BAD_LABEL);
        refused(copy(A).replace(0, 2, "<ltfslabel", "<!DOCTYPE l [<!ENTITY e 'x'>]><ltfslabel"),
                Kind.BAD_LABEL);
    }

    @Test
    void indexesThatAreNone() throws IOException {
        refused(copy(A).cut(0, 4).cut(1, 4), Kind.NO_INDEX);
        refused(copy(A).put(0, 5, JUNK).put(1, 5, JUNK), Kind.NO_INDEX);
        bad("<ltfsindex", "<!DOCTYPE l [<!ENTITY e 'x'>]><ltfsindex");
        bad("<volumeuuid>", "<volumeuuid>0");
        bad("<startblock>5<", "<startblock>4<");
        bad("<fileuid>1<", "<fileuid>2<");
        bad("<contents/>", file("a/b", 4, 0));
        bad("<contents/>", file("..", 4, 0));
        bad("<contents/>", file("x".repeat(256), 4, 0));
    }

    /** The index partition's index may name bytes that the data partition no longer has. */
    @Test
    void bytesBehindTheEnd() throws IOException {
        Damage changed = copy(A);
        for (int p = 0; p < 2; p++) {
            changed.replace(p, 5, "<contents/>", file("f", 500, 1));
        }
        rack.visit(changed.directory, drive -> {
            LtfsVolume volume = ForeignRack.mount(drive);
            assertTrue(volume.finding().unclean().contains(
                    Unclean.DATA_PARTITION_WITHOUT_INDEX));
            assertThrows(DamagedTapeException.class, () -> VolumeReading.newest(volume));
        });
    }

    /** Both indexes of an empty cartridge say something that none may say. */
    private void bad(String from, String to) throws IOException {
        refused(copy(A).replace(0, 5, from, to).replace(1, 5, from, to), Kind.NO_INDEX);
    }

    private static String file(String name, int block, int count) {
        String times = "";
        for (String t : new String[] {"creation", "change", "modify", "access", "backup"}) {
            times += "<%stime>2026-11-22T11:16:34.415633334Z</%<stime>".formatted(t);
        }
        return "<contents><file><name>" + name + "</name><length>" + count + "</length>"
                + "<readonly>false</readonly>" + times + "<fileuid>2</fileuid><extentinfo>"
                + (count == 0 ? "" : "<extent><fileoffset>0</fileoffset><partition>b</partition>"
                + "<startblock>" + block + "</startblock><byteoffset>0</byteoffset><bytecount>"
                + count + "</bytecount></extent>") + "</extentinfo></file></contents>";
    }

    /** The sample of the others is good as long as it says nothing wrong. */
    @Test
    void aGoodFileInTheSameWords() throws IOException {
        String good = file("x".repeat(255), 4, 0);
        Damage changed = copy(A).replace(0, 5, "<contents/>", good)
                .replace(1, 5, "<contents/>", good);
        rack.visit(changed.directory, drive -> assertEquals(2,
                VolumeReading.newest(ForeignRack.mount(drive)).size()));
    }
}
