package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.holdfast.device.drive.LoadedMedium;
import org.holdfast.device.drive.PartitionSpace;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.drive.TapePosition;
import org.holdfast.device.drive.WriteOutcome;
import org.holdfast.device.media.MamAttribute;

/**
 * The drive, and where its head is by our own count, so that a locate is sent only when the head
 * has to move. After any failure the place is unknown until the next locate.
 */
final class TapeHead {
    private static final int UNKNOWN = -1;

    private final TapeDrive drive;
    private int partition = UNKNOWN;
    private long block = UNKNOWN;
    private long locates;

    TapeHead(TapeDrive drive) {
        this.drive = drive;
    }

    /** The block that would be read or written next in the partition of the last locate. */
    long block() {
        return block;
    }

    /** How often the head was sent somewhere. */
    long locates() {
        return locates;
    }

    boolean isAt(int p, long b) {
        return partition == p && block == b;
    }

    /** The cartridge that is there now; attentions up to here are those of its loading. */
    LoadedMedium begin() throws IOException {
        LoadedMedium medium = drive.medium();
        drive.mediumChanged();
        forget();
        return medium;
    }

    void seek(int p, long b) throws IOException {
        if (!isAt(p, b)) {
            forget();
            locates++;
            drive.locate(p, b);
            requireSame();
            partition = p;
            block = b;
        }
    }

    /**
     * A reset or a change of the cartridge may be told by any command, also by one that asks for
     * something else and succeeds. From then on the head may be anywhere.
     */
    private void requireSame() throws IOException {
        if (drive.mediumChanged()) {
            forget();
            throw new IOException("the drive was reset, or its cartridge changed");
        }
    }

    /** Goes behind the last block; returns its number plus one. */
    long seekEnd(int p) throws IOException {
        forget();
        locates++;
        return take(p, drive.locateEndOfData(p));
    }

    /** Goes before the filemark before the head; returns that filemark's block. */
    long backOverFilemark() throws IOException {
        int p = partition;
        forget();
        locates++;
        drive.spaceFilemarks(-1);
        return take(p, drive.position());
    }

    private long take(int expected, TapePosition at) throws IOException {
        requireSame();
        if (at.partition() != expected) {
            throw new WrongPositionException(expected, at.block(), at);
        }
        partition = expected;
        block = at.block();
        return block;
    }

    ReadOutcome read(ByteBuffer room) throws IOException {
        int p = partition;
        long b = block;
        forget();
        ReadOutcome outcome = drive.read(room);
        requireSame();
        partition = p;
        block = outcome instanceof ReadOutcome.EndOfData ? b : b + 1;
        return outcome;
    }

    WriteOutcome write(ByteBuffer bytes) throws IOException {
        int p = partition;
        long b = block;
        forget();
        requireSame();
        WriteOutcome outcome = drive.write(bytes);
        partition = p;
        block = b + 1;
        return outcome;
    }

    /** One filemark; not {@code immediate}: all before it is on the medium on return. */
    WriteOutcome filemark(boolean immediate) throws IOException {
        int p = partition;
        long b = block;
        forget();
        requireSame();
        WriteOutcome outcome = drive.writeFilemarks(1, immediate);
        partition = p;
        block = b + 1;
        return outcome;
    }

    /** Asks the drive whether it agrees with our count. */
    void verifyPosition() throws IOException {
        TapePosition at = drive.position();
        requireSame();
        if (at.partition() != partition || at.block() != block) {
            int p = partition;
            long b = block;
            forget();
            throw new WrongPositionException(p, b, at);
        }
    }

    PartitionSpace space(int p) throws IOException {
        PartitionSpace space = drive.space(p);
        requireSame();
        return space;
    }

    Optional<MamAttribute> attribute(int p, int id) throws IOException {
        Optional<MamAttribute> value = drive.attribute(p, id);
        requireSame();
        return value;
    }

    void attribute(int p, MamAttribute value) throws IOException {
        drive.attribute(p, value);
        requireSame();
    }

    /** The next seek will locate, whatever we believe. */
    void forget() {
        partition = UNKNOWN;
        block = UNKNOWN;
    }
}
