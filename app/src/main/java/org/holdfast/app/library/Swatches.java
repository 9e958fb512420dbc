package org.holdfast.app.library;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.holdfast.app.library.floor.Tints;

/**
 * The theme's roles as colours and fonts for a canvas, which style sheets do not reach: regions of
 * no size that wear each role, and tell when it changes. On the FX thread only.
 */
final class Swatches {
    private static final double HALF = 0.5;

    private final Map<Role, Region> regions = new EnumMap<>(Role.class);
    private final Label plain = label("library-plain");
    private final Label strong = label("library-strong");
    private final Label machine = label("library-machine");
    private final Group nodes = new Group();
    private Tints tints;

    /** Roles of the theme that the picture uses. */
    enum Role {
        BG_DEFAULT, BG_SUBTLE, FG_DEFAULT, FG_MUTED, FG_EMPHASIS, BORDER_DEFAULT, BORDER_SUBTLE,
        ACCENT_FG, ACCENT_EMPHASIS, ACCENT_MUTED, NEUTRAL_EMPHASIS, DANGER_EMPHASIS,
        WARNING_EMPHASIS, ACCENT_1, ACCENT_3, ACCENT_5, ACCENT_7, BASE_2, BASE_4, BASE_5;

        String token() {
            return "-color-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Tells when a colour or a font is another than before. */
    Swatches(Runnable changed) {
        for (Role role : Role.values()) {
            Region region = new Region();
            region.setStyle("-fx-background-color: " + role.token() + ";");
            region.backgroundProperty().subscribe(b -> {
                tints = null;
                changed.run();
            });
            regions.put(role, region);
            nodes.getChildren().add(region);
        }
        for (Label label : new Label[] {plain, strong, machine}) {
            label.fontProperty().subscribe(f -> changed.run());
            nodes.getChildren().add(label);
        }
        nodes.setManaged(false);
        nodes.setMouseTransparent(true);
        nodes.setOpacity(0);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /** To be put into the scene, unseen. */
    Node nodes() {
        return nodes;
    }

    /** The colour of a role; black before the style sheets have been applied. */
    Color color(Role role) {
        var background = regions.get(role).getBackground();
        return background != null && !background.getFills().isEmpty()
                && background.getFills().getFirst().getFill() instanceof Color c ? c
                : Color.BLACK;
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
