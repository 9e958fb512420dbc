package org.holdfast.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The theme of all windows. On the FX thread only. */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of("inter-regular", "inter-medium",
            "inter-semibold", "jetbrains-mono-regular", "jetbrains-mono-medium");
    private static final List<String> SHEETS = List.of("controlsfx.css", "holdfast.css");
    private static final ReadOnlyObjectWrapper<ColorScheme> LOOK =
            new ReadOnlyObjectWrapper<>(ColorScheme.LIGHT);
    private static boolean fontsLoaded;

    private Theme() {}

    /** Takes the system's look, and follows when it changes. */
    public static void followSystem() {
        Platform.getPreferences().colorSchemeProperty().subscribe(Theme::use);
    }

    /** Takes a look for all windows. */
    public static void use(ColorScheme scheme) {
        String sheet = switch (scheme) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
        Application.setUserAgentStylesheet(sheet);
        LOOK.set(scheme);
    }

    /** The look that all windows have. */
    public static ReadOnlyObjectProperty<ColorScheme> look() {
        return LOOK.getReadOnlyProperty();
    }

    /**
     * Gives a scene our fonts and style sheets. Its root has the pseudo-class {@code dark} in the
     * dark look, for the few tokens that no role of the theme has.
     */
    public static void dress(Scene scene) {
        loadFonts();
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Objects.requireNonNull(
                    Theme.class.getResource(sheet), sheet).toExternalForm());
        }
        scene.rootProperty().subscribe(Theme::mark);
        // Weakly, so that a window that is gone is not kept by the theme.
        WeakReference<Scene> dressed = new WeakReference<>(scene);
        LOOK.subscribe(scheme -> {
            Scene there = dressed.get();
            if (there != null) {
                mark(there.getRoot());
            }
        });
    }

    private static void mark(Parent root) {
        if (root != null) {
            root.pseudoClassStateChanged(DARK, LOOK.get() == ColorScheme.DARK);
        }
    }

    private static void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        for (String font : FONTS) {
            String file = "fonts/" + font + ".ttf";
            try (InputStream in = Theme.class.getResourceAsStream(file)) {
                Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(in, file), 14), file);
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        fontsLoaded = true;
    }
}
