package org.holdfast.app.library;

import static org.holdfast.i18n.LibraryText.*;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Details;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.icons.Glyph;

/** The library as it stands in the room. */
public final class LibraryScreen implements Screen {
    private static final int GLYPH = 16;

    private final LibraryModel model = new LibraryModel();
    private final LibraryController controller;
    private final LibraryWords words;
    private final LibraryView view;
    private final LibraryDetails details;
    private final ReadOnlyObjectWrapper<Heading> heading;
    private final ReadOnlyObjectWrapper<Optional<Details>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Node> actions;
    private final List<ScreenCommand> commands;

    private LibraryScreen(Desk desk) {
        this.words = new LibraryWords(desk.words());
        this.controller = new LibraryController(desk, model);
        this.view = new LibraryView(model, controller, words, desk.lessMotion());
        this.details = new LibraryDetails(model, controller, words, desk);
        this.heading = new ReadOnlyObjectWrapper<>(said());
        Button inventory = new Button(desk.words().say(INVENTORY),
                GlyphNode.of(Glyph.REFRESH, GLYPH));
        inventory.setId("library-inventory");
        inventory.setOnAction(e -> controller.inventory());
        this.actions = List.of(inventory);
        this.commands = List.of(
                ScreenCommand.of(SHOW_TABLE, Glyph.TABLE,
                        () -> model.table().set(!model.table().get())).keys("Shortcut+T"),
                ScreenCommand.of(FIND_COMMAND, Glyph.TARGET,
                        () -> view.find().root().requestFocus()).keys("Shortcut+F"),
                ScreenCommand.of(FIT, Glyph.FIT, view.hall()::fit),
                ScreenCommand.of(INVENTORY_COMMAND, Glyph.REFRESH, controller::inventory));
        model.news().subscribe((before, now) -> {
            heading.set(said());
            if (!before.cabinet().equals(now.cabinet())) {
                shown.set(details.now());
            }
        });
        model.selected().subscribe(s -> shown.set(details.now()));
        model.detail().subscribe(d -> shown.set(details.now()));
    }

    /** The screen, for the window's list. */
    public static Offer offer() {
        return new Offer(ScreenName.LIBRARY, LibraryScreen::new);
    }

    private Heading said() {
        return new Heading(Heading.of(words.words().say(TITLE)).crumbs(),
                model.cabinet().map(words::summary).orElse(""));
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
    public ObservableValue<Optional<Details>> details() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void detailsClosed() {
        model.selected().set(Optional.empty());
    }

    @Override
    public List<ScreenCommand> commands() {
        return commands;
    }

    @Override
    public List<Node> actions() {
        return actions;
    }

    @Override
    public void open(List<String> path) {
        if (!path.isEmpty()) {
            controller.find(path.getFirst());
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
        controller.inventory();
    }

    @Override
    public void focus() {
        view.hall().requestFocus();
    }
}
