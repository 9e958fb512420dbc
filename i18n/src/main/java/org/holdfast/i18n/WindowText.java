package org.holdfast.i18n;

/** The window. */
public enum WindowText implements Text {
    TITLE("window.title"),
    SCREEN_WELCOME("window.screen-welcome"),
    SCREEN_BUCKETS("window.screen-buckets"),
    SCREEN_LIBRARY("window.screen-library"),
    SCREEN_JOBS("window.screen-jobs"),
    SCREEN_SETTINGS("window.screen-settings"),
    DROP_TITLE("window.drop-title"),
    DROP_HINT("window.drop-hint"),
    BUCKET("window.bucket"),
    BUCKET_HINT("window.bucket-hint"),
    ADD_FILES("window.add-files"),
    ADD_FOLDER("window.add-folder"),
    NOTHING_GOING_ON("window.nothing-going-on"),
    JOB_LINE("window.job-line"),
    DROPPED("window.dropped"),
    KEY_CONTROL("window.key-control"),
    SEARCH("window.search"),
    RUNNING_JOBS("window.running-jobs"),
    STAGING("window.staging"),
    STAGING_USED("window.staging-used"),
    STAGING_FILLING("window.staging-filling"),
    STAGING_FULL("window.staging-full"),
    DRIVES("window.drives"),
    DRIVES_BUSY("window.drives-busy"),
    FILES("window.files"),
    ALL_SAFE("window.all-safe"),
    NOT_YET_SAFE("window.not-yet-safe"),
    READ_ONLY("window.read-only"),
    PROBLEMS("window.problems"),
    NO_LIBRARY("window.no-library"),
    LIBRARY_READY("window.library-ready"),
    NO_ANSWER("window.no-answer"),
    CLOSE_DETAILS("window.close-details"),
    DETAILS("window.details"),
    UNDO("window.undo"),
    NOTHING_FOUND("window.nothing-found"),
    KIND_SCREEN("window.kind-screen"),
    KIND_COMMAND("window.kind-command"),
    KIND_BUCKET("window.kind-bucket"),
    KIND_CARTRIDGE("window.kind-cartridge"),
    WHAT_TO_DO("window.what-to-do"),
    RETRY_HELPS("window.retry-helps"),
    DETAILS_FOR_SUPPORT("window.details-for-support"),
    CODE("window.code"),
    COPY_DETAILS("window.copy-details"),
    COPIED("window.copied"),
    CLOSE("window.close"),
    CANCEL("window.cancel"),
    CRASH_TITLE("window.crash-title"),
    CRASH_KEPT("window.crash-kept"),
    CRASH_FILE("window.crash-file"),
    CHOOSE_FILES("window.choose-files"),
    CHOOSE_FOLDER("window.choose-folder"),
    NO_BUCKETS("window.no-buckets"),
    BUCKET_SIZE("window.bucket-size"),
    BUCKET_SAFE("window.bucket-safe"),
    BUCKET_STAGED("window.bucket-staged"),
    JOB_PROBLEMS("window.job-problems");

    private final String key;

    WindowText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
