package org.holdfast.app.library;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.app.library.floor.Walk;

/** Pointer and keys over the picture: hover, select, walk, zoom, pan, drag a cartridge. */
final class HallInput {
    private static final double STEP = 1.2;
    private static final double WHEEL = 0.0025;
    private static final double DRAG_FROM = 5;

    private final HallCanvas hall;
    private final LibraryModel model;
    private final Consumer<Optional<Spot>> lift;
    private final BiConsumer<Spot, Spot> propose;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean space;
    private Drag drag = Drag.NONE;

    private enum Drag { NONE, PRESSED, PANNING, CARRYING }

    /**
     * Listens to a picture.
     *
     * @param lift a cartridge is picked up, or put back
     * @param propose it is let go over another place
     */
    HallInput(HallCanvas hall, LibraryModel model, Consumer<Optional<Spot>> lift,
            BiConsumer<Spot, Spot> propose) {
        this.hall = hall;
        this.model = model;
        this.lift = lift;
        this.propose = propose;
        hall.setOnMouseMoved(e -> hall.hover(hall.at(e.getX(), e.getY())));
        hall.setOnMouseExited(e -> hall.hover(Optional.empty()));
        hall.setOnMousePressed(this::pressed);
        hall.setOnMouseDragged(this::dragged);
        hall.setOnMouseReleased(this::released);
        hall.setOnScroll(this::scrolled);
        hall.setOnZoom(e -> hall.zoom(e.getZoomFactor(), e.getX(), e.getY()));
        hall.setOnKeyPressed(this::key);
        hall.setOnKeyReleased(e -> space &= e.getCode() != javafx.scene.input.KeyCode.SPACE);
    }

    private void scrolled(ScrollEvent e) {
        hall.zoom(Math.exp(Math.clamp(e.getDeltaY(), -400, 400) * WHEEL), e.getX(), e.getY());
        hall.hover(hall.at(e.getX(), e.getY()));
        e.consume();
    }

    private void pressed(MouseEvent e) {
        hall.requestFocus();
        pressX = e.getX();
        pressY = e.getY();
        lastX = pressX;
        lastY = pressY;
        drag = e.getButton() == MouseButton.MIDDLE || space ? Drag.PANNING : Drag.PRESSED;
    }

    private void dragged(MouseEvent e) {
        if (drag == Drag.PRESSED && Math.hypot(e.getX() - pressX, e.getY() - pressY)
                > DRAG_FROM) {
            Optional<Spot> picked = hall.at(pressX, pressY).filter(this::holdsCartridge);
            drag = picked.isPresent() ? Drag.CARRYING : Drag.PANNING;
            picked.ifPresent(s -> {
                model.selected().set(picked);
                lift.accept(picked);
            });
        }
        if (drag == Drag.PANNING) {
            hall.setCursor(Cursor.CLOSED_HAND);
            hall.look(hall.camera().get().panned(e.getX() - lastX, e.getY() - lastY));
        } else if (drag == Drag.CARRYING) {
            hall.hover(hall.at(e.getX(), e.getY()));
            hall.drag(true, e.getX(), e.getY());
        }
        lastX = e.getX();
        lastY = e.getY();
    }

    private boolean holdsCartridge(Spot spot) {
        return spot.kind() != Spot.Kind.ROBOT
                && model.cabinet().filter(c -> c.element(spot).full()).isPresent();
    }

    private void released(MouseEvent e) {
        hall.setCursor(null);
        Optional<Spot> under = hall.at(e.getX(), e.getY());
        Optional<Spot> lifted = model.lifted().get();
        Drag was = drag;
        drag = Drag.NONE;
        hall.drag(false, 0, 0);
        if (was == Drag.CARRYING) {
            lift.accept(Optional.empty());
            lifted.ifPresent(from -> under.ifPresent(to -> propose.accept(from, to)));
        } else if (was == Drag.PRESSED && lifted.isPresent()) {
            under.ifPresent(to -> propose.accept(lifted.get(), to));
        } else if (was == Drag.PRESSED) {
            model.selected().set(under);
        }
    }

    private void key(KeyEvent e) {
        double x = hall.getWidth() / 2;
        double y = hall.getHeight() / 2;
        boolean plain = !e.isShortcutDown() && !e.isAltDown();
        boolean used = plain;
        switch (e.getCode()) {
            case LEFT -> used = plain && walk(Walk.Way.LEFT);
            case RIGHT -> used = plain && walk(Walk.Way.RIGHT);
            case UP -> used = plain && walk(Walk.Way.UP);
            case DOWN -> used = plain && walk(Walk.Way.DOWN);
            case PLUS, ADD, EQUALS -> hall.zoom(STEP, x, y);
            case MINUS, SUBTRACT -> hall.zoom(1 / STEP, x, y);
            case DIGIT0, NUMPAD0 -> used = plain && fit();
            case SPACE -> space = true;
            case ENTER -> enter();
            case ESCAPE -> used = escape();
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }

    private boolean fit() {
        hall.fit();
        return true;
    }

    private void enter() {
        Optional<Spot> to = model.selected().get();
        Optional<Spot> from = model.lifted().get();
        if (from.isPresent() && to.isPresent()) {
            propose.accept(from.get(), to.get());
        } else {
            to.ifPresent(hall::fly);
        }
    }

    private boolean escape() {
        if (model.lifted().get().isEmpty()) {
            return false;
        }
        drag = Drag.NONE;
        hall.drag(false, 0, 0);
        lift.accept(Optional.empty());
        return true;
    }

    private boolean walk(Walk.Way way) {
        model.cabinet().ifPresent(c -> {
            Spot next = model.selected().get().filter(c.plan()::has)
                    .map(s -> new Walk(c.plan()).next(s, way)).orElse(Spot.slot(0));
            if (c.plan().has(next)) {
                model.selected().set(Optional.of(next));
                hall.reveal(next);
            }
        });
        return true;
    }
}
