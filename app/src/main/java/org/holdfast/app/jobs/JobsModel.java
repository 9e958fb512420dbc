package org.holdfast.app.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.holdfast.engine.api.JobSnapshot;

/** What the screen shows: lanes, jobs, what is selected, how much time is seen. */
final class JobsModel {
    /** How much time can be seen at once, the shortest first. */
    static final List<Duration> SPANS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(4), Duration.ofHours(24));

    private final Lanes lanes = new Lanes();
    private final ReadOnlyIntegerWrapper laneNews = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<List<JobSnapshot>> jobs = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Long>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Duration> span = new SimpleObjectProperty<>(SPANS.get(1));
    private final ObjectProperty<Optional<Instant>> back =
            new SimpleObjectProperty<>(Optional.empty());

    /** The lanes as they are now. */
    Lanes lanes() {
        return lanes;
    }

    /** Another number whenever the lanes are others. */
    ReadOnlyIntegerProperty laneNews() {
        return laneNews.getReadOnlyProperty();
    }

    /** The lanes have changed. */
    void lanesChanged() {
        laneNews.set(laneNews.get() + 1);
    }

    /** The jobs, the newest first. */
    ObjectProperty<List<JobSnapshot>> jobs() {
        return jobs;
    }

    /** A job of those that are shown. */
    Optional<JobSnapshot> job(long id) {
        return jobs.get().stream().filter(j -> j.id() == id).findFirst();
    }

    /** The number of the selected job, which may be one that is no longer listed. */
    ObjectProperty<Optional<Long>> selected() {
        return selected;
    }

    /** How much time is seen. */
    ObjectProperty<Duration> span() {
        return span;
    }

    /** The moment at the right edge when that is not now. */
    ObjectProperty<Optional<Instant>> back() {
        return back;
    }

    /** The moment at the right edge. */
    Instant right() {
        return back.get().orElse(lanes.now());
    }

    /** Moves what is seen by a part of what is seen, backwards when negative; not past now. */
    void scroll(double part) {
        Instant to = right().plusMillis(Math.round(part * span.get().toMillis()));
        Instant oldest = lanes.lines().stream().filter(l -> !l.blocks().isEmpty())
                .map(l -> l.blocks().getFirst().begin()).min(Instant::compareTo)
                .orElse(lanes.now());
        // The oldest block stays in sight.
        Instant first = oldest.plus(span.get().dividedBy(2));
        to = to.isBefore(first) && part < 0 ? first.isBefore(right()) ? first : right() : to;
        back.set(to.isBefore(lanes.now()) ? Optional.of(to) : Optional.empty());
    }
}
