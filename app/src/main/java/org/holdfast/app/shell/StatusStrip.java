package org.holdfast.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/**
 * The strip at the bottom: staging, drives, what is not yet safe, whether the library works. Each
 * part leads to the screen that says more, where there is one.
 */
final class StatusStrip {
    private static final PseudoClass FILLING = PseudoClass.getPseudoClass("filling");
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double GAUGE_WIDTH = 96;
    private static final double AMBER = 0.80;
    private static final double RED = 0.95;

    private final HBox root = new HBox();
    private final ProgressBar gauge = new ProgressBar(0);
    private final Label stagingText = strong("staging");
    private final Label drivesText = strong("drives");
    private final Label unsafeText = strong("not-safe");
    private final Label unsafeWord = new Label();
    private final Label libraryText = new Label();
    private final Words words;
    private final Desk desk;
    private List<Failure> problems = List.of();

    StatusStrip(Desk desk, java.util.function.Consumer<List<Failure>> showProblems) {
        this.desk = desk;
        this.words = desk.words();
        root.getStyleClass().add("status-strip");
        gauge.setPrefWidth(GAUGE_WIDTH);
        gauge.setMinWidth(GAUGE_WIDTH);
        libraryText.setId("library-state");
        Label staging = new Label(words.say(WindowText.STAGING));
        Label drives = new Label(words.say(WindowText.DRIVES));
        Button library = button("strip-library", libraryText);
        library.setOnAction(e -> {
            if (problems.isEmpty()) {
                desk.go(Place.of(ScreenName.LIBRARY));
            } else {
                showProblems.accept(problems);
            }
        });
        root.getChildren().addAll(
                part("strip-staging", Place.of(ScreenName.SETTINGS, "staging"), staging, gauge,
                        stagingText), line(),
                part("strip-drives", Place.of(ScreenName.JOBS), drives, drivesText), line(),
                part("strip-not-safe", Place.of(ScreenName.BUCKETS), unsafeText, unsafeWord),
                line(), library);
        root.setVisible(false);
    }

    private static Label strong(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("hf-strong");
        return label;
    }

    private static Node line() {
        return new Separator(Orientation.VERTICAL);
    }

    private Node part(String id, Place place, Node... content) {
        if (!desk.has(place.screen())) {
            HBox plain = new HBox(content);
            plain.setId(id);
            plain.getStyleClass().add("strip-part");
            return plain;
        }
        Button button = button(id, content);
        button.setOnAction(e -> desk.go(place));
        return button;
    }

    private static Button button(String id, Node... content) {
        HBox inside = new HBox(content);
        inside.getStyleClass().add("strip-inside");
        Button button = new Button(null, inside);
        button.setId(id);
        button.getStyleClass().setAll("strip-part", "strip-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Shows a state of the archive. */
    void show(ArchiveState state) {
        Rows.Status status = state.status();
        Rows.Staging staging = status.staging();
        double share = staging.limit() <= 0 ? 1 : (double) staging.used() / staging.limit();
        gauge.setProgress(Math.clamp(share, 0, 1));
        gauge.pseudoClassStateChanged(FILLING, share >= AMBER && share < RED);
        gauge.pseudoClassStateChanged(FULL, share >= RED);
        stagingText.setText(words.say(gaugeText(share),
                words.percent(staging.used(), staging.limit()), words.bytes(staging.limit())));
        gauge.setAccessibleText(words.say(WindowText.STAGING) + " " + stagingText.getText());
        long busy = status.drives().stream().filter(d -> d.offline().isEmpty()
                && !d.doing().equals("empty") && !d.doing().equals("ready")).count();
        drivesText.setText(words.say(WindowText.DRIVES_BUSY, busy, status.drives().size()));
        unsafeText.setText(status.notSafe() == 0 ? ""
                : words.say(WindowText.FILES, status.notSafe()));
        unsafeText.setManaged(status.notSafe() > 0);
        unsafeWord.setText(words.say(status.notSafe() == 0 ? WindowText.ALL_SAFE
                : WindowText.NOT_YET_SAFE));
        unsafeWord.setGraphic(status.notSafe() == 0
                ? GlyphNode.of(Glyph.SAFE, 14, "success") : null);
        library(status);
        root.setVisible(true);
    }

    private static WindowText gaugeText(double share) {
        return share >= RED ? WindowText.STAGING_FULL
                : share >= AMBER ? WindowText.STAGING_FILLING : WindowText.STAGING_USED;
    }

    private void library(Rows.Status status) {
        problems = status.problems();
        if (status.readOnly().isPresent()) {
            say(Glyph.WARNING, "danger", words.say(WindowText.READ_ONLY));
        } else if (!problems.isEmpty()) {
            say(Glyph.WARNING, "warning", words.say(WindowText.PROBLEMS, problems.size()));
        } else if (status.drives().isEmpty()) {
            say(Glyph.INFO, "muted", words.say(WindowText.NO_LIBRARY));
        } else {
            say(Glyph.CHECK, "success", words.say(WindowText.LIBRARY_READY));
        }
    }

    /** The engine does not answer: what is shown is from before. */
    void silent(Optional<Failure> why) {
        if (why.isPresent()) {
            problems = List.of(why.get());
            say(Glyph.WARNING, "danger", words.say(WindowText.NO_ANSWER));
            root.setVisible(true);
        }
    }

    private void say(Glyph glyph, String style, String text) {
        libraryText.setText(text);
        libraryText.setGraphic(GlyphNode.of(glyph, 14, style));
    }

    Region root() {
        return root;
    }
}
