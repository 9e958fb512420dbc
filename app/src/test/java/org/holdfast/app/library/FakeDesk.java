package org.holdfast.app.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Question;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.i18n.Words;

/** A desk whose answers are set by the test; it says yes when it is told to. On the FX thread. */
final class FakeDesk implements Desk, EngineBridge {
    final Map<Class<?>, Function<Query<?>, Object>> answers = new HashMap<>();
    final List<Command> submitted = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    final List<Runnable> yes = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Failure> problems = new ArrayList<>();
    final List<Query<?>> asked = new ArrayList<>();
    final SimpleObjectProperty<ArchiveState> state = new SimpleObjectProperty<>();
    JobSnapshot outcome;
    Path folder;
    int watches;
    private final Words words;
    private final Map<Query<?>, Consumer<Object>> watching = new HashMap<>();

    FakeDesk(Words words) {
        this.words = words;
    }

    /** Answers all watched questions again. */
    void renew() {
        Map.copyOf(watching).forEach((query, news) -> news.accept(answer(query)));
    }

    private Object answer(Query<?> query) {
        return answers.get(query.getClass()).apply(query);
    }

    @Override
    public EngineBridge engine() {
        return this;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void go(Place place) {
        throw new UnsupportedOperationException("the library goes nowhere: " + place);
    }

    @Override
    public boolean has(ScreenName screen) {
        return screen == ScreenName.LIBRARY;
    }

    @Override
    public void say(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void problem(Failure failure) {
        problems.add(failure);
    }

    @Override
    public void ask(Question question, Runnable then) {
        questions.add(question);
        yes.add(then);
    }

    @Override
    public void sheet(String title, Function<Runnable, Region> content) {
        throw new UnsupportedOperationException(title);
    }

    @Override
    public void copy(String text) {
        throw new UnsupportedOperationException(text);
    }

    @Override
    public ObservableBooleanValue narrow() {
        return new SimpleBooleanProperty();
    }

    @Override
    public boolean lessMotion() {
        return true;
    }

    @Override
    public void chooseFiles(Consumer<List<Path>> chosen) {
        throw new UnsupportedOperationException("files");
    }

    @Override
    public void chooseFolder(Consumer<Path> chosen) {
        Optional.ofNullable(folder).ifPresent(chosen);
    }

    @Override
    public ObservableValue<ArchiveState> state() {
        return state;
    }

    @Override
    public ObservableValue<Optional<Failure>> silence() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> Subscription watch(Query<R> query, Duration every, Consumer<? super R> news,
            Consumer<Failure> failed) {
        watches++;
        watching.put(query, r -> news.accept((R) r));
        news.accept((R) answer(query));
        return () -> {
            watches--;
            watching.remove(query);
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> void ask(Query<R> query, Consumer<? super R> answer, Consumer<Failure> failed) {
        asked.add(query);
        if (answer(query) instanceof Failure f) {
            failed.accept(f);
        } else {
            answer.accept((R) answer(query));
        }
    }

    @Override
    public void submit(Command command, LongConsumer begun, Consumer<Failure> failed) {
        submitted.add(command);
        begun.accept(submitted.size());
    }

    @Override
    public Subscription follow(long job, Consumer<JobSnapshot> news,
            Consumer<Failure> failed) {
        news.accept(outcome == null ? FakeArchive.job(job, "move", "m", JobSnapshot.State.DONE,
                List.of(), List.of(), List.of()) : outcome);
        return Subscription.EMPTY;
    }
}
