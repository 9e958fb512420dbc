package org.holdfast.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Place;
import org.holdfast.i18n.WindowText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** The bar at the top: crumbs and title, what the screen offers, search, jobs. */
final class TopBar {
    private static final double SEARCH_WIDTH = 320;

    private final HBox root = new HBox();
    private final HBox crumbs = new HBox();
    private final HBox actions = new HBox();
    private final Button jobs;
    private final Words words;
    private final Consumer<Place> go;

    TopBar(Words words, ObservableBooleanValue narrow, Consumer<Place> go, Runnable search,
            Runnable toJobs) {
        this.words = words;
        this.go = go;
        root.getStyleClass().add("top-bar");
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMinWidth(0);
        actions.getStyleClass().add("top-actions");
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        jobs = new Button("", GlyphNode.of(Glyph.JOBS, 16));
        jobs.setId("activity");
        jobs.getStyleClass().addAll("flat", "activity");
        jobs.setMinWidth(Region.USE_PREF_SIZE);
        jobs.setOnAction(e -> toJobs.run());
        root.getChildren().addAll(crumbs, actions, search(narrow, search), jobs);
    }

    private Node search(ObservableBooleanValue narrow, Runnable search) {
        Label keys = new Label(Keys.say("Ctrl+K", words));
        keys.getStyleClass().add("key");
        Label text = new Label(words.say(WindowText.SEARCH), GlyphNode.of(Glyph.SEARCH, 16));
        text.getStyleClass().add("search-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox inside = new HBox(text, keys);
        inside.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button(null, inside);
        button.setId("search");
        button.getStyleClass().add("search-button");
        button.setAccessibleText(words.say(WindowText.SEARCH));
        button.setOnAction(e -> search.run());
        narrow.subscribe(is -> {
            double width = is ? Region.USE_COMPUTED_SIZE : SEARCH_WIDTH;
            button.setMinWidth(is ? Region.USE_PREF_SIZE : SEARCH_WIDTH);
            inside.setPrefWidth(width);
            text.setContentDisplay(is ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setTooltip(is ? new Tooltip(words.say(WindowText.SEARCH)) : null);
        });
        return button;
    }

    /** Says where one is. */
    void show(Heading heading) {
        List<Node> nodes = new ArrayList<>();
        List<Heading.Crumb> way = heading.crumbs();
        for (Heading.Crumb crumb : way.subList(0, way.size() - 1)) {
            nodes.add(crumb(crumb));
            nodes.add(GlyphNode.of(Glyph.CHEVRON_RIGHT, 16, "muted"));
        }
        Label title = new Label(heading.title());
        title.setId("title");
        title.getStyleClass().add("hf-heading");
        nodes.add(title);
        if (!heading.second().isEmpty()) {
            Label second = new Label(heading.second());
            second.getStyleClass().addAll("hf-second", "title-second");
            nodes.add(second);
        }
        crumbs.getChildren().setAll(nodes);
    }

    private Node crumb(Heading.Crumb crumb) {
        if (crumb.place().isEmpty()) {
            Label label = new Label(crumb.text());
            label.getStyleClass().add("hf-second");
            return label;
        }
        Hyperlink link = new Hyperlink(crumb.text());
        link.getStyleClass().add("crumb");
        link.setOnAction(e -> go.accept(crumb.place().get()));
        return link;
    }

    /** Puts in what the screen offers. */
    void actions(List<Node> offered) {
        actions.getChildren().setAll(offered);
    }

    /** Says how many jobs are running. */
    void jobs(int running) {
        jobs.setText(words.say(WindowText.RUNNING_JOBS, running));
    }

    Region root() {
        return root;
    }
}
