package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.util.Subscription;
import org.holdfast.app.fx.LatestOnFx;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Notice;
import org.holdfast.app.screen.Question;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** What happens on the screen. On the FX thread only. */
final class LibraryController {
    private static final int MOST_MATCHES = 1_000;
    private static final Duration LIBRARIES = Duration.ofSeconds(1);
    private static final Duration CARTRIDGES = Duration.ofSeconds(2);

    private final Desk desk;
    private final LibraryModel model;
    private final Words words;
    private final LibraryWords said;
    private final BucketPlaces places = new BucketPlaces();
    private final NewsMaker maker = new NewsMaker(places, new LatestOnFx<>(this::heard));
    private List<Rows.LibraryRow> libraries = List.of();
    private List<Rows.CartridgeRow> cartridges = List.of();
    private boolean answered;
    private String chosen = "";
    private Overlay overlay = new Overlay.Fill();
    private Optional<String> wanted = Optional.empty();
    private boolean learning;
    private Subscription watching = Subscription.EMPTY;

    LibraryController(Desk desk, LibraryModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words();
        this.said = new LibraryWords(words);
        model.find().subscribe(text -> search());
        model.selected().subscribe(spot -> inquire());
    }

    /** Begins to watch the engine. */
    void attach() {
        watching.unsubscribe();
        watching = Subscription.combine(
                desk.engine().watch(new Query.Libraries(), LIBRARIES, list -> {
                    libraries = list.libraries();
                    answered = true;
                    remake();
                }, desk::problem),
                desk.engine().watch(new Query.Cartridges(), CARTRIDGES, list -> {
                    cartridges = list.cartridges();
                    remake();
                }, desk::problem),
                desk.engine().state().subscribe(state -> remake()));
    }

