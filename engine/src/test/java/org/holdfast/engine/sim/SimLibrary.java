package org.holdfast.engine.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.drive.Patience;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.boot.LoneDrives;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.run.LibraryPlace;

/** A library that outlives the engine: its cartridges are in memory and can be looked at. */
final class SimLibrary {
    final String name;
    final VirtualLibrary library;
    private final FakeTime time;
    private TapeLibrary devices;
    private final Map<String, SimMedium> media = new TreeMap<>();

    SimLibrary(String name, LibraryPlan plan, SplittableRandom dice, FakeTime time)
            throws IOException {
        this.name = name;
        this.time = time;
        this.library = VirtualLibrary.inMemory(plan, new VirtualClock() {
            @Override
            public Duration now() {
                return Duration.ofNanos(time.nanos());
            }

            @Override
            public void pass(Duration length) {
                time.advance(length);
            }
        }, barcode -> {
            SimMedium medium = new SimMedium(
                    unflushed -> unflushed == 0 ? 0 : dice.nextInt(unflushed + 1));
            media.put(barcode, medium);
            return medium;
        });
    }

    Map<String, SimMedium> media() {
        return media;
    }

    /** New cables to it, for an engine that starts. */
    LibraryPlace open(Power power, EventLog log, Mishaps mishaps) throws IOException {
        Optional<ScsiTransport> robot = library.changer().map(t -> new SimTransport(
                mishaps.on(t, name + "/robot", true, Optional::empty), name + "/robot", power, log));
        List<ScsiTransport> drives = new ArrayList<>();
        for (ScsiTransport t : library.drives()) {
            int number = drives.size();
            String drive = name + "/" + number;
            drives.add(new SimTransport(mishaps.on(t, drive, false, () -> inDrive(number)), drive,
                    power, log));
        }
        Patience patience = time::advance;
        devices = TapeLibrary.of("virtual:" + name, robot, drives, patience);
        long smallest = library.plan().cartridges().stream().mapToLong(c -> c.capacityBytes())
                .min().orElse(0);
        return LoneDrives.place(name, library, devices, smallest);
    }

    private Optional<Barcode> inDrive(int number) {
        try {
            return library.inDrive(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Slots and mail slots; none without a robot. */
    List<Integer> places() {
        LibraryPlan plan = library.plan();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < plan.slots(); i++) {
            places.add(plan.addresses().slots() + i);
        }
        for (int i = 0; i < plan.mailSlots(); i++) {
            places.add(plan.addresses().mailSlots() + i);
        }
        return places;
    }

    boolean lone() {
        return library.changer().isEmpty();
    }

    /** The engine has let go of it. */
    void close() throws IOException {
        if (devices != null) {
            devices.close();
            devices = null;
        }
    }
}
