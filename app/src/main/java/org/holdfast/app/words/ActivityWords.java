package org.holdfast.app.words;

import static org.holdfast.i18n.ReportText.*;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.engine.api.Activity;
import org.holdfast.i18n.Words;

/** What robots and drives do, in words. */
public final class ActivityWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public ActivityWords(Words words) {
        this.words = words;
    }

    /** What a block was spent with. */
    public String kind(Activity.Kind kind) {
        return words.say(switch (kind) {
            case MOVE -> ACT_MOVE;
            case LOAD -> ACT_LOAD;
            case LOCATE -> ACT_LOCATE;
            case READ -> ACT_READ;
            case WRITE -> ACT_WRITE;
            case INDEX -> ACT_INDEX;
            case UNLOAD -> ACT_UNLOAD;
        });
    }

    /** The robot or the drive. */
    public String lane(Activity.Lane lane) {
        String library = Visible.name(lane.library());
        return lane.drive().map(d -> words.say(ACT_DRIVE, library, Integer.toString(d)))
                .orElseGet(() -> words.say(ACT_ROBOT, library));
    }

    /** How long a block took, or has taken so far at {@code now}. */
    public String time(Activity.Block block, Instant now) {
        Duration time = Duration.between(block.begin(), block.end().orElse(now));
        String said = words.duration(time.isNegative() ? Duration.ZERO : time);
        if (block.end().isEmpty()) {
            return words.say(ACT_RUNNING, said);
        }
        return block.failed() ? words.say(ACT_FAILED, said) : said;
    }
}
