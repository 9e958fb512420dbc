package org.holdfast.app.words;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.Words;

/** States of objects, cartridges and drives in words; an unknown one as it is. */
public final class StateWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public StateWords(Words words) {
        this.words = words;
    }

    /** An object's badge: the worst that applies, with the copies that count. */
    public String object(Rows.ObjectRow row) {
        ReportText text = switch (row.state()) {
            case "lost" -> STATE_LOST;
            case "degraded" -> STATE_DEGRADED;
            case "restoring" -> STATE_RESTORING;
            case "staged" -> STATE_STAGED;
            case "writing" -> STATE_WRITING;
            case "away" -> STATE_AWAY;
            case "safe" -> STATE_SAFE;
            default -> null;
        };
        return text == null ? Visible.name(row.state())
                : words.say(text, row.copies(), row.promised());
    }

    /** What may be done with a cartridge; takes the names of {@code CartridgeState}. */
    public String cartridge(String state) {
        ReportText text = switch (state.toUpperCase(java.util.Locale.ROOT)) {
            case "SCRATCH" -> TAPE_SCRATCH;
            case "APPENDABLE" -> TAPE_APPENDABLE;
            case "FULL" -> TAPE_FULL;
            case "READ_ONLY" -> TAPE_READ_ONLY;
            case "FOREIGN" -> TAPE_FOREIGN;
            case "BAD" -> TAPE_BAD;
            default -> null;
        };
        return text == null ? Visible.name(state) : words.say(text);
    }
}
