package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.CartridgePlan;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.device.vtl.unit.VirtualClock;

/** One drive of a virtual library with a blank cartridge in it. */
final class VirtualDrive implements AutoCloseable {
    static final Barcode CARTRIDGE = new Barcode("AB0012L8");
    final VirtualLibrary library;
    private final Cutter cutter;

    private VirtualDrive(VirtualLibrary library) throws IOException {
        this.library = library;
        this.cutter = new Cutter(library);
    }

    static LibraryPlan plan(long capacity) {
        return LibraryPlan.drivesOnly(MediaType.LTO8, 1).with(List.of(
                new CartridgePlan(CARTRIDGE.value(), MediaType.LTO8, capacity)));
    }

    static VirtualDrive inMemory(long capacity) throws IOException {
        return loaded(VirtualLibrary.inMemory(plan(capacity), VirtualClock.STOPPED));
    }

    static VirtualDrive onDisk(Path dir, MediaForm form, long capacity) throws IOException {
        return loaded(VirtualLibrary.create(dir, plan(capacity).withForm(form)));
    }

    private static VirtualDrive loaded(VirtualLibrary library) throws IOException {
        library.putByHand(CARTRIDGE, 0);
        return new VirtualDrive(library);
    }

    /** Counts commands, and cuts the power before the one of a number. */
    private static final class Cutter implements ScsiTransport {
        private final VirtualLibrary library;
        private ScsiTransport inner;
        private long commands;
        private long cutAt = -1;

        Cutter(VirtualLibrary library) {
            this.library = library;
            connect();
        }

        private void connect() {
            inner = library.drives().getFirst();
        }

        @Override
        public ScsiResponse execute(ScsiRequest request) throws IOException {
            if (commands++ == cutAt) {
                library.powerCut();
            }
            return inner.execute(request);
        }

        @Override
        public int maxTransferBytes() {
            return inner.maxTransferBytes();
        }

        @Override
        public String address() {
            return inner.address();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }

    Rig rig(int blockSize) throws IOException {
        Rig rig = new Rig(cutter, blockSize);
        load(rig.drive);
        return rig;
    }

    private static void load(TapeDrive drive) throws IOException {
        drive.load(Duration.ofSeconds(1));
    }

    long commands() {
        return cutter.commands;
    }

    void cutPowerAt(long command) {
        cutter.cutAt = command;
    }

    /** New connections after a power cut. */
    void powerOn(Rig rig) throws IOException {
        cutter.cutAt = -1;
        cutter.connect();
        load(rig.drive);
    }

    @Override
    public void close() throws IOException {
        library.close();
    }
}
