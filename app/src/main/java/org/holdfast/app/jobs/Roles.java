package org.holdfast.app.jobs;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * The theme's roles as colours and fonts for the time line, which style sheets do not reach. On the
 * FX thread only.
 */
final class Roles {
    private final Map<Role, Region> regions = new EnumMap<>(Role.class);
    private final Label plain = label("jobs-plain");
    private final Label strong = label("jobs-strong", "hf-strong");
    private final Group nodes = new Group();

    /** Roles that the time line uses. */
    enum Role {
        BG_DEFAULT, BG_SUBTLE, FG_DEFAULT, FG_MUTED, FG_EMPHASIS, BORDER_DEFAULT, BORDER_SUBTLE,
        ACCENT_FG, ACCENT_EMPHASIS, ACCENT_MUTED, NEUTRAL_EMPHASIS, NEUTRAL_MUTED,
        DANGER_EMPHASIS;

        private String token() {
            return "-color-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Tells when a colour or a font is another than before. */
    Roles(Runnable changed) {
        for (Role role : Role.values()) {
            Region region = new Region();
            region.setStyle("-fx-background-color: " + role.token() + ";");
            region.backgroundProperty().subscribe(b -> changed.run());
            regions.put(role, region);
            nodes.getChildren().add(region);
        }
        for (Label label : new Label[] {plain, strong}) {
            label.fontProperty().subscribe(f -> changed.run());
            nodes.getChildren().add(label);
        }
        nodes.setManaged(false);
        nodes.setMouseTransparent(true);
        nodes.setOpacity(0);
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
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

    /** Small text. */
    Font plain() {
        return plain.getFont();
    }

    /** Names. */
    Font strong() {
        return strong.getFont();
    }
}
