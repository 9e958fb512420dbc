package org.holdfast.app.words;

import static org.holdfast.i18n.ReportText.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;

/** Plans and promises in sentences. */
public final class PlanWords {
    private final Words words;

    /** Speaks the language of {@code words}. */
    public PlanWords(Words words) {
        this.words = words;
    }

    /** What a put would take, a sentence a line; what is in the way is not among them. */
    public List<String> put(Rows.PutPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(PUT_PLAN, plan.files(), words.bytes(plan.bytes()),
                plan.copies().size()));
        for (Rows.PlannedCopy copy : plan.copies()) {
            List<String> parts = new ArrayList<>();
            for (Rows.PlannedCartridge c : copy.cartridges()) {
                String name = Visible.name(c.barcode());
                parts.add(c.blank() ? words.say(PUT_PLAN_BLANK, name) : name);
            }
            if (copy.without() > 0) {
                parts.add(words.say(PUT_PLAN_WITHOUT, words.bytes(copy.without())));
            }
            lines.add(words.say(PUT_PLAN_COPY, Visible.name(copy.domain()),
                    String.join(", ", parts)));
        }
        lines.add(plan.waiting() == 0 ? words.say(PUT_PLAN_FITS)
                : words.say(PUT_PLAN_WAITS, words.bytes(plan.waiting())));
        lines.add(plan.accepted().isEmpty() && plan.safe().isEmpty()
                ? words.say(PLAN_NO_ESTIMATE)
                : words.say(PUT_PLAN_TIMES, about(plan.accepted()), about(plan.safe())));
        return lines;
    }

    private String about(Optional<Duration> time) {
        return time.map(words::duration).orElseGet(() -> words.say(PLAN_UNKNOWN));
    }

    /** What a step of a restore waits for, in the order in which it happens. */
    public String waits(Rows.PlanStep step) {
        return words.say(PLAN_STEP_WAITS, Visible.name(step.barcode()), step.waits().stream()
                .map(this::wait).collect(Collectors.joining(", ")));
    }

    /** What is waited for, and how long the like has taken. */
    public String wait(Rows.PlanWait wait) {
        if (wait.kind() == Wait.Kind.PERSON) {
            return words.say(PLAN_PERSON);
        }
        return words.say(PLAN_WAIT, new ActivityWords(words).kind(switch (wait.kind()) {
            case ROBOT, PERSON, DRIVE, CARTRIDGE, ROOM_IN_STAGING, HOME -> Activity.Kind.MOVE;
            case LOAD -> Activity.Kind.LOAD;
            case LOCATE -> Activity.Kind.LOCATE;
            case READ -> Activity.Kind.READ;
            case WRITE -> Activity.Kind.WRITE;
            case INDEX -> Activity.Kind.INDEX;
            case UNLOAD -> Activity.Kind.UNLOAD;
        }), wait.length().map(words::duration).orElse("?"));
    }

    /** How long the restore takes. */
    public String estimate(Rows.RestorePlan plan) {
        return plan.estimate().map(time -> words.say(PLAN_ESTIMATE, words.duration(time)))
                .orElseGet(() -> words.say(PLAN_NO_ESTIMATE));
    }

    /** What a bucket promises. */
    public String policy(Rows.Policy policy) {
        return words.say(POLICY, policy.bucket(), policy.domains().size(),
                policy.domains().stream().map(Visible::name).collect(Collectors.joining(", ")),
                words.bytes(policy.blobBytes()), policy.undoDays(),
                policy.versions().orElse(-1));
    }
}
