package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.COUNT;
import static org.holdfast.i18n.JobsText.DOES;
import static org.holdfast.i18n.JobsText.FINISHED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.JobsText;
import org.holdfast.i18n.WindowText;

/** What runs and waits, by whose turn it is, and under it what has ended. On the FX thread only. */
final class JobList {
    /** Stands where the finished ones begin. */
    private static final long SECTION = -1;

    private final JobsModel model;
    private final JobsController controller;
    private final JobsWords words;
    private final ObservableBooleanValue narrow;
    private final ListView<Long> list = new ListView<>();
    private boolean filling;

    JobList(JobsModel model, JobsController controller, JobsWords words,
            ObservableBooleanValue narrow) {
        this.model = model;
        this.controller = controller;
        this.words = words;
        this.narrow = narrow;
        list.setId("jobs");
        list.setCellFactory(l -> new Cell());
        list.getStyleClass().addAll("edge-to-edge", "job-list");
        Label none = new Label(words.words().say(WindowText.NOTHING_GOING_ON));
        none.getStyleClass().add("hf-second");
        list.setPlaceholder(none);
        model.jobs().subscribe(jobs -> fill());
        model.selected().subscribe(s -> select(false));
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!filling) {
                model.selected().set(Optional.ofNullable(item).filter(i -> i != SECTION));
            }
        });
    }

    ListView<Long> root() {
        return list;
    }

    private void fill() {
        List<Long> ids = new ArrayList<>(model.jobs().get().stream().filter(j -> !j.over())
                .sorted(Comparator.comparing(JobSnapshot::priority).reversed()
                        .thenComparing(JobSnapshot::id))
                .map(JobSnapshot::id).toList());
        List<Long> over = model.jobs().get().stream().filter(JobSnapshot::over)
                .map(JobSnapshot::id).toList();
        if (!over.isEmpty()) {
            ids.add(SECTION);
            ids.addAll(over);
        }
        if (!ids.equals(list.getItems())) {
            filling = true;
            list.getItems().setAll(ids);
            filling = false;
            select(true);
        }
    }

    /** {@code renewed}: the rows are others, and who reads them is not to lose their place. */
    private void select(boolean renewed) {
        int at = model.selected().get().map(list.getItems()::indexOf).orElse(-1);
        if (at == list.getSelectionModel().getSelectedIndex()) {
            return;
        }
        filling = true;
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(at);
            // A list that has no size yet would scroll too far.
            if (list.getHeight() > 0 && !renewed) {
                list.scrollTo(Math.max(0, at - 1));
            }
        }
        filling = false;
    }

    /** A row; it changes with its job. */
    private final class Cell extends ListCell<Long> {
        private final JobRow row = new JobRow(controller, words, narrow);
        private final Label section = new Label();

        Cell() {
            section.getStyleClass().add("hf-strong");
            setPrefWidth(0);
            model.jobs().subscribe(j -> update());
        }

        @Override
        protected void updateItem(Long item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            update();
        }

        private void update() {
            Long item = getItem();
            getStyleClass().remove("jobs-section");
            setMouseTransparent(false);
            if (isEmpty() || item == null) {
                setGraphic(null);
            } else if (item == SECTION) {
                section.setText(words.words().say(DOES, words.words().say(FINISHED),
                        words.words().say(COUNT, model.jobs().get().stream()
                                .filter(JobSnapshot::over).count())));
                getStyleClass().add("jobs-section");
                setMouseTransparent(true);
                setGraphic(section);
            } else {
                model.job(item).ifPresent(job -> {
                    row.show(job);
                    setGraphic(row.root());
                    setAccessibleText(row.root().getAccessibleText());
                });
            }
        }
    }

    /** The line over the list. */
    String head() {
        return words.words().say(DOES, words.words().say(JobsText.QUEUE), words.words().say(COUNT,
                model.jobs().get().stream().filter(j -> !j.over()).count()));
    }
}
