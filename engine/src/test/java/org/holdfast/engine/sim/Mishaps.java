package org.holdfast.engine.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultKind;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.fault.FaultyTransport;
import org.holdfast.engine.env.FakeTime;

/** What goes wrong with robots, drives, cartridges and cables, and how often it did. */
final class Mishaps {
    private final SplittableRandom dice;
    private final FakeTime time;
    private final Tally tally;
    private final int perDevice;
    private final Map<FaultyTransport, Map<Fault, FaultKind>> open = new HashMap<>();
    private final Map<Barcode, Long> struck = new TreeMap<>();
    private int next;
    private boolean off;

    /** {@code perDevice}: at most so many faults are planned for a device from start to start. */
    Mishaps(SplittableRandom dice, FakeTime time, Tally tally, int perDevice) {
        // Each kind has its turn, from another one on in each life.
        this.next = dice.nextInt(FaultKind.values().length);
        this.dice = dice;
        this.time = time;
        this.tally = tally;
        this.perDevice = perDevice;
    }

    /** Nothing goes wrong any more, from the next start on. */
    void off() {
        off = true;
    }

    /** How often something went wrong in a drive while this cartridge was in it. */
    long struck(Barcode barcode) {
        return struck.getOrDefault(barcode, 0L) + open.keySet().stream().mapToLong(
                t -> t.struck().getOrDefault(barcode, 0L)).sum();
    }

    /** {@code loaded}: which cartridge is in the drive. */
    ScsiTransport on(ScsiTransport device, String name, boolean robot,
            Supplier<Optional<Barcode>> loaded) {
        Map<Fault, FaultKind> kinds = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        int count = off || perDevice == 0 ? 0 : dice.nextInt(perDevice + 1);
        List<FaultKind> possible = FaultKind.of(robot);
        for (int i = 0; i < count; i++) {
            FaultKind kind = possible.get(Math.floorMod(next++, possible.size()));
            Fault fault = kind.some(dice, name);
            if (kinds.putIfAbsent(fault, kind) == null) {
                faults.add(fault);
            }
        }
        FaultyTransport faulty = new FaultyTransport(device, name, new FaultPlan(faults),
                loaded, time::advance);
        open.put(faulty, kinds);
        return faulty;
    }

    /** The engine is no more: what it suffered is counted. */
    void ended() {
        open.forEach((transport, kinds) -> transport.injected().forEach(
                (fault, times) -> tally.add(kinds.get(fault).name(), times)));
        open.keySet().forEach(t -> t.struck().forEach((b, n) -> struck.merge(b, n, Long::sum)));
        open.clear();
    }
}
