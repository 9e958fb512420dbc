package org.holdfast.app.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;

/**
 * The keys of the window, and of the screen that is shown. What has the keyboard comes first: what
 * a text field does with a key is not done again here. Nothing while something lies over the
 * window.
 */
final class Keys {
    private static final KeyCombination SEARCH = KeyCombination.valueOf("Shortcut+K");
    private static final KeyCombination BACK = KeyCombination.valueOf("Alt+Left");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final ShellWindow window;
    private final Scene scene;

    Keys(ShellWindow window, Scene scene) {
        this.window = window;
        this.scene = scene;
    }

    void install() {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (!event.isConsumed() && !window.overlays().isOpen() && perform(event)) {
            event.consume();
        }
    }

    private boolean perform(KeyEvent event) {
        if (SEARCH.match(event)) {
            window.palette();
        } else if (BACK.match(event)) {
            window.back();
        } else if (UNDO.match(event)) {
            window.toasts().undo();
        } else if (event.getCode() == KeyCode.F4) {
            window.current().ifPresent(open -> open.frame().toggle());
        } else if (event.getCode() == KeyCode.F5) {
            window.current().ifPresent(open -> open.screen().refresh());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            return window.current().map(open -> open.frame().close()).orElse(false);
        } else {
            return toScreen(event) || ofScreen(event);
        }
        return true;
    }

    private boolean toScreen(KeyEvent event) {
        List<ScreenName> screens = window.inRail();
        for (int i = 0; i < screens.size(); i++) {
            if (digit(i + 1).match(event)) {
                window.go(Place.of(screens.get(i)));
                return true;
            }
        }
        return false;
    }

    /** Keys as they are called in a language; JavaFX says them in English. */
    static String say(String keys, Words words) {
        return keys.replace("Ctrl+", words.say(WindowText.KEY_CONTROL) + "+");
    }

    /** Ctrl and a digit. */
    static KeyCombination digit(int number) {
        return new KeyCodeCombination(KeyCode.getKeyCode(Integer.toString(number)),
                KeyCombination.SHORTCUT_DOWN);
    }

    private boolean ofScreen(KeyEvent event) {
        List<ScreenCommand> commands = window.current().map(ShellWindow.Opened::screen)
                .map(Screen::commands).orElse(List.of());
        for (ScreenCommand command : commands) {
            if (command.possible().get() && command.keys().map(k -> k.match(event))
                    .orElse(false)) {
                command.action().run();
                return true;
            }
        }
        return false;
    }
}
