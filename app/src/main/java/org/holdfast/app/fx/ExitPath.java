package org.holdfast.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * The one way out: all windows are hidden, the last opened first, and then JavaFX ends.
 *
 * <p>Ending it while a popup is showing crashes the process on GTK.
 */
public final class ExitPath {
    private ExitPath() {}

    /** Hides all windows. On the FX thread. */
    public static void hideAll() {
        List<Window> windows = new ArrayList<>(Window.getWindows());
        for (Window window : windows.reversed()) {
            window.hide();
        }
    }

    /** Hides all windows and ends JavaFX. On the FX thread. */
    public static void leave() {
        hideAll();
        Platform.exit();
    }
}
