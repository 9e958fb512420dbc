package org.holdfast.app.screen;

import javafx.scene.layout.Region;
import org.holdfast.icons.Glyph;

/**
 * What the details pane shows of the selection. The window draws the frame: glyph, title, second
 * line, the button that closes it, and scrolls the body; in a narrow window it is a strip that
 * opens as a sheet.
 *
 * @param glyph what kind of thing it is
 * @param title its name; one from outside has gone through {@code Visible}
 * @param machineName whether the title is a barcode or the like, set in the type for those
 * @param second a second line; empty for none
 * @param body all else, 320 to 352 pixels wide
 */
public record Details(Glyph glyph, String title, boolean machineName, String second,
        Region body) {
    /** Details of something that people have named. */
    public static Details of(Glyph glyph, String title, String second, Region body) {
        return new Details(glyph, title, false, second, body);
    }
}
