package org.holdfast.app.screen;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A screen. It is made when it is first gone to and then kept; the window calls
 * {@code open, attach} ... {@code open} ... {@code detach}, and that again and again.
 *
 * <p>Everything on the FX thread; nothing may take longer than a frame.
 */
public interface Screen {
    /**
     * A screen that there is.
     *
     * @param name which one
     * @param make makes it
     */
    record Offer(ScreenName name, Function<Desk, Screen> make) {}

    /** The nodes, always the same; everything between the top bar and the status bar. */
    Region view();

    /** Where one is in it. */
    ObservableValue<Heading> heading();

    /** Details of the selection; empty when nothing is selected. */
    default ObservableValue<Optional<Details>> details() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    /** The details have been closed with Esc or with their button. */
    default void detailsClosed() {}

    /** What it can do, always the same list. */
    default List<ScreenCommand> commands() {
        return List.of();
    }

    /** Buttons at the right of the top bar, always the same nodes. */
    default List<Node> actions() {
        return List.of();
    }

    /** Goes to a place in it; empty for wherever it was last, or its beginning. */
    default void open(List<String> path) {}

    /** It is shown from now on: may watch the engine. */
    void attach();

    /** It is not shown any more: ends all that it watches. */
    void detach();

    /** F5: looks again, at once. */
    default void refresh() {}

    /** Takes the keyboard: the node that is used first has the focus. */
    default void focus() {
        view().requestFocus();
    }
}
