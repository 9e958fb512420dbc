package org.holdfast.app.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.Words;

/** What the window does for its screens. On the FX thread only. */
public interface Desk {
    /** Who asks, in commands: a lone user. */
    String ACTOR = "local";

    /** The engine. */
    EngineBridge engine();

    /** The language. */
    Words words();

    /** Goes to a place; nothing happens when it is in a screen that there is not. */
    void go(Place place);

    /** Whether there is such a screen. */
    boolean has(ScreenName screen);

    /** Says something for some seconds. */
    void say(Notice notice);

    /** Shows a failure in words, with advice and code. */
    void problem(Failure failure);

    /** Asks, and does {@code then} when the answer is yes. */
    void ask(Question question, Runnable then);

    /**
     * Lays a sheet over the screen, with its title and a button that closes it. Esc closes it,
     * too.
     *
     * @param content makes the content, given what closes the sheet
     */
    void sheet(String title, Function<Runnable, Region> content);

    /** Puts a text on the clipboard and says so. */
    void copy(String text);

    /** Whether the window is narrow: under 1,200 pixels. */
    ObservableBooleanValue narrow();

    /** Whether the system asks for less motion. */
    boolean lessMotion();

    /** Asks for files or folders of this machine; nothing is called when none is chosen. */
    void chooseFiles(Consumer<List<Path>> chosen);

    /** Asks for a folder of this machine. */
    void chooseFolder(Consumer<Path> chosen);
}
