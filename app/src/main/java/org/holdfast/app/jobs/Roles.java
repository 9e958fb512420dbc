package org.holdfast.app.jobs;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.holdfast.app.theme.Swatches;

/** The theme's colours and fonts for the time line. On the FX thread only. */
final class Roles {
    private final Label plain = Swatches.font("jobs-plain");
    private final Label strong = Swatches.font("jobs-strong", "hf-strong");
    private final Swatches<Role> swatches;

    /** Roles that the time line uses. */
    enum Role {
        BG_DEFAULT, BG_SUBTLE, FG_DEFAULT, FG_MUTED, FG_EMPHASIS, BORDER_DEFAULT, BORDER_SUBTLE,
        ACCENT_FG, ACCENT_EMPHASIS, ACCENT_MUTED, NEUTRAL_EMPHASIS, NEUTRAL_MUTED,
        DANGER_EMPHASIS
    }

    /** Tells when a colour or a font is another than before. */
    Roles(Runnable changed) {
        swatches = new Swatches<>(Role.class, List.of(plain, strong), changed);
    }

    /** To be put into the scene, unseen. */
    Node nodes() {
        return swatches.nodes();
    }

    /** The colour of a role; black before the style sheets have been applied. */
    Color color(Role role) {
        return swatches.color(role);
    }

    /** Small text. */
    Font plain() {
        return plain.getFont();
    }

    /** Names. */
    Font strong() {
        return strong.getFont();
    }
}
