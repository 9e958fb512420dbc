package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.util.List;
import javafx.scene.control.Label;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * A state as words and glyph. Safe is quiet, for it is what is normal; the others have a ground.
 *
 * @param text what it says
 * @param glyph its glyph
 * @param style the style class of its colour
 */
record Badge(String text, Glyph glyph, String style) {
    private static final int SIZE = 14;

    /** The badge of a row: of a folder with how many are in the worst state. */
    static Badge of(Rows.ObjectRow row, Words words) {
        return switch (row.state()) {
            case "lost" -> badge(row, words, LOST, FOLDER_LOST, Glyph.DAMAGED, "danger");
            case "degraded" -> badge(row, words, DEGRADED, FOLDER_DEGRADED, Glyph.DAMAGED,
                    "danger");
            case "restoring" -> badge(row, words, RESTORING, FOLDER_RESTORING, Glyph.RESTORING,
                    "accent");
            case "staged" -> badge(row, words, STAGED, FOLDER_STAGED, Glyph.STAGED, "muted");
            case "writing" -> badge(row, words, WRITING, FOLDER_WRITING, Glyph.WRITING,
                    "accent");
            case "away" -> badge(row, words, AWAY, FOLDER_AWAY, Glyph.ON_SHELF, "muted");
            case "safe" -> badge(row, words, SAFE, FOLDER_SAFE, Glyph.SAFE, "success");
            default -> new Badge(Visible.name(row.state()), Glyph.INFO, "muted");
        };
    }

    private static Badge badge(Rows.ObjectRow row, Words words, BucketText one,
            BucketText folder, Glyph glyph, String style) {
        return new Badge(row.folder() ? words.say(folder, row.inState(), row.objects())
                : words.say(one, row.copies(), row.promised()), glyph, style);
    }

    /** Shows it on a label. */
    void on(Label label) {
        label.setText(text);
        label.setGraphic(GlyphNode.of(glyph, SIZE, style));
        label.getStyleClass().setAll(List.of("label", "hf-caption", "badge",
                "badge-" + style));
    }
}
