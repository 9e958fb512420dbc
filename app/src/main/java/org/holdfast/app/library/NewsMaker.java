package org.holdfast.app.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.holdfast.app.library.floor.Cells;
import org.holdfast.app.screen.ArchiveState;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Rows;

/**
 * Makes what the screen shows from what the engine said, on a thread of its own: for 56,000 slots
 * it takes longer than a frame. Only the newest is made.
 *
 * <p>Thread rule: safe for any thread; the receiver is called on the maker's thread.
 */
final class NewsMaker implements AutoCloseable {
    private final BucketPlaces places;
    private final Consumer<LibraryNews> receiver;
    private final AtomicReference<Heard> next = new AtomicReference<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("library-news").factory());
    private LibraryNews last = LibraryNews.NONE;

    NewsMaker(BucketPlaces places, Consumer<LibraryNews> receiver) {
        this.places = places;
        this.receiver = receiver;
    }

    /**
     * What the engine said.
     *
     * @param chosen the library that is to be shown; the first one if there is no such
     */
    record Heard(List<Rows.LibraryRow> libraries, List<Rows.CartridgeRow> cartridges,
            ArchiveState state, String chosen, Overlay overlay) {}

    /** Makes news of it soon, unless something newer comes before. */
    void make(Heard heard) {
        if (next.getAndSet(heard) == null) {
            worker.execute(() -> {
                last = news(next.getAndSet(null), last);
                receiver.accept(last);
            });
        }
    }

    /** The news; what has not changed is the same object as before. */
    LibraryNews news(Heard heard, LibraryNews before) {
        Map<String, Rows.CartridgeRow> cartridges = new HashMap<>();
        heard.cartridges.forEach(c -> cartridges.put(c.barcode(), c));
        List<Rows.LibraryRow> rows = heard.libraries;
        Optional<Cabinet> cabinet = rows.stream().filter(r -> r.name().equals(heard.chosen))
                .findFirst().or(() -> rows.stream().findFirst())
                .map(r -> new Cabinet(r, cartridges, heard.state.status().drives(),
                        heard.state.status().problems()))
                .map(now -> before.cabinet().filter(now::same).orElse(now));
        Cells cells = cabinet.map(c -> cells(c, heard.overlay)).orElse(Cells.empty(0));
        return new LibraryNews(true, rows.stream().map(Rows.LibraryRow::name).toList(), cabinet,
                cells.equals(before.cells()) ? before.cells() : cells, heard.overlay,
                heard.state.buckets().stream().map(Rows.BucketRow::name).toList(),
                cabinet.map(Carrying::of).orElse(List.of()),
                cabinet.map(c -> asked(c, heard.state.jobs())).orElse(List.of()));
    }

    private Cells cells(Cabinet cabinet, Overlay overlay) {
        return switch (overlay) {
            case Overlay.Fill f -> new CellsOf(cabinet).fill();
            case Overlay.Bucket bucket -> new CellsOf(cabinet).holding(b -> cabinet.known(b)
                    .flatMap(row -> places.holds(row, bucket.name())));
        };
    }

    /** What jobs wait for a person to do in this library. */
    private static List<LibraryNews.Asked> asked(Cabinet cabinet, List<JobSnapshot> jobs) {
        return jobs.stream().filter(j -> !j.over()).flatMap(j -> j.waits().stream())
                .filter(w -> w.kind() == JobSnapshot.Wait.Kind.PERSON)
                .flatMap(w -> asked(w.subjects()).stream())
                .filter(a -> cabinet.at(a.from()).isPresent() && cabinet.at(a.to()).isPresent()
                        && cabinet.where(a.barcode()).isPresent())
                .distinct().toList();
    }

    private static Optional<LibraryNews.Asked> asked(List<String> subjects) {
        String address = "\\d{1,5}";
        return subjects.size() == 3 && subjects.get(1).matches(address)
                && subjects.get(2).matches(address)
                ? Optional.of(new LibraryNews.Asked(subjects.get(0),
                        Integer.parseInt(subjects.get(1)), Integer.parseInt(subjects.get(2))))
                : Optional.empty();
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
