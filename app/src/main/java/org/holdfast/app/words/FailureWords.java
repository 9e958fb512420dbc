package org.holdfast.app.words;

import static org.holdfast.i18n.FailureText.*;

import java.util.Arrays;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.FailureText;
import org.holdfast.i18n.Words;

/**
 * Failures in words: what happened, and what to do. Names in them are made safe to look at.
 *
 * <p>One exhaustive switch: a new failure does not compile until it has words.
 */
public final class FailureWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public FailureWords(Words words) {
        this.words = words;
    }

    /**
     * A failure, ready to be shown.
     *
     * @param code its stable code
     * @param message what happened
     * @param advice what to do about it
     */
    public record Told(String code, String message, String advice) {}

    /** Code, message and advice. */
    public Told tell(Failure failure) {
        Said said = say(failure);
        return new Told(failure.code(), words.say(said.text, said.arguments),
                words.advise(said.text, said.arguments));
    }

    private record Said(FailureText text, Object[] arguments) {}

    private static Said said(FailureText text, Object... arguments) {
        return new Said(text, Arrays.stream(arguments)
                .map(a -> a instanceof String s ? Visible.name(s) : a).toArray());
    }

    private Said say(Failure failure) {
        return switch (failure) {
            case Failure.NoSuchBucket f -> said(NO_SUCH_BUCKET, f.bucket());
            case Failure.BucketExists f -> said(BUCKET_EXISTS, f.bucket());
            case Failure.BadBucketName f -> said(BAD_BUCKET_NAME, f.bucket());
            case Failure.BadKey f -> said(BAD_KEY, f.key(), f.reason());
            case Failure.NoSuchObject f -> said(NO_SUCH_OBJECT, f.bucket(), f.key());
            case Failure.NoSuchCartridge f -> said(NO_SUCH_CARTRIDGE, f.barcode());
            case Failure.NoSuchElement f -> said(NO_SUCH_ELEMENT, f.library(), id(f.element()));
            case Failure.NoSuchLibrary f -> said(NO_SUCH_LIBRARY, f.library());
            case Failure.BadAddress f -> said(BAD_ADDRESS, f.address(), f.reason());
            case Failure.OutOfRange f ->
                said(OUT_OF_RANGE, f.what(), f.value(), f.least(), f.most());
            case Failure.NothingToUndo f -> said(NOTHING_TO_UNDO, f.bucket(), f.key());
            case Failure.NoSuchJob f -> said(NO_SUCH_JOB, id(f.job()));
            case Failure.NoSuchVersion f ->
                said(NO_SUCH_VERSION, f.bucket(), f.key(), f.version());
            case Failure.JobOver f -> said(JOB_OVER, id(f.job()));
            case Failure.JobNotSteerable f ->
                said(JOB_NOT_STEERABLE, id(f.job()), f.kind());
            case Failure.BadRequest f -> said(BAD_REQUEST, f.reason());
            case Failure.NoHome f -> said(NO_HOME, f.home());
            case Failure.HomeExists f -> said(HOME_EXISTS, f.home());
            case Failure.HomeInUse f -> said(HOME_IN_USE, f.home());
            case Failure.LedgerDamaged f ->
                said(LEDGER_DAMAGED, f.file(), id(f.offset()), f.reason());
            case Failure.HomeUnusable f -> said(HOME_UNUSABLE, f.home(), f.reason());
            case Failure.EngineUnreachable f -> said(ENGINE_UNREACHABLE, f.reason());
            case Failure.SourceMissing f -> said(SOURCE_MISSING, f.path());
            case Failure.SourceUnreadable f -> said(SOURCE_UNREADABLE, f.path(), f.reason());
            case Failure.SourceChanged f -> said(SOURCE_CHANGED, f.path());
            case Failure.SourceSpecial f -> said(SOURCE_SPECIAL, f.path(), f.what());
            case Failure.SourceName f -> said(SOURCE_NAME, f.path(), f.reason());
            case Failure.HardLink f -> said(HARD_LINK, f.path(), f.first());
            case Failure.StagingFull f ->
                said(STAGING_FULL, words.bytes(f.asked()), words.bytes(f.free()));
            case Failure.DeviceFull f -> said(DEVICE_FULL, f.directory());
            case Failure.StagedBytesMissing f ->
                said(STAGED_BYTES_MISSING, id(f.segment()), f.files());
            case Failure.StagedBytesUnreadable f ->
                said(STAGED_BYTES_UNREADABLE, id(f.segment()), f.files(), f.reason());
            case Failure.NoDrive f -> said(NO_DRIVE, f.library());
            case Failure.NoCartridge f -> said(NO_CARTRIDGE, f.domain());
            case Failure.DriveOffline f -> said(DRIVE_OFFLINE, f.serial(), f.reason());
            case Failure.CartridgeWriteFailed f ->
                said(CARTRIDGE_WRITE_FAILED, f.barcode(), f.drive(), f.reason());
            case Failure.MoveFailed f ->
                said(MOVE_FAILED, f.library(), id(f.from()), id(f.to()), f.reason());
            case Failure.ElementFull f -> said(ELEMENT_FULL, f.library(), id(f.element()));
            case Failure.ElementEmpty f -> said(ELEMENT_EMPTY, f.library(), id(f.element()));
            case Failure.ElementBusy f -> said(ELEMENT_BUSY, f.library(), id(f.element()));
            case Failure.LibraryUnreachable f ->
                said(LIBRARY_UNREACHABLE, f.address(), f.reason());
            case Failure.CartridgeDiffers f ->
                said(CARTRIDGE_DIFFERS, f.barcode(), f.difference());
            case Failure.CartridgeForeign f -> said(CARTRIDGE_FOREIGN, f.barcode(), f.what());
            case Failure.CartridgeUnusable f ->
                said(CARTRIDGE_UNUSABLE, f.barcode(), f.reason());
            case Failure.CartridgeAside f -> said(CARTRIDGE_ASIDE, f.barcode(), f.library(),
                    id(f.element()), f.reason());
            case Failure.RobotFailed f -> said(ROBOT_FAILED, f.library(), f.reason());
            case Failure.CopyUnreadable f ->
                said(COPY_UNREADABLE, f.barcode(), f.key(), f.reason());
            case Failure.NoCopyLeft f -> said(NO_COPY_LEFT, f.bucket(), f.key());
            case Failure.DigestMismatch f -> said(DIGEST_MISMATCH, f.barcode(), f.key());
            case Failure.TargetExists f -> said(TARGET_EXISTS, f.path());
            case Failure.TargetUnwritable f -> said(TARGET_UNWRITABLE, f.path(), f.reason());
            case Failure.TargetRenamed f -> said(TARGET_RENAMED, f.key(), f.path());
            case Failure.CartridgeMissing f -> said(CARTRIDGE_MISSING, f.barcode(), f.key());
            case Failure.MetadataNotSet f -> said(METADATA_NOT_SET, f.path(), f.what());
            case Failure.NoSuchCopy f -> said(NO_SUCH_COPY, f.bucket(), f.key(), f.copy());
            case Failure.Stopping f -> said(STOPPING);
            case Failure.Unexpected f -> said(UNEXPECTED, f.crash(), f.detail());
        };
    }

    /** A number that is a name: without grouping. */
    private static String id(long number) {
        return Long.toString(number);
    }
}
