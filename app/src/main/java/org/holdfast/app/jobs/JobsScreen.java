package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.*;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.model.Priority;
import org.holdfast.icons.Glyph;

/** What robots and drives do on a time line, and under it the jobs: whose turn it is, how far. */
public final class JobsScreen implements Screen {
    private final Desk desk;
    private final JobsModel model = new JobsModel();
    private final JobsWords words;
    private final JobsController controller;
    private final JobsView view;
    private final ReadOnlyObjectWrapper<Heading> heading;
    private final List<ScreenCommand> commands;

    /** A screen of the window. */
    public JobsScreen(Desk desk) {
        this.desk = desk;
        words = new JobsWords(desk.words());
        controller = new JobsController(desk, model, words);
        view = new JobsView(model, controller, words, desk.narrow());
        heading = new ReadOnlyObjectWrapper<>(said());
        model.jobs().subscribe(j -> heading.set(said()));
        commands = List.of(
                of(PAUSE_COMMAND, Glyph.PAUSE, "Shortcut+P", j -> j.steerable() && !j.paused(),
                        controller::pause),
                of(RESUME_COMMAND, Glyph.PLAY, "Shortcut+P", j -> j.steerable() && j.paused(),
                        controller::pause),
                of(RAISE_COMMAND, Glyph.CHEVRON_UP, "Shortcut+Up",
                        j -> j.steerable() && turn(j, 1).isPresent(),
                        j -> controller.prioritize(j, turn(j, 1).orElseThrow())),
                of(LOWER_COMMAND, Glyph.CHEVRON_DOWN, "Shortcut+Down",
                        j -> j.steerable() && turn(j, -1).isPresent(),
                        j -> controller.prioritize(j, turn(j, -1).orElseThrow())),
                of(CANCEL_COMMAND, Glyph.CLOSE, "Delete", j -> true, controller::cancel),
                ScreenCommand.of(NOW_COMMAND, Glyph.CHEVRON_RIGHT,
                        () -> model.back().set(Optional.empty())).keys("Alt+End")
                        .when(Bindings.createBooleanBinding(() -> model.back().get().isPresent(),
                                model.back())));
    }

    private static Optional<Priority> turn(JobSnapshot job, int by) {
        int to = job.priority().ordinal() + by;
        return to < 0 || to >= Priority.values().length ? Optional.empty()
                : Optional.of(Priority.values()[to]);
    }

    private ScreenCommand of(org.holdfast.i18n.Text text, Glyph glyph, String keys,
            Predicate<JobSnapshot> fits, Consumer<JobSnapshot> action) {
        ObservableBooleanValue possible = Bindings.createBooleanBinding(
                () -> going().filter(fits).isPresent(), model.selected(), model.jobs());
        return ScreenCommand.of(text, glyph, () -> going().filter(fits).ifPresent(action))
                .keys(keys).when(possible);
    }

    /** The selected job, while it goes on. */
    private Optional<JobSnapshot> going() {
        return model.selected().get().flatMap(model::job).filter(j -> !j.over());
    }

    private Heading said() {
        return new Heading(Heading.of(desk.words().say(ScreenName.JOBS.title())).crumbs(),
                words.summary(model.jobs().get()));
    }

    @Override
    public Region view() {
        return view.root();
    }

    @Override
    public ObservableValue<Heading> heading() {
        return heading.getReadOnlyProperty();
    }

    @Override
    public List<ScreenCommand> commands() {
        return commands;
    }

    @Override
    public void open(List<String> path) {
        if (!path.isEmpty() && path.getFirst().matches("[0-9]{1,18}")) {
            model.selected().set(Optional.of(Long.parseLong(path.getFirst())));
        }
    }

    @Override
    public void attach() {
        controller.attach();
    }

    @Override
    public void detach() {
        controller.detach();
    }

    @Override
    public void refresh() {
        controller.look();
    }

    @Override
    public void focus() {
        view.list().root().requestFocus();
    }
}
