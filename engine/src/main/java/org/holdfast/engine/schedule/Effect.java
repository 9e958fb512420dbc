package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;

/** Something to be done by the shell, which reports back with an {@link Input}. */
public sealed interface Effect {
    /** Have the robot move a cartridge; answers Moved or MoveFailed. */
    record Move(String library, Barcode cartridge, int from, int to, Optional<Long> task)
            implements Effect {}

    /** Ask a person to move a cartridge; answers Moved when it is seen. */
    record AskPerson(String library, Barcode cartridge, int from, int to) implements Effect {}

    /** Load and mount; answers Opened or OpenFailed. */
    record Open(DriveId drive, Barcode cartridge, OpenMode mode, Optional<String> domain)
            implements Effect {}

    /** Append these; answers Written or WriteFailed. */
    record Write(DriveId drive, Barcode cartridge, List<WriteItem> items) implements Effect {}

    /** Write an index that names what was written; answers Committed or WriteFailed. */
    record Commit(DriveId drive, Barcode cartridge) implements Effect {}

    /** Read; answers ReadDone or ReadFailed. */
    record Read(DriveId drive, Barcode cartridge, ReadItem item) implements Effect {}

    /** Unmount and unload; answers Closed or CloseFailed. */
    record Close(DriveId drive, Barcode cartridge) implements Effect {}

    /** This cannot be read: the cartridge is in no library or not readable. No answer. */
    record RefuseRead(ReadItem item, String reason) implements Effect {}

    /** This move cannot be made. No answer. */
    record RefuseMove(MoveItem item, MoveRefusal reason) implements Effect {}

    /**
     * These have failed too often and are left alone until the next start. No answer.
     *
     * @param unreadable why their staged bytes cannot be read, if that is it
     */
    record GiveUp(WriteItem item, Optional<String> unreadable) implements Effect {}

    /** Call again at this time. */
    record Wake(Instant at) implements Effect {}

    /** Everything is closed. */
    record Drained() implements Effect {}

    /** Why a move cannot be made. */
    enum MoveRefusal { NO_SUCH_ELEMENT, SOURCE_EMPTY, DESTINATION_FULL, BUSY }
}
