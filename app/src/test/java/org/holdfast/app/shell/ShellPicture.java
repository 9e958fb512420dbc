package org.holdfast.app.shell;

import java.util.List;
import javafx.scene.Scene;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.theme.Theme;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.Words;

/** The window in a scene of any size without a stage, to be painted. On the FX thread. */
public final class ShellPicture {
    private final ShellWindow window;
    private final Scene scene;

    /** A window of a size. */
    public ShellPicture(EngineBridge engine, Words words, List<Screen.Offer> screens,
            double width, double height) {
        window = new ShellWindow(engine, words, screens);
        scene = new Scene(window.root(), width, height);
        Theme.dress(scene);
    }

    /** What is painted. */
    public Scene scene() {
        return scene;
    }

    /** Goes to a place. */
    public void go(Place place) {
        window.go(place);
    }

    /** Opens the palette. */
    public void palette() {
        window.palette();
    }

    /** Shows a problem. */
    public void problem(Failure failure) {
        window.problem(failure);
    }

    /** Closes what lies on top. */
    public void closeTop() {
        window.overlays().closeTop();
    }

    /** Ends the screen's watches. */
    public void leave() {
        window.leave();
    }
}
