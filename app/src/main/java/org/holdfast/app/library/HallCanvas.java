package org.holdfast.app.library;

import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.holdfast.app.library.floor.Box;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.Cells;
import org.holdfast.app.library.floor.Flight;
import org.holdfast.app.library.floor.FloorPlan;
import org.holdfast.app.library.floor.GlyphSheet;
import org.holdfast.app.library.floor.SlotPainter;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.library.floor.Tints;
import org.holdfast.i18n.LibraryText;

/**
 * The picture of a library on one canvas, drawn at most once a pulse, and only when something in it
 * is another than before. On the FX thread only.
 */
final class HallCanvas extends Region {
    private static final double MARGIN = 24;
    private static final long FLIGHT_NANOS = 240_000_000;
    private static final double READABLE = 1;

    private final LibraryModel model;
    private final LibraryWords words;
    private final boolean lessMotion;
    private final Canvas canvas = new Canvas();
    private final Paints paints = new Paints(this::repaint);
    private final CardPainter cards;
    private final MarkPainter marks;
    private final SlotLayer slots = new SlotLayer();
    private final ReadOnlyObjectWrapper<Camera> camera =
            new ReadOnlyObjectWrapper<>(new Camera(1, 0, 0));
    private final ReadOnlyObjectWrapper<Optional<Spot>> hovered =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Tints> tints = new ReadOnlyObjectWrapper<>();
    private List<GlyphSheet> sheets = List.of();
    private Object pressed = "";
    private Optional<SlotPainter> painter = Optional.empty();
    private Object paintedFor = "";
    private boolean fitted;
    private boolean dirty = true;
    private double pointerX;
    private double pointerY;
    private boolean dragging;
    private Optional<AnimationTimer> flight = Optional.empty();

    HallCanvas(LibraryModel model, LibraryWords words, boolean lessMotion) {
        this.model = model;
        this.words = words;
        this.lessMotion = lessMotion;
        this.cards = new CardPainter(paints, words);
        this.marks = new MarkPainter(paints, cards);
        getChildren().addAll(canvas, paints.nodes());
        setFocusTraversable(true);
        // Takes what is left; a canvas would ask for what it had before.
        setMinSize(0, 0);
        setPrefSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("library-hall");
        model.news().subscribe((before, now) -> renewed(before, now));
        model.selected().subscribe(s -> described());
        model.matches().subscribe(m -> repaint());
        model.match().subscribe(m -> repaint());
        model.lifted().subscribe(l -> repaint());
        focusedProperty().subscribe(f -> repaint());
        camera.subscribe(c -> repaint());
        widthProperty().subscribe(w -> repaint());
        heightProperty().subscribe(h -> repaint());
    }

    private void renewed(LibraryNews before, LibraryNews now) {
        Optional<FloorPlan> plan = now.cabinet().map(Cabinet::plan);
        if (before.cabinet().map(c -> c.name() + c.plan().bounds())
                .equals(now.cabinet().map(c -> c.name() + c.plan().bounds()))) {
            described();
            return;
        }
        fitted = false;
        plan.ifPresent(p -> hover(Optional.empty()));
        described();
    }

    /** What is under the pointer. */
    ReadOnlyObjectProperty<Optional<Spot>> hovered() {
        return hovered.getReadOnlyProperty();
    }

    void hover(Optional<Spot> spot) {
        if (!spot.equals(hovered.get())) {
            hovered.set(spot);
            repaint();
        }
    }

    /** The pointer drags a cartridge, or no longer. */
    void drag(boolean now, double x, double y) {
        dragging = now;
        pointerX = x;
        pointerY = y;
        repaint();
    }

    /** What of the library is seen. */
    ReadOnlyObjectProperty<Camera> camera() {
        return camera.getReadOnlyProperty();
    }

    /** Looks at something else, at once. */
    void look(Camera next) {
        plan().ifPresent(p -> camera.set(next.kept(p.bounds(), getWidth(), getHeight())));
    }

    private Optional<FloorPlan> plan() {
        return model.cabinet().map(Cabinet::plan);
    }

    /** The camera that sees all of it. */
    Camera whole() {
        return plan().map(p -> Camera.fit(p.bounds(), getWidth(), getHeight(), MARGIN))
                .orElse(new Camera(1, 0, 0));
    }

    /** The part of the plan that is seen. */
    Box seen() {
        return camera.get().seen(getWidth(), getHeight());
    }

    /** Sees all of it. */
    void fit() {
        travel(whole());
    }

    /** Larger or smaller about a point of the view. */
    void zoom(double factor, double x, double y) {
        look(camera.get().zoomed(factor, x, y, whole()));
    }

