package org.holdfast.i18n;

/** Failures: what happened, and under {@code .advice} what to do about it. */
public enum FailureText implements Text {
    NO_SUCH_BUCKET("failure.no-such-bucket"),
    BUCKET_EXISTS("failure.bucket-exists"),
    BAD_BUCKET_NAME("failure.bad-bucket-name"),
    BAD_KEY("failure.bad-key"),
    NO_SUCH_OBJECT("failure.no-such-object"),
    NO_SUCH_CARTRIDGE("failure.no-such-cartridge"),
    NO_SUCH_ELEMENT("failure.no-such-element"),
    NO_SUCH_LIBRARY("failure.no-such-library"),
    BAD_ADDRESS("failure.bad-address"),
    OUT_OF_RANGE("failure.out-of-range"),
    NOTHING_TO_UNDO("failure.nothing-to-undo"),
    NO_SUCH_JOB("failure.no-such-job"),
    NO_SUCH_VERSION("failure.no-such-version"),
    JOB_OVER("failure.job-over"),
    JOB_NOT_STEERABLE("failure.job-not-steerable"),
    BAD_REQUEST("failure.bad-request"),
    NO_HOME("failure.no-home"),
    HOME_EXISTS("failure.home-exists"),
    HOME_IN_USE("failure.home-in-use"),
    LEDGER_DAMAGED("failure.ledger-damaged"),
    HOME_UNUSABLE("failure.home-unusable"),
    ENGINE_UNREACHABLE("failure.engine-unreachable"),
    SOURCE_MISSING("failure.source-missing"),
    SOURCE_UNREADABLE("failure.source-unreadable"),
    SOURCE_CHANGED("failure.source-changed"),
    SOURCE_SPECIAL("failure.source-special"),
    SOURCE_NAME("failure.source-name"),
    HARD_LINK("failure.hard-link"),
    STAGING_FULL("failure.staging-full"),
    DEVICE_FULL("failure.device-full"),
    STAGED_BYTES_MISSING("failure.staged-bytes-missing"),
    STAGED_BYTES_UNREADABLE("failure.staged-bytes-unreadable"),
    NO_DRIVE("failure.no-drive"),
    NO_CARTRIDGE("failure.no-cartridge"),
    DRIVE_OFFLINE("failure.drive-offline"),
    CARTRIDGE_WRITE_FAILED("failure.cartridge-write-failed"),
    MOVE_FAILED("failure.move-failed"),
    ELEMENT_FULL("failure.element-full"),
    ELEMENT_EMPTY("failure.element-empty"),
    ELEMENT_BUSY("failure.element-busy"),
    LIBRARY_UNREACHABLE("failure.library-unreachable"),
    CARTRIDGE_DIFFERS("failure.cartridge-differs"),
    CARTRIDGE_FOREIGN("failure.cartridge-foreign"),
    CARTRIDGE_UNUSABLE("failure.cartridge-unusable"),
    CARTRIDGE_ASIDE("failure.cartridge-aside"),
    ROBOT_FAILED("failure.robot-failed"),
    COPY_UNREADABLE("failure.copy-unreadable"),
    NO_COPY_LEFT("failure.no-copy-left"),
    DIGEST_MISMATCH("failure.digest-mismatch"),
    TARGET_EXISTS("failure.target-exists"),
    TARGET_UNWRITABLE("failure.target-unwritable"),
    TARGET_RENAMED("failure.target-renamed"),
    CARTRIDGE_MISSING("failure.cartridge-missing"),
    METADATA_NOT_SET("failure.metadata-not-set"),
    NO_SUCH_COPY("failure.no-such-copy"),
    STOPPING("failure.stopping"),
    UNEXPECTED("failure.unexpected");

    private final String key;

    FailureText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    /** The key of the advice: what to do about the failure. */
    public String adviceKey() {
        return key + ".advice";
    }
}