    /** Watches no more. */
    void detach() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        lift(Optional.empty());
    }

    private void remake() {
        if (answered && desk.engine().state().getValue() != null) {
            maker.make(new NewsMaker.Heard(libraries, cartridges,
                    desk.engine().state().getValue(), chosen, overlay));
        }
    }

    private void heard(LibraryNews news) {
        boolean changed = !news.cabinet().equals(model.cabinet());
        model.news(news);
        if (changed) {
            if (model.selected().get().filter(s -> !has(s)).isPresent()) {
                model.selected().set(Optional.empty());
            }
            search();
            inquire();
        }
        wanted.ifPresent(this::find);
        learn();
    }

    private boolean has(Spot spot) {
        return model.cabinet().filter(c -> c.plan().has(spot)).isPresent();
    }

    /** Shows another library. */
    void choose(String library) {
        if (model.cabinet().filter(c -> c.name().equals(library)).isEmpty()) {
            model.selected().set(Optional.empty());
            chosen = library;
            remake();
        }
    }

    /** Answers another question. */
    void overlay(Overlay asked) {
        if (!asked.equals(overlay)) {
            overlay = asked;
            remake();
        }
    }

    /** Asks about one more cartridge, as long as the question needs it. */
    private void learn() {
        if (learning || !(overlay instanceof Overlay.Bucket)) {
            return;
        }
        model.cabinet().flatMap(c -> places.next(c).flatMap(c::known)).ifPresent(row -> {
            learning = true;
            desk.engine().ask(new Query.Cartridge(row.barcode()), detail -> {
                learning = false;
                places.learn(row, detail.objectsByBucket().keySet());
                remake();
            }, failure -> {
                learning = false;
                desk.problem(failure);
            });
        });
    }

    /** Selects a cartridge, as soon as it is known where it is. */
    void find(String barcode) {
        wanted = Optional.of(barcode);
        model.cabinet().flatMap(c -> c.where(barcode)).ifPresent(spot -> {
            wanted = Optional.empty();
            model.selected().set(Optional.of(spot));
        });
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
    private void inquire() {
        Optional<String> barcode = model.selected().get().filter(this::has)
                .flatMap(s -> model.cabinet().flatMap(c -> c.cartridge(s)))
                .map(Rows.CartridgeRow::barcode);
        if (model.detail().get().map(d -> d.row().barcode()).filter(b ->
                barcode.filter(b::equals).isPresent()).isEmpty()) {
            model.detail(Optional.empty());
        }
        barcode.ifPresent(b -> desk.engine().ask(new Query.Cartridge(b), detail -> {
            if (model.selected().get().filter(this::has).flatMap(s -> model.cabinet()
                    .flatMap(c -> c.element(s).barcode())).filter(b::equals).isPresent()) {
                model.detail(Optional.of(detail));
            }
        }, desk::problem));
    }

    /** A place is to be chosen for a cartridge; empty: no longer. */
    void lift(Optional<Spot> spot) {
        model.lift(spot);
    }

    /** Says what a move would be; it is done when the answer is yes. */
    void propose(Spot from, Spot to) {
        model.lift(Optional.empty());
        model.cabinet().filter(c -> has(from) && has(to)).ifPresent(cabinet -> {
            String barcode = Visible.name(cabinet.element(from).barcode()
                    .orElseGet(() -> words.say(UNLABELLED)));
            if (cabinet.mayMove(from, to)) {
                desk.ask(new Question(cabinet.robot() ? Glyph.ROBOT : Glyph.PERSON,
                        words.say(MOVE_QUESTION, barcode, said.place(from), said.place(to)),
                        cabinet.robot() ? words.say(MOVE_ROBOT, said.address(cabinet, from),
                                said.address(cabinet, to)) : words.say(MOVE_NO_ROBOT),
                        words.say(cabinet.robot() ? MOVE_DO : MOVE_BY_HAND), false),
                        () -> move(from, to, barcode));
            } else if (!from.equals(to)) {
                desk.say(new Notice(Glyph.INFO, words.say(MAY_NOT, barcode, said.place(to)),
                        Optional.empty()));
            }
        });
    }

    private void move(Spot from, Spot to, String barcode) {
        model.cabinet().filter(c -> has(from) && has(to) && c.mayMove(from, to))
                .ifPresent(c -> submit(new Command.MoveCartridge(Desk.ACTOR, c.name(),
                        c.element(from).address(), c.element(to).address()),
                        words.say(MOVED, barcode, said.place(to))));
    }

    /** A person says that what was asked for has been done. */
    void done(LibraryNews.Asked asked) {
        model.cabinet().ifPresent(cabinet -> {
            if (cabinet.virtual()) {
                // There the hands are the engine's, too.
                cabinet.at(asked.to()).ifPresent(to -> submit(new Command.MoveCartridge(
                        Desk.ACTOR, cabinet.name(), asked.from(), asked.to()),
                        words.say(MOVED, Visible.name(asked.barcode()), said.place(to))));
            } else {
                inventory();
            }
        });
    }

    /** Asks for an inventory. */
    void inventory() {
        model.cabinet().ifPresent(cabinet -> submit(
                new Command.RescanLibrary(Desk.ACTOR, cabinet.name()),
                words.say(INVENTORY_DONE, Visible.name(cabinet.name()))));
    }

    /** Puts a cartridge that other software wrote, a directory, into a slot. */
    void insert(Path directory, Spot slot) {
        model.cabinet().ifPresent(cabinet -> submit(new Command.InsertCartridge(Desk.ACTOR,
                cabinet.name(), directory.toAbsolutePath().toString(),
                cabinet.element(slot).address(), Optional.empty()), words.say(MOVED,
                        Visible.name(String.valueOf(directory.getFileName())),
                        said.place(slot))));
    }

    /** Has something done and says how it ended. */
    private void submit(Command command, String done) {
        desk.engine().submit(command, job -> desk.engine().follow(job, snapshot -> {
            if (snapshot.over() && snapshot.problems().isEmpty()) {
                desk.say(Notice.done(done));
            } else if (snapshot.over()) {
                Failure first = snapshot.problems().getFirst();
                desk.problem(first);
            }
        }, desk::problem), desk::problem);
    }
}
