package org.holdfast.app.library;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.holdfast.app.library.floor.Tints;
import org.holdfast.app.theme.Swatches;

/** The theme's colours and fonts for the library's picture. On the FX thread only. */
final class Paints {
    private static final double HALF = 0.5;

    private final Label plain = Swatches.font("library-plain");
    private final Label strong = Swatches.font("library-strong", "hf-strong");
    private final Label machine = Swatches.font("library-machine", "hf-mono");
    private final Swatches<Role> swatches;
    private Tints tints;

    /** Roles of the theme that the picture uses. */
    enum Role {
        BG_DEFAULT, BG_SUBTLE, FG_DEFAULT, FG_MUTED, FG_EMPHASIS, BORDER_DEFAULT, BORDER_SUBTLE,
        ACCENT_FG, ACCENT_EMPHASIS, ACCENT_MUTED, NEUTRAL_EMPHASIS, DANGER_EMPHASIS,
        WARNING_EMPHASIS, ACCENT_1, ACCENT_3, ACCENT_5, ACCENT_7, BASE_2, BASE_4, BASE_5
    }

    /** Tells when a colour or a font is another than before. */
    Paints(Runnable changed) {
        swatches = new Swatches<>(Role.class, List.of(plain, strong, machine), () -> {
            tints = null;
            changed.run();
        });
    }

    /** To be put into the scene, unseen. */
    Node nodes() {
        return swatches.nodes();
    }

    /** The colour of a role; black before the style sheets have been applied. */
    Color color(Role role) {
        return swatches.color(role);
    }

    private int argb(Role role) {
        Color c = color(role);
        return (int) Math.round(c.getOpacity() * 255) << 24
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    /** The colours of the slots. */
    Tints tints() {
        if (tints == null) {
            boolean dark = color(Role.BG_DEFAULT).getBrightness() < HALF;
            int ground = argb(Role.BG_DEFAULT);
            tints = new Tints(ground, argb(Role.BG_SUBTLE), argb(Role.BORDER_DEFAULT),
                    argb(Role.BASE_4), argb(Role.BORDER_DEFAULT), ground,
                    Tints.over(ground, argb(Role.ACCENT_MUTED)), argb(Role.FG_DEFAULT),
                    argb(dark ? Role.ACCENT_5 : Role.ACCENT_3),
                    argb(dark ? Role.ACCENT_7 : Role.ACCENT_1),
                    argb(dark ? Role.BASE_5 : Role.BASE_2), argb(Role.ACCENT_EMPHASIS),
                    0xFFFFFFFF, argb(Role.BASE_4));
        }
        return tints;
    }

    /** Small text. */
    Font plain() {
        return plain.getFont();
    }

    /** Names. */
    Font strong() {
        return strong.getFont();
    }

    /** Barcodes. */
    Font machine() {
        return machine.getFont();
    }
}
