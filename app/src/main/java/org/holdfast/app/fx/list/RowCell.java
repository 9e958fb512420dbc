package org.holdfast.app.fx.list;

import java.util.Optional;
import javafx.scene.Node;

/**
 * What a row looks like. One cell shows many rows, one after the other.
 *
 * @param <T> what a row is
 */
public interface RowCell<T> {
    /** The node, always the same; it gets the list's width and a row's height. */
    Node node();

    /**
     * Shows a row from now on.
     *
     * @param row empty while it is not loaded: nothing is shown
     */
    void show(long index, Optional<T> row);

    /** What is said of the row to those who listen. */
    String accessibleText();
}
