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
    STATE("window.state"),
    ACTIVITY("window.activity"),
    NOTHING_GOING_ON("window.nothing-going-on"),
    ASKING("window.asking"),
    JOB_LINE("window.job-line"),
    DROPPED("window.dropped");

    private final String key;

    WindowText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
