package org.holdfast.app.shell;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Notice;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;

/** One sentence at a time over the lower edge of the screen, for some seconds. */
final class Toasts {
    private static final Duration SHOWN = Duration.seconds(6);
    private static final double WIDTH = 640;
    private static final double OVER_STRIP = 48;
    private static final double OVER_DETAILS = 120;

    private final StackPane over;
    private final Words words;
    private final ObservableBooleanValue narrow;
    private HBox shown;
    private Runnable undo;

    Toasts(StackPane over, Words words, ObservableBooleanValue narrow) {
        this.over = over;
        this.narrow = narrow;
        this.words = words;
    }

    void say(Notice notice) {
        over.getChildren().remove(shown);
        Label text = new Label(notice.text(), GlyphNode.of(notice.glyph(), 16));
        text.setId("notice");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox toast = new HBox(text);
        toast.getStyleClass().add("toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.text());
        toast.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        notice.undo().ifPresent(back -> {
            undo = back;
            Button button = new Button(words.say(WindowText.UNDO));
            button.setId("undo");
            button.getStyleClass().add("toast-undo");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(e -> undo());
            toast.getChildren().add(button);
        });
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toast, new Insets(0, 24,
                narrow.get() ? OVER_DETAILS : OVER_STRIP, 24));
        over.getChildren().add(toast);
        shown = toast;
        PauseTransition end = new PauseTransition(SHOWN);
        end.setOnFinished(e -> over.getChildren().remove(toast));
        end.play();
    }

    /** Ctrl+Z: takes back what the last notice that can be undone has said. */
    void undo() {
        Runnable back = undo;
        undo = null;
        over.getChildren().remove(shown);
        if (back != null) {
            back.run();
        }
    }
}
