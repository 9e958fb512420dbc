package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.fault.FaultyTransport;
import org.junit.jupiter.api.Test;

/** Commands are refused, fail behind their work, or are lost on the cable. */
class FaultyDriveTest {
    private static final int SEEDS = 400;

    @Test
    void whateverACommandDoesWhatWasCommittedStays() throws IOException {
        int injected = 0;
        int broken = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            FakeTape tape = new FakeTape(5_000_000, 50_000_000);
            FaultyTransport faulty = new FaultyTransport(tape, "d",
                    FaultPlan.random(new SplittableRandom(seed), List.of("d"), 60, 0.02));
            CartridgeLife life = new CartridgeLife();
            Rig rig = new Rig(tape, 1 << 12);
            try {
                life.live(new Rig(faulty, rig.spool, 1 << 12));
            } catch (IOException e) {
                broken++;
            }
            injected += faulty.injections() > 0 ? 1 : 0;
            String where = "seed " + seed;
            LtfsVolume volume;
            try {
                volume = rig.mount();
            } catch (NotAVolumeException e) {
                assertEquals(0, life.generation(), where + " " + e);
                continue;
            }
            life.check(where, volume);
            life.goOn(where, rig, volume);
        }
        assertTrue(injected > SEEDS / 2 && broken > SEEDS / 3, injected + ", broken " + broken);
    }

    @Test
    void whatIsReadWhenTriedAgainIsNotDamaged() throws IOException {
        FakeTape tape = new FakeTape(5_000_000, 50_000_000);
        Rig rig = new Rig(tape, 1 << 12);
        rig.format();
        LtfsVolume writer = rig.mount();
        byte[] content = Rig.bytes(1, 50_000);
        Rig.add(writer, "f", content);
        writer.unmount(Rig.NOW);
        int tried = 0;
        for (int n = 1; n < 60; n++) {
            FaultyTransport faulty = new FaultyTransport(tape, "d", FaultPlan.of(
                    new Fault.AtCommand("d", 0x08, n,
                            new Fault.Refused(SenseData.of(3, 0x11, 0x00)))));
            LtfsVolume volume;
            try {
                volume = new Rig(faulty, rig.spool, 1 << 12).mountReadOnly();
            } catch (IOException e) {
                // The label, which is not read twice.
                continue;
            }
            boolean before = faulty.injections() > 0;
            assertEquals(List.of(), Rig.differences(volume, Map.of("f", content)), "read " + n);
            tried += !before && faulty.injections() > 0 ? 1 : 0;
            volume.abandon();
        }
        assertTrue(tried >= 13, "failed while data was read: " + tried);
    }

    @Test
    void afterAWriteErrorTheVolumeTakesNoMoreAndReadsOn() throws IOException {
        FakeTape tape = new FakeTape(5_000_000, 50_000_000);
        Rig rig = new Rig(tape, 1 << 12);
        rig.format();
        LtfsVolume writer = rig.mount();
        byte[] first = Rig.bytes(1, 10_000);
        Rig.add(writer, "first", first);
        writer.unmount(Rig.NOW);
        Rig bad = new Rig(new FaultyTransport(tape, "d", FaultPlan.writeError("d", 2)),
                rig.spool, 1 << 12);
        LtfsVolume volume = bad.mount();
        assertThrows(IOException.class, () -> Rig.add(volume, "second", Rig.bytes(2, 20_000)));
        assertThrows(IllegalStateException.class,
                () -> volume.append(ByteBuffer.allocate(1)));
        assertThrows(IllegalStateException.class,
                () -> volume.commit("Sync", Rig.NOW, Map.of()));
        assertEquals(List.of(), Rig.differences(volume, Map.of("first", first)));
        String before = tape.content();
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
    }
}
