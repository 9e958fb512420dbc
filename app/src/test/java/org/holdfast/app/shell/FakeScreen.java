package org.holdfast.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Details;
import org.holdfast.app.screen.Heading;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenCommand;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.i18n.WindowText;
import org.holdfast.icons.Glyph;

/** A screen that remembers what the window does with it. */
final class FakeScreen implements Screen {
    final List<String> heard = new ArrayList<>();
    final Desk desk;
    final SimpleObjectProperty<Optional<Details>> details =
            new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Heading> heading;
    private final StackPane view = new StackPane(new Label("—"));
    private final ScreenName name;

    FakeScreen(ScreenName name, Desk desk) {
        this.name = name;
        this.desk = desk;
        heading = new SimpleObjectProperty<>(Heading.of(desk.words().say(name.title())));
        view.setFocusTraversable(true);
    }

    /** Details of a cartridge. */
    void select() {
        details.set(Optional.of(new Details(Glyph.CARTRIDGE, "HF0001L8", true,
                desk.words().say(name.title()),
                new VBox(8, new Label(desk.words().say(WindowText.LIBRARY_READY))))));
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public ObservableValue<Heading> heading() {
        return heading;
    }

    @Override
    public ObservableValue<Optional<Details>> details() {
        return details;
    }

    @Override
    public void detailsClosed() {
        heard.add("closed");
        details.set(Optional.empty());
    }

    @Override
    public List<ScreenCommand> commands() {
        return List.of(ScreenCommand.of(WindowText.ADD_FOLDER, Glyph.FOLDER,
                () -> heard.add("command")).keys("Shortcut+T"),
                ScreenCommand.of(WindowText.UNDO, Glyph.FOLDER, () -> heard.add("never"))
                        .when(new javafx.beans.property.SimpleBooleanProperty(false)));
    }

    @Override
    public void open(List<String> path) {
        heard.add("open " + String.join("/", path));
        if (!path.isEmpty()) {
            heading.set(new Heading(List.of(new Heading.Crumb(desk.words().say(name.title()),
                    Optional.of(Place.of(name))), new Heading.Crumb(path.getLast(),
                    Optional.empty())), ""));
        }
    }

    @Override
    public void attach() {
        heard.add("attach");
    }

    @Override
    public void detach() {
        heard.add("detach");
    }

    @Override
    public void refresh() {
        heard.add("refresh");
    }
}
