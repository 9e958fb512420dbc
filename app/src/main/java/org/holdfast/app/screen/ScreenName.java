package org.holdfast.app.screen;

import org.holdfast.i18n.Text;
import org.holdfast.i18n.WindowText;
import org.holdfast.icons.Glyph;

/** The screens that there can be, in the order of the rail and of Ctrl+1, Ctrl+2 and so on. */
public enum ScreenName {
    /** The first start: a library, a first bucket. Not in the rail. */
    WELCOME(WindowText.SCREEN_WELCOME, Glyph.CARTRIDGE, false),
    /** Buckets and what is in them; the path is a bucket, and then the parts of a key. */
    BUCKETS(WindowText.SCREEN_BUCKETS, Glyph.BUCKET, true),
    /** Libraries as they stand in the room; the path is a barcode, or empty. */
    LIBRARY(WindowText.SCREEN_LIBRARY, Glyph.LIBRARY, true),
    /** What is being done; the path is the number of a job, or empty. */
    JOBS(WindowText.SCREEN_JOBS, Glyph.JOBS, true),
    /** How the archive is set up; the path is the name of a part such as {@code staging}. */
    SETTINGS(WindowText.SCREEN_SETTINGS, Glyph.SETTINGS, true);

    private final Text title;
    private final Glyph icon;
    private final boolean inRail;

    ScreenName(Text title, Glyph icon, boolean inRail) {
        this.title = title;
        this.icon = icon;
        this.inRail = inRail;
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** Its glyph. */
    public Glyph icon() {
        return icon;
    }

    /** Whether it has a button in the rail. */
    public boolean inRail() {
        return inRail;
    }
}
