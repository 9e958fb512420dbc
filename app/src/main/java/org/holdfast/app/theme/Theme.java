package org.holdfast.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The theme of all windows. On the FX thread only. */
public final class Theme {
    private Theme() {}

    /** Takes the system's look, and follows when it changes. */
    public static void followSystem() {
        Platform.Preferences preferences = Platform.getPreferences();
        use(preferences.getColorScheme());
        preferences.colorSchemeProperty().subscribe(Theme::use);
    }

    /** Takes a look for all windows. */
    public static void use(ColorScheme scheme) {
        String sheet = switch (scheme) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
        Application.setUserAgentStylesheet(sheet);
    }

    /** Adds our own style sheet to a scene. */
    public static void dress(Scene scene) {
        scene.getStylesheets().add(Objects.requireNonNull(
                Theme.class.getResource("holdfast.css"), "holdfast.css").toExternalForm());
    }
}
