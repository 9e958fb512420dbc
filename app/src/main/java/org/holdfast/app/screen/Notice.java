package org.holdfast.app.screen;

import java.util.Optional;
import org.holdfast.icons.Glyph;

/**
 * One sentence that appears over the window for some seconds.
 *
 * @param glyph what kind of news it is
 * @param text the sentence
 * @param undo takes back what was done; also by Ctrl+Z until the next notice that can be undone
 */
public record Notice(Glyph glyph, String text, Optional<Runnable> undo) {
    /** News that something is done. */
    public static Notice done(String text) {
        return new Notice(Glyph.CHECK, text, Optional.empty());
    }

    /** News that can be taken back. */
    public static Notice undoable(String text, Runnable undo) {
        return new Notice(Glyph.CHECK, text, Optional.of(undo));
    }
}
