package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSpoolTest {
    @TempDir
    private Path temp;
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private Rig rig;
    private SpooledIndex newest;

    @BeforeEach
    void threeGenerations() throws IOException {
        rig = new Rig(tape, new IndexSpool(new DiskFileStore(), temp), 1 << 12);
        rig.format();
        LtfsVolume volume = rig.mount();
        Rig.add(volume, "a", Rig.bytes(1, 10));
        volume.commit("Sync", Rig.NOW, Map.of());
        Rig.add(volume, "b", Rig.bytes(2, 10));
        volume.commit("Sync", Rig.NOW, Map.of());
        newest = volume.index();
        volume.unmount(Rig.NOW);
    }

    private Path file(long generation) {
        return temp.resolve(Rig.VOLUME.toString()).resolve(generation + ".xml.gz");
    }

    @Test
    void everyGenerationIsKeptAsOnTheTapeUntilItIsDropped() throws IOException {
        assertEquals(List.of(1L, 2L, 3L), rig.spool.generations(Rig.VOLUME));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(3)))) {
            byte[] xml = in.readAllBytes();
            assertEquals(newest.bytes(), xml.length);
            assertEquals(new String(tape.index(1, (int) newest.header().location().block())),
                    new String(xml));
        }
        rig.spool.drop(Rig.VOLUME, 2);
        rig.spool.drop(Rig.VOLUME, 2);
        assertEquals(List.of(1L, 3L), rig.spool.generations(Rig.VOLUME));
        assertTrue(rig.spool.has(Rig.VOLUME, 3));
        assertFalse(rig.spool.has(Rig.VOLUME, 2));
        assertThrows(IOException.class, () -> rig.spool.open(Rig.VOLUME, 2).close());
    }

    @Test
    void aDamagedSpoolIsReadAnewFromTheTape() throws IOException {
        byte[] bytes = Files.readAllBytes(file(3));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(3), bytes);
        Set<String> names = Rig.list(mountKnowing(newest)).keySet();
        assertEquals(Set.of("a", "b"), names);
        Files.delete(file(3));
        assertEquals(names, Rig.list(mountKnowing(newest)).keySet());
        assertTrue(rig.spool.has(Rig.VOLUME, 3));
    }

    @Test
    void anotherIndexOfThatGenerationIsNotTakenForTheKnownOne() throws IOException {
        SpooledIndex other = new SpooledIndex(newest.header(), newest.bytes(), "0".repeat(64));
        int reads = tape.count(0x08);
        assertEquals(Set.of("a", "b"), Rig.list(mountKnowing(other)).keySet());
        assertTrue(tape.count(0x08) - reads > 9, "the index was read from the tape");
    }

    private LtfsVolume mountKnowing(SpooledIndex known) throws IOException {
        return LtfsVolume.mount(rig.drive, new MountPlan(MountPlan.Access.READ_ONLY,
                Rig.CREATOR, rig.spool, IndexLimits.DEFAULT, Optional.of(known)));
    }
}