    /** Goes where a spot can be read. */
    void fly(Spot spot) {
        plan().filter(p -> p.has(spot)).ifPresent(p -> {
            Box place = p.place(spot);
            travel(Camera.centered(place.centerX(), place.centerY(),
                    Math.max(READABLE, camera.get().scale()), getWidth(), getHeight())
                    .kept(p.bounds(), getWidth(), getHeight()));
        });
    }

    /** Moves as little as is needed to see a spot. */
    void reveal(Spot spot) {
        plan().filter(p -> p.has(spot)).ifPresent(p -> {
            Box v = camera.get().view(p.place(spot)).grown(MARGIN);
            double dx = v.x() < 0 ? -v.x() : Math.min(0, getWidth() - v.right());
            double dy = v.y() < 0 ? -v.y() : Math.min(0, getHeight() - v.bottom());
            if (dx != 0 || dy != 0) {
                look(camera.get().panned(dx, dy));
            }
        });
    }

    private void travel(Camera to) {
        flight.ifPresent(AnimationTimer::stop);
        if (lessMotion || getScene() == null || camera.get().equals(to)) {
            camera.set(to);
            return;
        }
        Flight way = new Flight(camera.get(), to, getWidth(), getHeight());
        AnimationTimer timer = new AnimationTimer() {
            private long began = -1;

            @Override
            public void handle(long now) {
                began = began < 0 ? now : began;
                double share = (double) (now - began) / FLIGHT_NANOS;
                camera.set(way.at(share));
                if (share >= 1) {
                    stop();
                }
            }
        };
        flight = Optional.of(timer);
        timer.start();
    }

    /** The spot at a point of the view. */
    Optional<Spot> at(double x, double y) {
        return plan().flatMap(p -> p.at(camera.get().planX(x), camera.get().planY(y)));
    }

    private void described() {
        setAccessibleText(model.cabinet().map(c -> model.selected().get()
                .filter(c.plan()::has).map(s -> words.sentence(c, s, true))
                .orElseGet(() -> words.words().say(LibraryText.PICTURE_OF, words.summary(c))))
                .orElse(""));
        repaint();
    }

    /** Draws at the next pulse. */
    private void repaint() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            boolean whole = !fitted || camera.get().equals(Camera.fit(plan().map(
                    FloorPlan::bounds).orElse(new Box(0, 0, 1, 1)), canvas.getWidth(),
                    canvas.getHeight(), MARGIN));
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            fitted = !whole;
        }
        if (!fitted && plan().isPresent() && getWidth() > 0 && getHeight() > 0) {
            fitted = true;
            camera.set(whole());
        }
        if (dirty && getWidth() > 0 && getHeight() > 0) {
            dirty = false;
            draw();
        }
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        LibraryNews news = model.news().get();
        if (news.cabinet().isEmpty()) {
            g.setFill(paints.color(Paints.Role.BG_DEFAULT));
            g.fillRect(0, 0, getWidth(), getHeight());
            return;
        }
        tints.set(paints.tints());
        slots.draw(g, painter(news), camera.get(), scale());
        Box seen = seen();
        cards.draw(g, news, camera.get(), seen);
        List<Spot> found = model.matches().get();
        marks.draw(g, news, camera.get(), seen, new MarkPainter.Marks(
                model.selected().get().filter(news.cabinet().get().plan()::has), hovered.get(),
                found, found.isEmpty() ? Optional.empty() : Optional.of(found.get(
                        Math.min(model.match().get(), found.size() - 1))),
                model.lifted().get().filter(news.cabinet().get().plan()::has), isFocused(),
                pointerX, pointerY, dragging));
    }

    private record Painted(FloorPlan plan, Cells cells, Tints tints, List<GlyphSheet> sheets) {}

    /** For the picture of all of it, too: the same painter as long as nothing changes. */
    SlotPainter painter(LibraryNews news) {
        Object font = paints.machine() + " " + scale();
        if (!font.equals(pressed)) {
            pressed = font;
            sheets = GlyphPress.print(paints.machine(), scale());
        }
        Painted key = new Painted(news.cabinet().orElseThrow().plan(), news.cells(),
                paints.tints(), sheets);
        if (painter.isEmpty() || !(paintedFor instanceof Painted p) || p.plan != key.plan
                || p.cells != key.cells || p.tints != key.tints || p.sheets != key.sheets) {
            paintedFor = key;
            painter = Optional.of(new SlotPainter(key.plan, key.cells, key.tints, key.sheets));
        }
        return painter.get();
    }

    /** The colours that it was drawn with last; null before that. */
    ReadOnlyObjectProperty<Tints> tints() {
        return tints.getReadOnlyProperty();
    }

    /** The theme's colours as they are now. */
    Paints paints() {
        return paints;
    }
}
