package org.holdfast.app.buckets;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.fx.list.RowCell;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** An object or a folder in a row: glyph and name, size, when it was changed, state. */
final class ObjectCell extends Region implements RowCell<Rows.ObjectRow> {
    private static final double GAP = 12;
    private static final int GLYPH = 16;

    private final Words words;
    private final Supplier<Optional<Folder>> folder;
    private final DoubleProperty width;
    private final Label name = new Label();
    private final Label size = new Label();
    private final Label changed = new Label();
    private final Label state = new Label();
    private Optional<Rows.ObjectRow> shown = Optional.empty();

    /**
     * A cell.
     *
     * @param width told how wide rows are, for what stands over them
     */
    ObjectCell(Words words, Supplier<Optional<Folder>> folder, DoubleProperty width) {
        this.words = words;
        this.width = width;
        this.folder = folder;
        name.setGraphicTextGap(GAP);
        size.getStyleClass().add("hf-second");
        changed.getStyleClass().add("hf-second");
        getChildren().addAll(name, size, changed, state);
        getChildren().forEach(part -> part.setVisible(false));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void show(long index, Optional<Rows.ObjectRow> row) {
        shown = row;
        row.ifPresent(r -> {
            String key = folder.get().map(f -> f.name(r.key())).filter(n -> !n.isEmpty())
                    .orElse(r.key());
            name.setText(Visible.name(r.folder() && key.endsWith("/") && key.length() > 1
                    ? key.substring(0, key.length() - 1) : key));
            name.setGraphic(r.folder() || r.kind().equals("directory")
                    ? GlyphNode.of(Glyph.FOLDER, GLYPH, "accent")
                    : GlyphNode.of(r.kind().equals("symlink") ? Glyph.LINK : Glyph.OBJECT, GLYPH,
                            "muted"));
            size.setText(words.bytes(r.bytes()));
            changed.setText(r.modified().map(words::instant).orElse(""));
            Badge.of(r, words).on(state);
        });
        requestLayout();
    }

    @Override
    public String accessibleText() {
        return shown.map(r -> String.join(", ", name.getText(), state.getText(),
                size.getText(), changed.getText())).orElse("");
    }

    @Override
    protected void layoutChildren() {
        Columns at = Columns.of(getWidth());
        width.set(getWidth());
        boolean there = shown.isPresent();
        name.setVisible(there);
        size.setVisible(there && at.hasSize());
        changed.setVisible(there && at.hasChanged());
        state.setVisible(there);
        place(name, at.name(), at.size() - GAP, HPos.LEFT);
        place(size, at.size(), at.changed() - 2 * GAP, HPos.RIGHT);
        place(changed, at.changed(), at.state() - GAP, HPos.LEFT);
        place(state, at.state(), at.end(), HPos.LEFT);
    }

    private void place(Label label, double from, double to, HPos side) {
        layoutInArea(label, from, 0, Math.max(0, to - from), getHeight(), 0,
                javafx.geometry.Insets.EMPTY, false, false, side, VPos.CENTER);
    }
}
