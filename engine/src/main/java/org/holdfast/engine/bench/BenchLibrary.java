package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.changer.Element;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.run.LibraryPlace;

/** A virtual library as a home's own one is: two drives, 24 slots, cartridges as containers. */
final class BenchLibrary implements AutoCloseable {
    private static final int DRIVES = 2;
    private static final int SLOTS = 24;
    private static final int MAIL_SLOTS = 2;
    private static final int CARTRIDGES = 6;
    private static final long LEAST_CAPACITY = 1L << 30;
    private static final Duration LOADING = Duration.ofMinutes(1);

    private final VirtualLibrary library;
    private final TapeLibrary devices;
    private final List<IndexWatch.Index> indexes = IndexWatch.list();
    private final long capacity;

    private BenchLibrary(Path directory) throws IOException {
        library = VirtualLibrary.open(directory);
        List<ScsiTransport> drives = library.drives().stream()
                .<ScsiTransport>map(d -> new IndexWatch(d, indexes)).toList();
        devices = TapeLibrary.of("virtual:" + directory, library.changer(), drives);
        capacity = library.plan().cartridges().getFirst().capacityBytes();
    }

    /** The capacity of a cartridge that takes {@code bytes} of files with their indexes. */
    static long capacityFor(long bytes) {
        return Math.max(LEAST_CAPACITY, bytes + bytes / 4);
    }

    /** Makes one whose cartridges each take {@code bytes}. */
    static BenchLibrary make(Path directory, long bytes) throws IOException {
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO8, DRIVES, SLOTS, MAIL_SLOTS)
                .withBlanks(CARTRIDGES, MediaType.LTO8, capacityFor(bytes));
        VirtualLibrary.create(directory, plan).close();
        return open(directory);
    }

    static BenchLibrary open(Path directory) throws IOException {
        return new BenchLibrary(directory);
    }

    /** What an engine is given of it. */
    LibraryPlace place() {
        return new LibraryPlace("library", devices, Optional.empty(), Optional.empty(), capacity);
    }

    /** The indexes written so far. */
    List<IndexWatch.Index> indexes() {
        synchronized (indexes) {
            return List.copyOf(indexes);
        }
    }

    /** Its first drive with a cartridge in it, loaded. No engine may have it. */
    TapeDrive load(Optional<Barcode> wanted) throws IOException {
        Element source = devices.changer().orElseThrow().inventory().stream()
                .filter(e -> e.type() == ElementType.SLOT && e.full()
                        && (wanted.isEmpty() || wanted.equals(e.barcode())))
                .findFirst().orElseThrow(() -> new IOException("no cartridge in a slot"));
        TapeLibrary.Bay bay = devices.bays().getFirst();
        devices.changer().orElseThrow().move(source.address(), bay.element());
        bay.drive().load(LOADING);
        return bay.drive();
    }

    /** Everything that was opened; an engine that has it is to be closed first. */
    @Override
    public void close() throws IOException {
        try (library) {
            devices.close();
        }
    }
}
