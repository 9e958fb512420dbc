package org.holdfast.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * What lies over the window: dialogs, sheets, the palette, one over the other. The keyboard stays
 * in the topmost; Esc and a click beside it close it. On the FX thread only.
 */
final class Overlays {
    private static final double EDGE = 24;
    private static final double TOP = 96;

    private final StackPane root;
    private final Deque<Layer> open = new ArrayDeque<>();

    /** A layer, what it keeps from the rest, and who had the keyboard before. */
    private record Layer(StackPane pane, Region card, Node before) {}

    /** Lays layers over the content of a stack. */
    Overlays(StackPane root) {
        this.root = root;
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepKeyboard);
            }
        });
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** A card in the middle; the result closes it. */
    Runnable middle(Region card) {
        return show(card, Pos.CENTER, new Insets(EDGE));
    }

    /** A card under the upper edge. */
    Runnable top(Region card) {
        return show(card, Pos.TOP_CENTER, new Insets(TOP, EDGE, EDGE, EDGE));
    }

    private Runnable show(Region card, Pos where, Insets margin) {
        Region scrim = new Region();
        scrim.getStyleClass().add("scrim");
        StackPane pane = new StackPane(scrim, card);
        StackPane.setAlignment(card, where);
        StackPane.setMargin(card, margin);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        card.getStyleClass().add("overlay-card");
        Scene scene = root.getScene();
        Layer layer = new Layer(pane, card, scene == null ? null : scene.getFocusOwner());
        Runnable close = () -> close(layer);
        scrim.setOnMousePressed(e -> close.run());
        pane.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                close.run();
            }
        });
        open.push(layer);
        root.getChildren().add(pane);
        card.applyCss();
        firstStop(card).requestFocus();
        return close;
    }

    private void close(Layer layer) {
        if (open.remove(layer)) {
            root.getChildren().remove(layer.pane());
            if (layer.before() != null) {
                layer.before().requestFocus();
            }
        }
    }

    /** Closes the topmost; false when there is none. */
    boolean closeTop() {
        if (open.isEmpty()) {
            return false;
        }
        close(open.peek());
        return true;
    }

    private void keepKeyboard(Node owner) {
        Layer top = open.peek();
        if (top != null && owner != null && !inside(owner, top.pane())) {
            firstStop(top.card()).requestFocus();
        }
    }

    private static boolean inside(Node node, Parent parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    /** What asks for the keyboard by {@code default-focus}, else the first that can have it. */
    private static Node firstStop(Region card) {
        Node asked = card.lookup(".default-focus");
        if (asked != null) {
            return asked;
        }
        Node first = stop(card);
        return first == null ? card : first;
    }

    private static Node stop(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = stop(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
