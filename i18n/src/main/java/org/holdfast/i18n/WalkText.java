package org.holdfast.i18n;

/** The first walk in a terminal. */
public enum WalkText implements Text {
    NO_DISPLAY("walk.no-display"),
    NO_WINDOW("walk.no-window"),
    GOES_ON("walk.goes-on"),
    WINDOW_SHOWN("walk.window-shown"),
    REASON_NO_VARIABLE("walk.reason-no-variable"),
    REASON_NO_GTK("walk.reason-no-gtk"),
    REASON_NOT_OPENED("walk.reason-not-opened"),
    HOME_MADE("walk.home-made"),
    HOME_FOUND("walk.home-found"),
    SAMPLE_MADE("walk.sample-made"),
    SOURCE_EMPTY("walk.source-empty"),
    PUTTING("walk.putting"),
    EVICTED("walk.evicted"),
    RESTORING("walk.restoring"),
    COMPARED("walk.compared"),
    HEAD_COPY("walk.head-copy"),
    HEAD_WRITTEN("walk.head-written"),
    HEAD_READ("walk.head-read"),
    HEAD_COMPARED("walk.head-compared"),
    SAME("walk.same"),
    DIFFERENT("walk.different"),
    DIGESTS("walk.digests"),
    DIGEST_OF_ALL("walk.digest-of-all"),
    ALL_SAME("walk.all-same"),
    NOT_ALL_SAME("walk.not-all-same"),
    LOOK_AROUND("walk.look-around"),
    DIFFERS_MISSING("walk.differs-missing"),
    DIFFERS_EXTRA("walk.differs-extra"),
    DIFFERS_KIND("walk.differs-kind"),
    DIFFERS_CONTENT("walk.differs-content"),
    DIFFERS_TIME("walk.differs-time"),
    DIFFERS_MODE("walk.differs-mode"),
    MORE_DIFFERENCES("walk.more-differences");

    private final String key;

    WalkText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
