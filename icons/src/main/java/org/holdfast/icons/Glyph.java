package org.holdfast.icons;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;

/**
 * Every glyph of our own, with what it stands for, and for nothing else. For Ikonli it is {@code
 * hf-} and the name of its file, such as {@code hf-mail-slot}.
 */
public enum Glyph implements Ikon {
    /** Notifications. */
    BELL,
    /** A bucket. */
    BUCKET,
    /** A site or another house. */
    BUILDING,
    /** A date or a schedule. */
    CALENDAR,
    /** A cartridge. */
    CARTRIDGE,
    /** Done, right, chosen. */
    CHECK,
    /** Opens downwards; more below. */
    CHEVRON_DOWN,
    /** Back; to the left. */
    CHEVRON_LEFT,
    /** Onwards; opens to the right. */
    CHEVRON_RIGHT,
    /** Closes upwards; more above. */
    CHEVRON_UP,
    /** Clean a drive. */
    CLEAN,
    /** Time; how long. */
    CLOCK,
    /** Close, take away. */
    CLOSE,
    /** Copy to the clipboard. */
    COPY,
    /** State: fewer copies than promised. */
    DAMAGED,
    /** A random sample. */
    DICE,
    /** Restore to this machine. */
    DOWNLOAD,
    /** A drive. */
    DRIVE,
    /** Eject a cartridge. */
    EJECT,
    /** Filter a list. */
    FILTER,
    /** The screen that finds: auditor and everyone. */
    FIND,
    /** Fit all into the view. */
    FIT,
    /** A folder. */
    FOLDER,
    /** Language; network. */
    GLOBE,
    /** A retention or a legal hold. */
    HOLD,
    /** An index of a volume. */
    INDEX,
    /** More to know. */
    INFO,
    /** Jobs. */
    JOBS,
    /** Keys and secrets. */
    KEY,
    /** The ledger. */
    LEDGER,
    /** A library. */
    LIBRARY,
    /** A link, a proof path. */
    LINK,
    /** Load a cartridge into a drive. */
    LOAD,
    /** A mail slot. */
    MAIL_SLOT,
    /** The dark look. */
    MOON,
    /** More commands. */
    MORE,
    /** An object, a file. */
    OBJECT,
    /** State: readable copies only in places outside. */
    ON_SHELF,
    /** Pause. */
    PAUSE,
    /** A person, or what needs one. */
    PERSON,
    /** Start, go on. */
    PLAY,
    /** Add, make new. */
    PLUS,
    /** Print. */
    PRINT,
    /** Proven. */
    PROOF,
    /** Ask again; inventory. */
    REFRESH,
    /** State: being restored. */
    RESTORING,
    /** The robot. */
    ROBOT,
    /** State: every copy counts. */
    SAFE,
    /** Save. */
    SAVE,
    /** Search. */
    SEARCH,
    /** Settings. */
    SETTINGS,
    /** A place outside a library. */
    SHELF,
    /** A slot. */
    SLOT,
    /** State: accepted, in staging only. */
    STAGED,
    /** Show as a table. */
    TABLE,
    /** Aim at, fly to. */
    TARGET,
    /** In transit between places. */
    TRUCK,
    /** Put into a bucket. */
    UPLOAD,
    /** Needs attention. */
    WARNING,
    /** State: being written to cartridges. */
    WRITING,
    /** Zoom in. */
    ZOOM_IN,
    /** Zoom out. */
    ZOOM_OUT;

    /** The name of its file, without {@code .svg}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final int FIRST_CODE = 0xE000;
    private static final int FIRST_HEAVY_CODE = 0xE800;
    private static final double HEAVY_UP_TO = 16;

    private final Ikon heavy = new Heavy(this);

    /** The same drawing in a heavier line, for 16 pixels and less. */
    private record Heavy(Glyph glyph) implements Ikon {
        @Override
        public String getDescription() {
            return glyph.getDescription() + "-heavy";
        }

        @Override
        public int getCode() {
            return FIRST_HEAVY_CODE + glyph.ordinal();
        }
    }

    @Override
    public String getDescription() {
        return HoldfastIkonHandler.PREFIX + fileName();
    }

    /** Its place in the font: private use, by its place here; a font belongs to its build. */
    @Override
    public int getCode() {
        return FIRST_CODE + ordinal();
    }

    /** The same drawing in a heavier line, for 16 pixels and less. */
    public Ikon heavy() {
        return heavy;
    }

    /** What is drawn at a size in pixels. */
    public Ikon at(double size) {
        return size <= HEAVY_UP_TO ? heavy : this;
    }
}
