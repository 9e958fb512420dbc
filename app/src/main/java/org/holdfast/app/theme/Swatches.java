package org.holdfast.app.theme;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The theme's roles as colours and fonts for a canvas, which style sheets do not reach: regions of
 * no size that wear each role, labels that wear each font, and who wants to hears when one changes.
 * On the FX thread only.
 *
 * @param <R> the roles that are needed; {@code BG_DEFAULT} is {@code -color-bg-default}
 */
public final class Swatches<R extends Enum<R>> {
    private final Map<R, Region> regions;
    private final Group nodes = new Group();

    /**
     * Swatches of some roles.
     *
     * @param fonts labels that wear the fonts of the canvas
     * @param changed a colour or a font is another than before
     */
    public Swatches(Class<R> roles, List<Label> fonts, Runnable changed) {
        regions = new EnumMap<>(roles);
        for (R role : roles.getEnumConstants()) {
            Region region = new Region();
            region.setStyle("-fx-background-color: -color-"
                    + role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ";");
            region.backgroundProperty().subscribe(b -> changed.run());
            regions.put(role, region);
            nodes.getChildren().add(region);
        }
        for (Label label : fonts) {
            label.fontProperty().subscribe(f -> changed.run());
            nodes.getChildren().add(label);
        }
        nodes.setManaged(false);
        nodes.setMouseTransparent(true);
        nodes.setOpacity(0);
    }

    /** A label that wears the font of these styles. */
    public static Label font(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** To be put into the scene, unseen. */
    public Node nodes() {
        return nodes;
    }

    /** The colour of a role; black before the style sheets have been applied. */
    public Color color(R role) {
        var background = regions.get(role).getBackground();
        return background != null && !background.getFills().isEmpty()
                && background.getFills().getFirst().getFill() instanceof Color c ? c
                : Color.BLACK;
    }
}
