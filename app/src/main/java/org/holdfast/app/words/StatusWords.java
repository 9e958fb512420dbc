package org.holdfast.app.words;

import static org.holdfast.i18n.ReportText.*;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;

/** Where the archive stands, in a few lines. */
public final class StatusWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public StatusWords(Words words) {
        this.words = words;
    }

    /** The state in lines: content, what is not yet safe, staging, jobs, read-only. */
    public List<String> lines(Rows.Status status) {
        List<String> lines = new ArrayList<>();
        status.readOnly().ifPresent(why -> lines.add(words.say(STATUS_READ_ONLY,
                Visible.name(why))));
        lines.add(words.say(STATUS_OBJECTS, status.objects(), words.bytes(status.bytes())));
        lines.add(words.say(status.notSafe() == 0 ? STATUS_ALL_SAFE : STATUS_NOT_SAFE,
                status.notSafe(), words.bytes(status.notSafeBytes())));
        lines.add(words.say(STAGING, words.bytes(status.staging().used()),
                words.bytes(status.staging().limit()),
                words.percent(status.staging().used(), status.staging().limit())));
        lines.add(words.say(STATUS_JOBS, status.jobs()));
        return lines;
    }

    /** A drive and what it does. */
    public String drive(Rows.DriveRow drive) {
        String what = drive.offline().map(why -> words.say(DRIVE_OFF, Visible.name(why)))
                .orElseGet(() -> doing(drive.doing()));
        return words.say(STATUS_DRIVE, Integer.toString(drive.element()),
                Visible.name(drive.model()),
                what + drive.barcode().map(b -> ", " + Visible.name(b)).orElse(""));
    }

    /** What a drive does; an unknown word as it is. */
    public String doing(String word) {
        var text = switch (word) {
            case "empty" -> DOING_EMPTY;
            case "arriving" -> DOING_ARRIVING;
            case "loaded" -> DOING_LOADED;
            case "opening" -> DOING_OPENING;
            case "ready" -> DOING_READY;
            case "busy" -> DOING_BUSY;
            case "closing" -> DOING_CLOSING;
            case "leaving" -> DOING_LEAVING;
            default -> null;
        };
        return text == null ? Visible.name(word) : words.say(text);
    }
}
