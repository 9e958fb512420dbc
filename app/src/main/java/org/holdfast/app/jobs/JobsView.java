package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.*;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.icons.Glyph;

/** The time line, what its colours mean, and the jobs under it. On the FX thread only. */
final class JobsView {
    private static final double LEAST_LIST = 160;

    private final JobsModel model;
    private final JobsWords words;
    private final LaneCanvas lanes;
    private final JobList list;
    private final VBox root;

    JobsView(JobsModel model, JobsController controller, JobsWords words,
            ObservableBooleanValue narrow) {
        this.model = model;
        this.words = words;
        lanes = new LaneCanvas(model, words);
        lanes.setId("jobs-lanes");
        list = new JobList(model, controller, words, narrow);
        Label head = new Label();
        head.getStyleClass().addAll("hf-heading", "jobs-head");
        model.jobs().subscribe(j -> head.setText(list.head()));
        VBox.setVgrow(list.root(), Priority.ALWAYS);
        // Lanes have what they need first.
        list.root().setMinHeight(LEAST_LIST);
        list.root().setPrefHeight(LEAST_LIST);
        root = new VBox(lanes, legend(), head, list.root());
        root.getStyleClass().add("jobs");
        root.getStylesheets().add(Objects.requireNonNull(JobsView.class.getResource("jobs.css"),
                "jobs.css").toExternalForm());
    }

    Region root() {
        return root;
    }

    LaneCanvas lanes() {
        return lanes;
    }

    JobList list() {
        return list;
    }

    private HBox legend() {
        FlowPane meanings = new FlowPane(16, 4);
        meanings.setAlignment(Pos.CENTER_LEFT);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.MOVE) {
                Region swatch = new Region();
                swatch.getStyleClass().addAll("jobs-swatch",
                        "jobs-" + kind.name().toLowerCase(Locale.ROOT));
                Label label = new Label(kind == Kind.LOAD ? words.words().say(MOUNT)
                        : words.acts().kind(kind), swatch);
                label.setGraphicTextGap(8);
                label.getStyleClass().addAll("hf-second", "hf-caption");
                meanings.getChildren().add(label);
            }
        }
        HBox.setHgrow(meanings, Priority.ALWAYS);
        Button now = new Button(words.words().say(NOW), GlyphNode.of(Glyph.CHEVRON_RIGHT, 16));
        now.setId("jobs-now");
        now.getStyleClass().add("hf-small");
        now.setMinWidth(Region.USE_PREF_SIZE);
        now.setOnAction(e -> model.back().set(Optional.empty()));
        model.back().subscribe(b -> now.setVisible(b.isPresent()));
        HBox legend = new HBox(12, meanings, now, spans());
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("jobs-legend");
        return legend;
    }

    private HBox spans() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER);
        box.setAccessibleText(words.words().say(SPAN));
        for (Duration span : JobsModel.SPANS) {
            ToggleButton button = new ToggleButton(words.span(span, false));
            button.setAccessibleText(words.words().say(SPAN) + ": " + button.getText());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            boolean first = span.equals(JobsModel.SPANS.getFirst());
            boolean last = span.equals(JobsModel.SPANS.getLast());
            button.getStyleClass().addAll("jobs-span",
                    first ? "left-pill" : last ? "right-pill" : "center-pill");
            model.span().subscribe(s -> button.setSelected(s.equals(span)));
            button.setOnAction(e -> {
                model.span().set(span);
                // One of them is always chosen.
                button.setSelected(true);
            });
            box.getChildren().add(button);
        }
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
