package org.holdfast.app.buckets;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.Words;

/** The names of the columns over the rows. */
final class ColumnHead extends Region {
    private static final double HEIGHT = 32;
    private static final double GAP = 12;

    private final ReadOnlyDoubleProperty rows;
    private final Label name;
    private final Label size;
    private final Label changed;
    private final Label state;

    /**
     * Names of columns.
     *
     * @param rows how wide the rows are; 0 while there are none
     */
    ColumnHead(Words words, ReadOnlyDoubleProperty rows) {
        this.rows = rows;
        rows.subscribe(w -> requestLayout());
        name = label(words, BucketText.COLUMN_NAME);
        size = label(words, BucketText.COLUMN_SIZE);
        changed = label(words, BucketText.COLUMN_CHANGED);
        state = label(words, BucketText.COLUMN_STATE);
        getStyleClass().add("object-head");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(name, size, changed, state);
    }

    private static Label label(Words words, BucketText text) {
        Label label = new Label(words.say(text));
        label.getStyleClass().addAll("hf-second", "hf-strong", "hf-caption");
        return label;
    }

    @Override
    protected void layoutChildren() {
        Columns at = Columns.of(rows.get() > 0 ? Math.min(rows.get(), getWidth()) : getWidth());
        size.setVisible(at.hasSize());
        changed.setVisible(at.hasChanged());
        place(name, at.name(), at.size() - GAP, HPos.LEFT);
        place(size, at.size(), at.changed() - 2 * GAP, HPos.RIGHT);
        place(changed, at.changed(), at.state() - GAP, HPos.LEFT);
        place(state, at.state(), at.end(), HPos.LEFT);
    }

    private void place(Label label, double from, double to, HPos side) {
        layoutInArea(label, from, 0, Math.max(0, to - from), getHeight(), 0, Insets.EMPTY, false,
                false, side, VPos.CENTER);
    }
}
