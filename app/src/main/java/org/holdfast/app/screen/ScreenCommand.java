package org.holdfast.app.screen;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.holdfast.i18n.Text;
import org.holdfast.icons.Glyph;

/**
 * Something that a screen can do: in the palette while it is possible, and by its keys.
 *
 * @param text what it is called, a verb and its object
 * @param glyph its glyph
 * @param keys its keys, working while the screen is shown
 * @param possible whether it can be done now; what cannot is not shown in the palette
 * @param action does it; on the FX thread, must not block
 */
public record ScreenCommand(Text text, Glyph glyph, Optional<KeyCombination> keys,
        ObservableBooleanValue possible, Runnable action) {

    /** A command without keys that is always possible. */
    public static ScreenCommand of(Text text, Glyph glyph, Runnable action) {
        return new ScreenCommand(text, glyph, Optional.empty(),
                new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(), action);
    }

    /** The same with keys, such as {@code Shortcut+T}. */
    public ScreenCommand keys(String combination) {
        return new ScreenCommand(text, glyph,
                Optional.of(KeyCombination.valueOf(combination)), possible, action);
    }

    /** The same, possible only while {@code condition} holds. */
    public ScreenCommand when(ObservableBooleanValue condition) {
        return new ScreenCommand(text, glyph, keys, condition, action);
    }
}
