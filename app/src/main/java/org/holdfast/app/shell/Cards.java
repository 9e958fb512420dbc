package org.holdfast.app.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Question;
import org.holdfast.app.words.FailureWords;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** The cards that lie over the window: questions, sheets, lists of problems. */
final class Cards {
    private static final double QUESTION_WIDTH = 480;
    private static final double SHEET_WIDTH = 640;
    private static final double GAP = 16;

    private Cards() {}

    /** A question; the verb does {@code then}, after the card has been closed. */
    static Region question(Question question, Words words, Runnable close, Runnable then) {
        Label title = label(question.title(), "hf-title");
        title.setId("question-title");
        HBox head = new HBox(GAP, GlyphNode.of(question.glyph(), 24,
                question.destructive() ? "danger" : "accent"), title);
        Label consequence = label(question.consequence(), "hf-prose");
        Button cancel = new Button(words.say(WindowText.CANCEL));
        cancel.setId("question-cancel");
        cancel.setOnAction(e -> close.run());
        Button go = new Button(question.verb());
        go.setId("question-verb");
        go.getStyleClass().add(question.destructive() ? "danger" : "accent");
        go.setOnAction(e -> {
            close.run();
            then.run();
        });
        // What destroys is never one Enter away.
        (question.destructive() ? cancel : go).getStyleClass().add("default-focus");
        go.setDefaultButton(!question.destructive());
        HBox foot = new HBox(8, cancel, go);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return card("question", QUESTION_WIDTH, head, consequence, foot);
    }

    /** A sheet with a title and a button that closes it. */
    static Region sheet(String text, Region content, Words words, Runnable close) {
        Label title = label(text, "hf-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        Button closing = new Button(null, GlyphNode.of(Glyph.CLOSE, 18));
        closing.setId("sheet-close");
        closing.getStyleClass().addAll("button-icon", "flat");
        closing.setAccessibleText(words.say(WindowText.CLOSE));
        closing.setTooltip(new Tooltip(words.say(WindowText.CLOSE)));
        closing.setOnAction(e -> close.run());
        HBox head = new HBox(GAP, title, closing);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return card("sheet", SHEET_WIDTH, head, scroll);
    }

    /** A button for each failure, in words. */
    static Region failures(List<Failure> failures, Words words, Consumer<Failure> open) {
        VBox rows = new VBox(8);
        FailureWords said = new FailureWords(words);
        for (Failure failure : failures) {
            FailureWords.Told told = said.tell(failure);
            Label text = label(told.message(), "hf-pane");
            text.setGraphic(GlyphNode.of(Glyph.WARNING, 16, "warning"));
            Button row = new Button(null, text);
            row.getStyleClass().add("problem-row");
            row.setMaxWidth(Double.MAX_VALUE);
            row.setAccessibleText(told.message() + " " + told.code());
            row.setOnAction(e -> open.accept(failure));
            rows.getChildren().add(row);
        }
        return rows;
    }

    private static Region card(String id, double width, javafx.scene.Node... content) {
        VBox card = new VBox(GAP, content);
        card.setId(id);
        card.getStyleClass().add("dialog-card");
        card.setPrefWidth(width);
        card.setMaxWidth(width);
        return card;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }
}
