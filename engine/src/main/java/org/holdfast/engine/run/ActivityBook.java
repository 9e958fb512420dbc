package org.holdfast.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.env.Time;

/** What all robots and drives have done and do. Safe for any thread. */
final class ActivityBook {
    private final Time time;
    private final Instant began;
    private final long beganNanos;
    private final AtomicLong revisions = new AtomicLong();
    private final Pace pace = new Pace();
    private final Map<Place, ActivityLane> lanes = new ConcurrentSkipListMap<>();

    /** The robot of a library, whose element is -1 here, or a drive. */
    private record Place(String library, int element) implements Comparable<Place> {
        private static final int ROBOT = -1;
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::library)
                .thenComparingInt(Place::element);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    ActivityBook(Time time) {
        this.time = time;
        this.began = time.now();
        this.beganNanos = time.nanos();
    }

    /** Begins at the wall's clock and never goes back. */
    private Instant now() {
        return began.plusNanos(time.nanos() - beganNanos);
    }

    /** How long things have taken. */
    Pace pace() {
        return pace;
    }

    ActivityLane robot(String library) {
        return lane(new Place(library, Place.ROBOT));
    }

    ActivityLane drive(String library, int element) {
        return lane(new Place(library, element));
    }

    private ActivityLane lane(Place place) {
        return lanes.computeIfAbsent(place, p -> new ActivityLane(this::now,
                revisions::incrementAndGet, pace));
    }

    /** What has changed behind {@code since}, the oldest change first, at most so many blocks. */
    Activity since(long since, int limit) {
        lanes.values().forEach(ActivityLane::settle);
        // What changes from here on has a later number and comes with the next answer.
        long until = revisions.get();
        Map<Place, List<ActivityLane.Change>> changed = new TreeMap<>();
        List<Long> all = new ArrayList<>();
        lanes.forEach((place, lane) -> {
            List<ActivityLane.Change> changes = lane.changes(since, until);
            changed.put(place, changes);
            changes.forEach(c -> all.add(c.revision()));
        });
        all.sort(null);
        boolean more = all.size() > limit;
        long last = more ? all.get(limit - 1) : until;
        List<Activity.Lane> rows = new ArrayList<>();
        changed.forEach((place, changes) -> {
            ActivityLane lane = lanes.get(place);
            boolean robot = place.element() == Place.ROBOT;
            rows.add(new Activity.Lane(place.library(), robot ? Optional.empty()
                    : Optional.of(place.element()), changes.stream()
                            .filter(c -> c.revision() <= last)
                            .map(ActivityLane.Change::block).toList(),
                    lane.samples(), lane.speed(), lane.carries()));
        });
        return new Activity(last, more, now(), rows);
    }
}
