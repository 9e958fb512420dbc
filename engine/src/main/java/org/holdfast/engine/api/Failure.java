package org.holdfast.engine.api;

/**
 * What can go wrong, each with a stable code, the names involved and whether trying again helps.
 *
 * <p>The words are the app's, in one exhaustive switch.
 */
public sealed interface Failure {
    /** The stable code, such as {@code HF-101}. */
    String code();

    /** Whether the same request may succeed later without anybody changing it. */
    default boolean retryHelps() {
        return false;
    }

    record NoSuchBucket(String bucket) implements Failure {
        public String code() { return "HF-101"; }
    }

    record BucketExists(String bucket) implements Failure {
        public String code() { return "HF-102"; }
    }

    record BadBucketName(String bucket) implements Failure {
        public String code() { return "HF-103"; }
    }

    record BadKey(String key, String reason) implements Failure {
        public String code() { return "HF-104"; }
    }

    record NoSuchObject(String bucket, String key) implements Failure {
        public String code() { return "HF-105"; }
    }

    record NoSuchCartridge(String barcode) implements Failure {
        public String code() { return "HF-106"; }
    }

    record NoSuchElement(String library, int element) implements Failure {
        public String code() { return "HF-107"; }
    }

    record NoSuchLibrary(String library) implements Failure {
        public String code() { return "HF-108"; }
    }

    record BadAddress(String address, String reason) implements Failure {
        public String code() { return "HF-109"; }
    }

    record OutOfRange(String what, long value, long least, long most) implements Failure {
        public String code() { return "HF-110"; }
    }

    record NothingToUndo(String bucket, String key) implements Failure {
        public String code() { return "HF-111"; }
    }

    record NoSuchJob(long job) implements Failure {
        public String code() { return "HF-112"; }
    }

    /** A request that no engine of this version understands. */
    record BadRequest(String reason) implements Failure {
        public String code() { return "HF-113"; }
    }

    /** The job has ended: nothing about it can be changed any more. */
    record JobOver(long job) implements Failure {
        public String code() { return "HF-114"; }
    }

    /** A job of this kind cannot be paused and has no priority. */
    record JobNotSteerable(long job, String kind) implements Failure {
        public String code() { return "HF-115"; }
    }

    /** The object has no such version, or it is none of this object. */
    record NoSuchVersion(String bucket, String key, String version) implements Failure {
        public String code() { return "HF-116"; }
    }

    record NoHome(String home) implements Failure {
        public String code() { return "HF-201"; }
    }

    record HomeExists(String home) implements Failure {
        public String code() { return "HF-202"; }
    }

    record HomeInUse(String home) implements Failure {
        public String code() { return "HF-203"; }
        @Override public boolean retryHelps() { return true; }
    }

    record LedgerDamaged(String file, long offset, String reason) implements Failure {
        public String code() { return "HF-204"; }
    }

    record HomeUnusable(String home, String reason) implements Failure {
        public String code() { return "HF-205"; }
    }

    /** The engine of the home does not answer, or no longer. */
    record EngineUnreachable(String reason) implements Failure {
        public String code() { return "HF-206"; }
        @Override public boolean retryHelps() { return true; }
    }

    record SourceMissing(String path) implements Failure {
        public String code() { return "HF-301"; }
    }

    record SourceUnreadable(String path, String reason) implements Failure {
        public String code() { return "HF-302"; }
    }

    record SourceChanged(String path) implements Failure {
        public String code() { return "HF-303"; }
        @Override public boolean retryHelps() { return true; }
    }

    record SourceSpecial(String path, String what) implements Failure {
        public String code() { return "HF-304"; }
    }

    record SourceName(String path, String reason) implements Failure {
        public String code() { return "HF-305"; }
    }

    /** A note: this hard link became an object of its own. */
    record HardLink(String path, String first) implements Failure {
        public String code() { return "HF-306"; }
    }

