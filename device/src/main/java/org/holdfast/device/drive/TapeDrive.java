package org.holdfast.device.drive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.scsi.Answer;
import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.DeviceIdentity;
import org.holdfast.device.scsi.ModeParameters;
import org.holdfast.device.scsi.PrimaryCommands;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/**
 * A tape drive over a transport, in variable block mode.
 *
 * <p>What moves data or marks is sent once and never again. Questions are asked again after a
 * unit attention; {@link #mediumChanged()} then says that another cartridge may be in the drive,
 * or the head elsewhere: ask it after any pause and before writing.
 *
 * <p>Every method throws {@link ScsiException} when the drive refuses or fails,
 * {@link org.holdfast.device.scsi.DeferredErrorException} when it reports that an earlier command
 * failed, and another {@link IOException} when the transport fails or the answer makes no sense.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class TapeDrive implements AutoCloseable {
    private static final int DEVICE_CONFIGURATION = 0x10;
    private static final int COMPRESSION = 0x0F;
    private static final int MAX_INDEX_GIGABYTES = 0xFFFE;
    private static final int MAX_PARTITION = 0xFF;

    private final ScsiDevice device;
    private final Patience patience;
    /** Where the head was last seen; for messages only. */
    private int partition;
    private DriveMeter meter = DriveMeter.NONE;

    /** A drive behind {@code transport}, which it closes. */
    public TapeDrive(ScsiTransport transport) {
        this(transport, Patience.real());
    }

    /** A drive behind {@code transport} that waits by {@code patience}. */
    public TapeDrive(ScsiTransport transport, Patience patience) {
        this.device = new ScsiDevice(transport, TapeDrive::meansChange);
        this.patience = Objects.requireNonNull(patience);
    }

    /** Not-ready-to-ready change and all kinds of reset (SPC-4 4.5.6). */
    private static boolean meansChange(SenseData sense) {
        return sense.asc() == 0x28 || sense.asc() == 0x29;
    }

    /** From now on {@code hearer} hears what is done; the one before does not any more. */
    public void meter(DriveMeter hearer) {
        meter = Objects.requireNonNull(hearer);
    }

    /** Vendor, product, revision and serial number. */
    public DriveIdentity identity() throws IOException {
        DeviceIdentity is = names();
        return new DriveIdentity(is.vendor(), is.product(), is.revision(), is.serial());
    }

    /** All that INQUIRY tells, with the drive's other names (VPD page 83h). */
    public DeviceIdentity names() throws IOException {
        return DeviceIdentity.read(device);
    }

    /** Whether a cartridge is loaded and ready (TEST UNIT READY; unit attentions are absorbed). */
    public boolean ready() throws IOException {
        return Loading.ready(device);
    }

    /**
     * Whether the drive said, since this was last asked, that the medium may have changed (6/28)
     * or that it was reset (6/29): position, mode and cartridge are to be looked at anew.
     */
    public boolean mediumChanged() {
        return device.takeChanged();
    }

    /**
     * Unit attentions, recovered errors, wishes for cleaning since this was last asked, at most
     * 64, oldest first; {@link org.holdfast.device.scsi.SenseTable} says what they ask for.
     */
    public List<SenseData> remarks() {
        return device.takeRemarks();
    }

    /**
     * Threads the cartridge and waits until it is ready, at most {@code limit} of waiting.
     *
     * @throws ScsiException 2/3A when there is no cartridge; 2/04/01 when the wait was too short
     */
    public void load(Duration limit) throws IOException {
        Loading.load(device, patience, limit);
        partition = 0;
    }

    /** Rewinds and lets go of the cartridge, so that the robot can take it. */
    public void unload() throws IOException {
        device.perform(MediumCommands.unload());
        partition = 0;
    }

    /** Puts the head at the beginning of the partition it is in. */
    public void rewind() throws IOException {
        device.perform(PositionCommands.rewind());
    }

    /**
     * The cartridge in the drive. Its largest block is what both the drive and the way to it can
     * take.
     *
     * @throws ScsiException 2/3A when there is none
     */
    public LoadedMedium medium() throws IOException {
        device.perform(PrimaryCommands.testUnitReady());
        ModeParameters mode;
        int partitions = 1;
        try {
            mode = ModeParameters.read(device, PartitionPage.CODE, true);
            partitions = PartitionPage.parse(mode.page()).partitions();
        } catch (ScsiException e) {
            if (!e.sense().is(5, 0x24, 0)) {
                throw e;
            }
            mode = ModeParameters.read(device, DEVICE_CONFIGURATION, true);
        }
        int density = mode.density()
                .orElseThrow(() -> new IOException(device.address() + ": no density"));
        return new LoadedMedium(density, mode.mediumType(), (mode.deviceSpecific() & 0x80) != 0,
                partitions, maxBlock());
    }

    /** The largest block (READ BLOCK LIMITS; zero there means no limit of the drive's). */
    private int maxBlock() throws IOException {
        byte[] b = device.receive(TransferCommands.readBlockLimits(), 6);
        if (b.length < 6) {
            throw new IOException(device.address() + ": block limits of " + b.length + " bytes");
        }
        int drive = BigEndian.u24(b, 1);
        return Math.min(drive == 0 ? TransferCommands.MAX_LENGTH : drive,
                device.maxTransferBytes());
    }

    /**
     * Makes two partitions: index of about {@code indexGigabytes} (10^9 bytes, 1 to 65,534), the
     * rest for data. Everything on the cartridge is gone.
     *
     * @throws IOException when the cartridge cannot have two or does not have them afterwards
     */
    public void formatTwoPartitions(int indexGigabytes) throws IOException {
        if (indexGigabytes < 1 || indexGigabytes > MAX_INDEX_GIGABYTES) {
            throw new IllegalArgumentException(indexGigabytes + " GB");
        }
        locate(0, 0);
        ModeParameters mode = ModeParameters.read(device, PartitionPage.CODE, false);
        PartitionPage page = PartitionPage.parse(mode.page());
        if (page.maxPartitions() < 2) {
            throw new IOException(device.address() + ": this cartridge has one partition only");
        }
        mode.select(device, page.twoPartitions(indexGigabytes));
        device.perform(MediumCommands.format(MediumCommands.Format.PARTITIONED));
        int made = PartitionPage.parse(ModeParameters.read(device, PartitionPage.CODE, false)
                .page()).partitions();
        if (made != 2) {
            throw new IOException(device.address() + ": " + made + " partitions after formatting");
        }
    }

    /**
     * Switches the drive's compression (mode page 0Fh).
     *
     * @throws IOException when it is to be on and the drive has none
     */
    public void compression(boolean on) throws IOException {
        ModeParameters mode = ModeParameters.read(device, COMPRESSION, false);
        byte[] page = mode.page().clone();
        if (page.length < 3 || on && (page[2] & 0x40) == 0) {
            throw new IOException(device.address() + ": the drive does not compress");
        }
        page[2] = (byte) (on ? page[2] | 0x80 : page[2] & 0x7F);
        mode.select(device, page);
    }

    /** Room in a partition. */
    public PartitionSpace space(int of) throws IOException {
        checkPartition(of);
        return CapacityLog.read(device, of);
    }

    /** Where the head is. */
    public TapePosition position() throws IOException {
        TapePosition position = PositionForms.parseLong(device.receive(
                PositionCommands.readPosition(), PositionCommands.LONG_FORM));
        partition = position.partition();
        return position;
    }

    /** Whether everything written is on the medium and nothing in the drive's buffer. */
    public boolean bufferEmpty() throws IOException {
        return PositionForms.bufferEmpty(device.receive(
                PositionCommands.readPositionShort(), PositionCommands.SHORT_FORM));
    }

    /**
     * Puts the head before block {@code block} of a partition.
     *
     * @throws ScsiException 8/00/05 when the data end before
     */
    public void locate(int to, long block) throws IOException {
        checkPartition(to);
        if (block < 0) {
            throw new IllegalArgumentException("block " + block);
        }
        move(PositionCommands.locate(to, block));
        partition = to;
    }

    /** Puts the head behind the last block of a partition; returns where that is. */
    public TapePosition locateEndOfData(int of) throws IOException {
        checkPartition(of);
        try {
            move(PositionCommands.locateEndOfData(of));
        } catch (ScsiException e) {
            if (!e.sense().is(5, 0x24, 0)) {
                throw e;
            }
            locate(of, 0);
            move(PositionCommands.space(PositionCommands.Unit.END_OF_DATA, 0));
        }
        TapePosition end = position();
        if (end.partition() != of) {
            throw new IOException(device.address() + ": in partition " + end.partition()
                    + " instead of " + of);
        }
        return end;
    }

    /**
     * Moves over {@code count} filemarks, backwards when negative: then the head is before the
     * last of them.
     *
     * @throws ScsiException when there are fewer (8/00/05 end of data, 0/00/04 beginning)
     */
    public void spaceFilemarks(int count) throws IOException {
        if (count != 0) {
            move(PositionCommands.space(PositionCommands.Unit.FILEMARKS, count));
        }
    }

    /**
     * Writes one block from position to limit of {@code block}; the position is at the limit
     * afterwards, and where it was when an exception is thrown.
     *
     * @throws VolumeOverflowException when the partition is full; the block was not written
     */
    public WriteOutcome write(ByteBuffer block) throws IOException {
        int bytes = block.remaining();
        WriteOutcome outcome = BlockWriting.write(device, block, partition);
        meter.wrote(bytes);
        return outcome;
    }

    /**
     * Writes filemarks; not immediate means that all before them is on the medium on return.
     *
     * @throws VolumeOverflowException when the partition is full
     */
    public WriteOutcome writeFilemarks(int count, boolean immediate) throws IOException {
        return BlockWriting.filemarks(device, count, immediate, partition);
    }

    /** Flushes the drive's buffer to the medium (WRITE FILEMARKS of none, not immediate). */
    public void flush() throws IOException {
        BlockWriting.filemarks(device, 0, false, partition);
    }

    /**
     * Reads one block into {@code room} (cleared first; it must hold the largest block). Without
     * a block, {@code room} is empty afterwards.
     *
     * @throws IOException when the block is longer than {@code room}; the head is behind it then
     */
    public ReadOutcome read(ByteBuffer room) throws IOException {
        ReadOutcome outcome = BlockReading.read(device, room);
        meter.read(room.remaining());
        return outcome;
    }

    /** A cartridge memory attribute, if the cartridge has it. */
    public Optional<MamAttribute> attribute(int of, int id) throws IOException {
        checkPartition(of);
        if (id < 0 || id > 0xFFFF) {
            throw new IllegalArgumentException("attribute " + id);
        }
        return CartridgeMemory.read(device, of, id);
    }

    /** Writes a cartridge memory attribute. */
    public void attribute(int of, MamAttribute attribute) throws IOException {
        checkPartition(of);
        CartridgeMemory.write(device, of, attribute);
    }

    /** Keeps people and robots from taking the cartridge (PREVENT ALLOW MEDIUM REMOVAL). */
    public void preventRemoval(boolean prevent) throws IOException {
        device.perform(PrimaryCommands.preventRemoval(prevent));
    }

    /** A move of the tape that ends early, even with a remark only, has not arrived. */
    private void move(ScsiCommand command) throws IOException {
        Answer answer;
        meter.locating();
        try {
            answer = device.ask(command);
        } finally {
            meter.located();
        }
        SenseData sense = answer.sense();
        boolean early = sense.filemark() || sense.is(0, 0x00, 0x04)
                || sense.informationValid() && sense.information() != 0;
        if (!answer.carriedOut() || early) {
            throw new ScsiException(command.name(), answer.status(), sense);
        }
    }

    private static void checkPartition(int partition) {
        if (partition < 0 || partition > MAX_PARTITION) {
            throw new IllegalArgumentException("partition " + partition);
        }
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
