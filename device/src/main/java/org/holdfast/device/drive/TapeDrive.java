package org.holdfast.device.drive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.scsi.ScsiTransport;

/**
 * A tape drive over a transport, in variable block mode.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class TapeDrive implements AutoCloseable {
    private final ScsiTransport transport;

    /** A drive behind {@code transport}, which it closes. */
    public TapeDrive(ScsiTransport transport) {
        this.transport = transport;
    }

    /** Vendor, product, revision and serial number. */
    public DriveIdentity identity() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Whether a cartridge is loaded and ready (TEST UNIT READY; unit attentions are absorbed). */
    public boolean ready() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Threads the cartridge and waits until it is ready, at most {@code patience}. */
    public void load(Duration patience) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Rewinds and lets go of the cartridge, so that the robot can take it. */
    public void unload() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The cartridge in the drive. */
    public LoadedMedium medium() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Makes two partitions: index of about {@code indexGigabytes}, the rest for data. */
    public void formatTwoPartitions(int indexGigabytes) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Switches the drive's compression. */
    public void compression(boolean on) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Room in a partition. */
    public PartitionSpace space(int partition) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where the head is. */
    public TapePosition position() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Puts the head before block {@code block} of {@code partition}. */
    public void locate(int partition, long block) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Puts the head behind the last block of {@code partition}; returns where that is. */
    public TapePosition locateEndOfData(int partition) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Moves over {@code count} filemarks, backwards when negative. */
    public void spaceFilemarks(int count) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes one block from position to limit of {@code block}. */
    public WriteOutcome write(ByteBuffer block) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes filemarks; not immediate means that all before them is on the medium on return. */
    public WriteOutcome writeFilemarks(int count, boolean immediate) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Flushes the drive's buffer to the medium (WRITE FILEMARKS of none, not immediate). */
    public void flush() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Reads one block into {@code room} (cleared first; it must hold the largest block). */
    public ReadOutcome read(ByteBuffer room) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** A cartridge memory attribute, if the cartridge has it. */
    public Optional<MamAttribute> attribute(int partition, int id) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes a cartridge memory attribute. */
    public void attribute(int partition, MamAttribute attribute) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Keeps people and robots from taking the cartridge (PREVENT ALLOW MEDIUM REMOVAL). */
    public void preventRemoval(boolean prevent) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
