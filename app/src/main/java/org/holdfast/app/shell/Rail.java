package org.holdfast.app.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.i18n.Words;
import org.holdfast.icons.ApplicationIcon;

/** The rail at the left: a button for each screen that there is. On the FX thread only. */
final class Rail {
    private static final double WIDE = 72;
    private static final double NARROW = 56;
    private static final int LOGO = 32;
    private static final int GLYPH = 24;

    private final VBox root = new VBox();
    private final Map<ScreenName, ToggleButton> buttons = new EnumMap<>(ScreenName.class);

    Rail(List<ScreenName> screens, Words words, ObservableBooleanValue narrow,
            Consumer<ScreenName> go) {
        root.getStyleClass().add("rail");
        root.getChildren().add(logo());
        for (ScreenName screen : screens) {
            if (screen == ScreenName.SETTINGS) {
                Region gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                root.getChildren().add(gap);
            }
            ToggleButton button = button(screen, words.say(screen.title()), narrow);
            button.setOnAction(e -> {
                button.setSelected(true);
                go.accept(screen);
            });
            buttons.put(screen, button);
            root.getChildren().add(button);
        }
        narrow.subscribe(is -> {
            // Words of other languages are longer: then the rail is as wide as the longest.
            root.setMinWidth(is ? NARROW : WIDE);
            root.setMaxWidth(is ? NARROW : Region.USE_PREF_SIZE);
        });
    }

    private static Node logo() {
        // Twice the size, so that it is sharp on a fine screen.
        ImageView logo = new ImageView(new Image(ApplicationIcon.png(2 * LOGO)));
        logo.setFitWidth(LOGO);
        logo.setFitHeight(LOGO);
        logo.setSmooth(true);
        VBox box = new VBox(logo);
        box.getStyleClass().add("rail-logo");
        return box;
    }

    private static ToggleButton button(ScreenName screen, String title,
            ObservableBooleanValue narrow) {
        ToggleButton button = new ToggleButton(title, GlyphNode.of(screen.icon(), GLYPH));
        button.setId("rail-" + screen.name().toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().setAll("rail-button");
        button.setAccessibleText(title);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        narrow.subscribe(is -> {
            button.setContentDisplay(is ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP);
            button.setTooltip(is ? new Tooltip(title) : null);
        });
        return button;
    }

    /** Marks the screen that is shown. */
    void mark(ScreenName shown) {
        buttons.forEach((name, button) -> button.setSelected(name == shown));
    }

    Region root() {
        return root;
    }
}