    record StagingFull(long asked, long free) implements Failure {
        public String code() { return "HF-401"; }
        @Override public boolean retryHelps() { return true; }
    }

    record DeviceFull(String directory) implements Failure {
        public String code() { return "HF-402"; }
        @Override public boolean retryHelps() { return true; }
    }

    record StagedBytesMissing(long segment, long files) implements Failure {
        public String code() { return "HF-403"; }
    }

    /** Staged bytes that cannot be read now; nothing else waits for them. */
    record StagedBytesUnreadable(long segment, long files, String reason) implements Failure {
        public String code() { return "HF-404"; }
    }

    record NoDrive(String library) implements Failure {
        public String code() { return "HF-501"; }
        @Override public boolean retryHelps() { return true; }
    }

    record NoCartridge(String domain) implements Failure {
        public String code() { return "HF-502"; }
        @Override public boolean retryHelps() { return true; }
    }

    record DriveOffline(String serial, String reason) implements Failure {
        public String code() { return "HF-503"; }
    }

    record CartridgeWriteFailed(String barcode, String drive, String reason) implements Failure {
        public String code() { return "HF-504"; }
    }

    record MoveFailed(String library, int from, int to, String reason) implements Failure {
        public String code() { return "HF-505"; }
    }

    record ElementFull(String library, int element) implements Failure {
        public String code() { return "HF-506"; }
    }

    record ElementEmpty(String library, int element) implements Failure {
        public String code() { return "HF-507"; }
    }

    record ElementBusy(String library, int element) implements Failure {
        public String code() { return "HF-508"; }
        @Override public boolean retryHelps() { return true; }
    }

    record LibraryUnreachable(String address, String reason) implements Failure {
        public String code() { return "HF-509"; }
        @Override public boolean retryHelps() { return true; }
    }

    record CartridgeDiffers(String barcode, String difference) implements Failure {
        public String code() { return "HF-510"; }
    }

    record CartridgeForeign(String barcode, String what) implements Failure {
        public String code() { return "HF-511"; }
    }

    record CartridgeUnusable(String barcode, String reason) implements Failure {
        public String code() { return "HF-512"; }
    }

    /** The robot cannot take this cartridge from its element, and can take others. */
    record CartridgeAside(String barcode, String library, int element, String reason)
            implements Failure {
        public String code() { return "HF-513"; }
    }

    record RobotFailed(String library, String reason) implements Failure {
        public String code() { return "HF-514"; }
    }

    record CopyUnreadable(String barcode, String key, String reason) implements Failure {
        public String code() { return "HF-601"; }
    }

    record NoCopyLeft(String bucket, String key) implements Failure {
        public String code() { return "HF-602"; }
    }

    record DigestMismatch(String barcode, String key) implements Failure {
        public String code() { return "HF-603"; }
    }

    record TargetExists(String path) implements Failure {
        public String code() { return "HF-604"; }
    }

    record TargetUnwritable(String path, String reason) implements Failure {
        public String code() { return "HF-605"; }
    }

    /** A note: the target cannot hold this name, so the file has another one there. */
    record TargetRenamed(String key, String path) implements Failure {
        public String code() { return "HF-606"; }
    }

    record CartridgeMissing(String barcode, String key) implements Failure {
        public String code() { return "HF-607"; }
        @Override public boolean retryHelps() { return true; }
    }

    /** A note: something of a file could not be given back, such as its owner. */
    record MetadataNotSet(String path, String what) implements Failure {
        public String code() { return "HF-608"; }
    }

    record NoSuchCopy(String bucket, String key, int copy) implements Failure {
        public String code() { return "HF-609"; }
    }

    record Stopping() implements Failure {
        public String code() { return "HF-901"; }
        @Override public boolean retryHelps() { return true; }
    }

    record Unexpected(String crash, String detail) implements Failure {
        public String code() { return "HF-999"; }
    }
}
