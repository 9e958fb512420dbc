package org.holdfast.app.jobs;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.WindowText;

/** Jobs, the newest first. */
public final class JobsScreen implements Screen {
    private final Desk desk;
    private final ListView<JobSnapshot> list = new ListView<>();
    private final VBox view;
    private final ReadOnlyObjectWrapper<Heading> heading;
    private Subscription watched = Subscription.EMPTY;

    /** A screen of the window. */
    public JobsScreen(Desk desk) {
        this.desk = desk;
        heading = new ReadOnlyObjectWrapper<>(
                Heading.of(desk.words().say(ScreenName.JOBS.title())));
        list.setId("jobs");
        list.setCellFactory(l -> new Cell());
        list.getStyleClass().addAll("edge-to-edge", "job-list");
        Label none = new Label(desk.words().say(WindowText.NOTHING_GOING_ON));
        none.getStyleClass().add("hf-second");
        list.setPlaceholder(none);
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        view = new VBox(list);
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public ObservableValue<Heading> heading() {
        return heading.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        watched = desk.engine().state().subscribe(this::show);
    }

    @Override
    public void detach() {
        watched.unsubscribe();
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    private void show(ArchiveState state) {
        if (state == null) {
            return;
        }
        List<JobSnapshot> jobs = state.jobs();
        // A row that stays keeps its nodes, and the one that is chosen stays chosen.
        for (int i = 0; i < jobs.size(); i++) {
            if (i == list.getItems().size()) {
                list.getItems().add(jobs.get(i));
            } else if (!list.getItems().get(i).equals(jobs.get(i))) {
                list.getItems().set(i, jobs.get(i));
            }
        }
        if (list.getItems().size() > jobs.size()) {
            list.getItems().remove(jobs.size(), list.getItems().size());
        }
    }

    /** A row. */
    private final class Cell extends ListCell<JobSnapshot> {
        @Override
        protected void updateItem(JobSnapshot job, boolean empty) {
            super.updateItem(job, empty);
            setText(null);
            setGraphic(empty || job == null ? null : new JobRow(job, desk).root());
        }
    }
}
