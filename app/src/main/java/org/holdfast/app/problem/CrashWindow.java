package org.holdfast.app.problem;

import java.io.IOException;
import java.nio.file.Files;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.theme.Theme;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * Something happened that nobody foresaw: a short code, where the details are, a button that
 * copies them. A window of its own, since the other may be what is broken; one at a time, further
 * crashes only have their files. On the FX thread only.
 */
public final class CrashWindow {
    private static final double WIDTH = 560;
    private static final double GAP = 16;

    private final Stage stage = new Stage();

    /** Shows a report over {@code owner}, unless one is showing. */
    public void show(CrashReport report, Words words, Window owner) {
        if (stage.isShowing()) {
            return;
        }
        if (stage.getOwner() == null && owner != null) {
            stage.initOwner(owner);
        }
        Scene scene = new Scene(content(report, words));
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(words.say(WindowText.CRASH_TITLE));
        stage.setResizable(false);
        stage.show();
    }

    /** The nodes. */
    Region content(CrashReport report, Words words) {
        Label title = label(words.say(WindowText.CRASH_TITLE), "hf-title");
        HBox head = new HBox(GAP, GlyphNode.of(Glyph.WARNING, 32, "danger"), title);
        HBox.setHgrow(title, Priority.ALWAYS);
        TextField code = new TextField(report.code());
        code.setId("crash-code");
        code.setEditable(false);
        code.getStyleClass().addAll("hf-mono", "hf-title", "bare");
        VBox root = new VBox(GAP, head, label(words.say(WindowText.CRASH_KEPT), "hf-prose"), code);
        report.file().ifPresent(file -> {
            Label where = label(words.say(WindowText.CRASH_FILE, file.toString()), "hf-second");
            where.setId("crash-file");
            root.getChildren().add(where);
        });
        Button copy = new Button(words.say(WindowText.COPY_DETAILS), GlyphNode.of(Glyph.COPY, 16));
        copy.setId("crash-copy");
        copy.setOnAction(e -> copy(report));
        Button close = new Button(words.say(WindowText.CLOSE));
        close.setId("crash-close");
        close.getStyleClass().add("accent");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(e -> stage.hide());
        HBox foot = new HBox(8, copy, close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        root.getChildren().add(foot);
        root.setId("crash");
        root.getStyleClass().add("dialog-card");
        root.setPrefWidth(WIDTH);
        return root;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }

    private static void copy(CrashReport report) {
        ClipboardContent content = new ClipboardContent();
        content.putString(report.file().map(file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return report.code() + " " + e;
            }
        }).orElse(report.code()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
