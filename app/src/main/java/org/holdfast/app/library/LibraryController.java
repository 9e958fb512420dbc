package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.app.fx.LatestOnFx;
import org.holdfast.app.library.LibraryModel.Move;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.words.FailureWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.Words;

/** What happens on the screen. On the FX thread, {@link #close} elsewhere: it may wait. */
final class LibraryController implements AutoCloseable {
    private static final String ACTOR = "local";
    private static final int MOST_MATCHES = 1_000;

    private final LibraryModel model;
    private final Words words;
    private final LibraryWords said;
    private final LibraryFeed feed;
    /** Jobs of this screen, and what to say when they are done. */
    private final Map<Long, String> mine = new TreeMap<>();

    LibraryController(Archive archive, LibraryModel model, Words words) {
        this.model = model;
        this.words = words;
        this.said = new LibraryWords(words);
        this.feed = new LibraryFeed(archive, new LatestOnFx<>(this::heard),
                new LatestOnFx<>(this::tell));
        model.find().subscribe(text -> search());
        model.selected().subscribe(spot -> ask());
    }

    /** Begins to look at the archive. */
    void start() {
        feed.start();
    }

    /** Shows another library. */
    void choose(String library) {
        if (model.cabinet().filter(c -> c.name().equals(library)).isEmpty()) {
            model.selected().set(Optional.empty());
            feed.choose(library);
        }
    }

    /** Answers another question. */
    void overlay(Overlay overlay) {
        feed.overlay(overlay);
    }

    private void heard(LibraryNews news) {
        boolean changed = !news.cabinet().equals(model.cabinet());
        model.news(news);
        if (changed) {
            model.selected().get().filter(s -> model.cabinet().filter(c -> c.plan().has(s))
                    .isEmpty()).ifPresent(s -> model.selected().set(Optional.empty()));
            search();
            ask();
        }
        for (JobSnapshot job : news.jobs()) {
            String done = job.over() ? mine.remove(job.id()) : null;
            if (done != null && job.problems().isEmpty()) {
                model.notice(done);
            } else if (done != null) {
                tell(job.problems().getFirst());
            }
        }
    }

    private void search() {
        String text = model.find().get().strip().toUpperCase(Locale.ROOT);
        List<Spot> found = new ArrayList<>();
        if (!text.isEmpty()) {
            model.cabinet().ifPresent(cabinet -> {
                for (Spot.Kind kind : Spot.Kind.values()) {
                    List<Rows.ElementRow> rows = cabinet.elements(kind);
                    for (int i = 0; i < rows.size() && found.size() < MOST_MATCHES; i++) {
                        if (rows.get(i).barcode().filter(b -> b.contains(text)).isPresent()) {
                            found.add(new Spot(kind, i));
                        }
                    }
                }
            });
        }
        if (!found.equals(model.matches().get())) {
            model.match().set(0);
            model.matches(List.copyOf(found));
        }
    }

    /** The next match, or the one before. */
    void nextMatch(int by) {
        int count = model.matches().get().size();
        if (count > 0) {
            model.match().set(Math.floorMod(model.match().get() + by, count));
        }
    }

    /** The match that Enter flies to. */
    Optional<Spot> match() {
        List<Spot> all = model.matches().get();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(
                Math.min(model.match().get(), all.size() - 1)));
    }

    /** Asks what lies on the selected cartridge. */
    private void ask() {
        Optional<String> barcode = model.selected().get().flatMap(s -> model.cabinet()
                .flatMap(c -> c.cartridge(s))).map(Rows.CartridgeRow::barcode);
        if (barcode.isEmpty()) {
            model.detail(Optional.empty());
            return;
        }
        LatestOnFx<Rows.CartridgeDetail> answer = new LatestOnFx<>(d -> model.detail(
                Optional.of(d)));
        feed.submit(archive -> answer.accept(archive.ask(new Query.Cartridge(barcode.get()))));
    }

    /** Says what a move would be; nothing is done until it is confirmed. */
    void propose(Spot from, Spot to) {
        model.lift(Optional.empty());
        model.cabinet().filter(c -> c.plan().has(from) && c.plan().has(to))
                .ifPresent(cabinet -> {
                    String barcode = cabinet.element(from).barcode()
                            .orElseGet(() -> words.say(UNLABELLED));
                    if (cabinet.mayMove(from, to)) {
                        model.propose(Optional.of(new Move(barcode, from, to)));
                    } else if (!from.equals(to)) {
                        model.notice(words.say(MAY_NOT, Visible.name(barcode), said.place(to)));
                    }
                });
    }

    /** A place is to be chosen for a cartridge; empty: no longer. */
    void lift(Optional<Spot> spot) {
        model.lift(spot);
    }

    /** No move after all. */
    void cancel() {
        model.lift(Optional.empty());
        model.propose(Optional.empty());
    }

    /** Has the proposed move done. */
    void confirm() {
        Optional<Move> asked = model.proposal().get();
        Optional<Cabinet> cabinet = model.cabinet();
        cancel();
        asked.filter(m -> cabinet.filter(c -> c.mayMove(m.from(), m.to())).isPresent())
                .ifPresent(m -> {
                    String barcode = Visible.name(m.barcode());
                    model.notice(words.say(MOVING, barcode, said.place(m.from()),
                            said.place(m.to())));
                    submit(new Command.MoveCartridge(ACTOR, cabinet.get().name(),
                            cabinet.get().element(m.from()).address(),
                            cabinet.get().element(m.to()).address()),
                            words.say(MOVED, barcode, said.place(m.to())));
                });
    }

    /** A person says that what was asked for has been done. */
    void done(LibraryNews.Asked asked) {
        model.cabinet().ifPresent(cabinet -> {
            if (cabinet.virtual()) {
                // There the hands are the engine's, too.
                submit(new Command.MoveCartridge(ACTOR, cabinet.name(), asked.from(),
                        asked.to()), "");
            } else {
                inventory();
            }
        });
    }

    /** Asks for an inventory. */
    void inventory() {
        model.cabinet().ifPresent(cabinet -> {
            model.notice(words.say(INVENTORY_ASKED));
            submit(new Command.RescanLibrary(ACTOR, cabinet.name()), "");
        });
    }

    /** Puts a cartridge that other software wrote, a directory, into a slot. */
    void insert(Path directory, Spot slot) {
        model.cabinet().ifPresent(cabinet -> {
            String name = Visible.name(String.valueOf(directory.getFileName()));
            String done = words.say(MOVED, name, said.place(slot));
            model.notice(words.say(INSERTING, name, said.place(slot)));
            submit(new Command.InsertCartridge(ACTOR, cabinet.name(),
                    directory.toAbsolutePath().toString(), cabinet.element(slot).address(),
                    Optional.empty()), done);
        });
    }

    private void submit(Command command, String done) {
        LatestOnFx<Long> job = new LatestOnFx<>(id -> mine.put(id, done));
        feed.submit(archive -> job.accept(archive.submit(command)));
    }

    private void tell(Failure failure) {
        FailureWords.Told told = new FailureWords(words).tell(failure);
        model.notice(words.say(ReportText.FAILURE, told.message(), told.code()) + " "
                + told.advice());
    }

    @Override
    public void close() {
        feed.close();
    }
}
