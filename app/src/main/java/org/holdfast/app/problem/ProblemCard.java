package org.holdfast.app.problem;

import java.lang.reflect.RecordComponent;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * A failure for a person: what happened, what to do, whether waiting helps, details for whoever is
 * asked for help, and the code, which can be selected and copied.
 */
public final class ProblemCard {
    private static final double WIDTH = 640;
    private static final int GLYPH = 32;
    private static final double GAP = 16;

    private final VBox root = new VBox(GAP);

    /**
     * Says a failure.
     *
     * @param copy takes the details for the clipboard
     * @param close ends it
     */
    public ProblemCard(Failure failure, Words words, Consumer<String> copy, Runnable close) {
        FailureWords.Told told = new FailureWords(words).tell(failure);
        String details = details(failure);
        Label title = text(told.message(), "hf-title");
        title.setId("problem-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(GAP, GlyphNode.of(Glyph.WARNING, GLYPH, "danger"), title);
        Label what = text(words.say(WindowText.WHAT_TO_DO), "hf-strong");
        Label advice = text(told.advice(), "problem-advice");
        advice.setId("problem-advice");
        VBox todo = new VBox(4, what, advice);
        todo.getStyleClass().add("callout");
        root.getChildren().addAll(head, todo);
        if (failure.retryHelps()) {
            root.getChildren().add(text(words.say(WindowText.RETRY_HELPS), "hf-second"));
        }
        root.getChildren().addAll(support(words, details),
                foot(told.code(), words, () -> copy.accept(details), close));
        root.setId("problem");
        root.getStyleClass().add("dialog-card");
        root.setMaxWidth(WIDTH);
        root.setPrefWidth(WIDTH);
        root.setAccessibleText(told.message() + " " + told.advice() + " " + told.code());
    }

    /** The nodes. */
    public Region root() {
        return root;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node support(Words words, String details) {
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(Math.clamp(details.lines().count() + 1, 2, 8));
        text.getStyleClass().addAll("hf-mono", "hf-caption");
        text.setId("problem-details");
        TitledPane pane = new TitledPane(words.say(WindowText.DETAILS_FOR_SUPPORT), text);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().addAll("dense", "support");
        return pane;
    }

    private static Node foot(String code, Words words, Runnable copy, Runnable close) {
        TextField shown = new TextField(code);
        shown.setId("problem-code");
        shown.setEditable(false);
        shown.setPrefColumnCount(8);
        shown.setFocusTraversable(false);
        shown.setAccessibleText(words.say(WindowText.CODE) + " " + code);
        shown.getStyleClass().addAll("hf-mono", "bare");
        Button copying = new Button(words.say(WindowText.COPY_DETAILS),
                GlyphNode.of(Glyph.COPY, 16));
        copying.setId("problem-copy");
        copying.getStyleClass().add("flat");
        copying.setMinWidth(Region.USE_PREF_SIZE);
        copying.setOnAction(e -> copy.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button closing = new Button(words.say(WindowText.CLOSE));
        closing.setId("problem-close");
        closing.getStyleClass().addAll("accent", "default-focus");
        closing.setDefaultButton(true);
        closing.setMinWidth(Region.USE_PREF_SIZE);
        closing.setOnAction(e -> close.run());
        HBox foot = new HBox(8, shown, copying, gap, closing);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /** The code and everything the failure names, a line each: for support, in no language. */
    static String details(Failure failure) {
        StringBuilder lines = new StringBuilder(failure.code()).append(' ')
                .append(failure.getClass().getSimpleName());
        for (RecordComponent part : failure.getClass().getRecordComponents()) {
            try {
                lines.append('\n').append(part.getName()).append(": ").append(Visible.name(
                        String.valueOf(part.getAccessor().invoke(failure))));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("reading a failure", e);
            }
        }
        return lines.toString();
    }
}
