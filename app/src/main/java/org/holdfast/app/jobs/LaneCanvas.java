package org.holdfast.app.jobs;

import static org.holdfast.i18n.JobsText.TIME_LINE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.holdfast.app.jobs.Roles.Role;
import org.holdfast.app.jobs.TimeLine.Bar;
import org.holdfast.engine.api.Activity.Block;

/**
 * Lanes of robots and drives on one canvas, as large as what is seen of them. Left and right go
 * from block to block, up and down from lane to lane, Page Up and Page Down through time; the wheel
 * goes through lanes, with Shift through time, and so does dragging. On the FX thread only.
 */
final class LaneCanvas extends Region {
    private static final int MOST_LANES = 6;
    private static final double NAMES = 184;
    private static final double RIGHT = 32;
    private static final double PAGE = 0.5;
    private static final double STILL = 3;

    private final JobsModel model;
    private final JobsWords words;
    private final Canvas canvas = new Canvas();
    private final Roles roles = new Roles(this::repaint);
    private final LanePainter painter;
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private Optional<Target> focused = Optional.empty();
    private boolean dirty = true;
    private double pressedX;
    private double draggedX;

    /** A block in a lane. */
    private record Target(Lanes.Id lane, long number) {}

    LaneCanvas(JobsModel model, JobsWords words) {
        this.model = model;
        this.words = words;
        this.painter = new LanePainter(roles, model, words);
        bar.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, bar, roles.nodes());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("jobs-lanes");
        setMinSize(0, LanePainter.HEAD + LanePainter.LANE);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        model.laneNews().subscribe(n -> renewed());
        model.selected().subscribe(s -> repaint());
        model.jobs().subscribe(j -> repaint());
        model.span().subscribe(s -> repaint());
        model.back().subscribe(b -> repaint());
        bar.valueProperty().subscribe(v -> repaint());
        focusedProperty().subscribe(f -> repaint());
        setOnMouseMoved(this::hover);
        setOnMouseExited(e -> Tooltip.uninstall(this, tip));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnScroll(this::wheel);
        setOnKeyPressed(this::key);
        describe();
    }

    private void renewed() {
        requestLayout();
        repaint();
        describe();
    }

    private void repaint() {
        if (!dirty) {
            dirty = true;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LanePainter.HEAD + LanePainter.LANE
                * Math.clamp(model.lanes().lines().size(), 1, MOST_LANES);
    }

    @Override
    protected void layoutChildren() {
        double high = getHeight() - LanePainter.HEAD;
        double all = model.lanes().lines().size() * LanePainter.LANE;
        bar.setVisible(all > high + 1);
        bar.setMax(Math.max(0, all - high));
        bar.setVisibleAmount(all <= 0 ? 0 : bar.getMax() * Math.min(1, high / all));
        bar.setValue(Math.min(bar.getValue(), bar.getMax()));
        bar.resizeRelocate(getWidth() - 12, LanePainter.HEAD, 12, Math.max(0, high));
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            dirty = true;
        }
        if (dirty) {
            dirty = false;
            paint();
        }
    }

    private TimeLine line() {
        return new TimeLine(model.right(), model.span().get(), NAMES,
                Math.max(1, getWidth() - NAMES - RIGHT));
    }

    private double top(int lane) {
        return LanePainter.HEAD + lane * LanePainter.LANE - Math.round(bar.getValue());
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double bottom = getHeight();
        g.setFill(roles.color(Role.BG_DEFAULT));
        g.fillRect(0, 0, getWidth(), bottom);
        TimeLine line = line();
        painter.grid(g, line, bottom);
        List<Lanes.Line> lanes = model.lanes().lines();
        for (int i = 0; i < lanes.size(); i++) {
            double y = top(i);
            if (y + LanePainter.LANE < LanePainter.HEAD || y > bottom) {
                continue;
            }
            Lanes.Line lane = lanes.get(i);
            painter.name(g, lane, y, NAMES);
            painter.bars(g, bars(line, lane), y, isFocused() ? focused.filter(
                    t -> t.lane().equals(lane.id())).map(Target::number) : Optional.empty());
            painter.rule(g, 0, y + LanePainter.LANE - 0.5, getWidth(),
                    y + LanePainter.LANE - 0.5, Role.BORDER_SUBTLE);
        }
        painter.now(g, line, bottom);
        painter.head(g, line, getWidth());
        if (isFocused()) {
            g.setStroke(roles.color(Role.ACCENT_EMPHASIS));
            g.setLineWidth(2);
            g.strokeRect(1, 1, getWidth() - 2, bottom - 2);
        }
    }

    private List<Bar> bars(TimeLine line, Lanes.Line lane) {
        return line.bars(lane.blocks(), model.lanes().now());
    }

    /** Where a block is on the canvas, when it is seen; for those who point at it. */
    Optional<double[]> place(Lanes.Id lane, long number) {
        List<Lanes.Line> lanes = model.lanes().lines();
        for (int i = 0; i < lanes.size(); i++) {
            double y = top(i) + LanePainter.LANE / 2;
            if (lanes.get(i).id().equals(lane)) {
                return bars(line(), lanes.get(i)).stream()
                        .filter(b -> b.block().number() == number).findFirst()
                        .map(b -> new double[] {b.x() + b.width() / 2, y});
            }
        }
        return Optional.empty();
    }

    private Optional<Target> at(double x, double y) {
        int i = (int) Math.floor((y - LanePainter.HEAD + bar.getValue()) / LanePainter.LANE);
        List<Lanes.Line> lanes = model.lanes().lines();
        if (y < LanePainter.HEAD || x < NAMES || i < 0 || i >= lanes.size()) {
            return Optional.empty();
        }
        return TimeLine.at(bars(line(), lanes.get(i)), x)
                .map(b -> new Target(lanes.get(i).id(), b.block().number()));
    }

    private Optional<Lanes.Line> lane(Target target) {
        return model.lanes().lines().stream().filter(l -> l.id().equals(target.lane()))
                .findFirst();
    }

    private Optional<Block> block(Target target) {
        return lane(target).flatMap(l -> l.blocks().stream()
                .filter(b -> b.number() == target.number()).findFirst());
    }

    private String sentence(Target target) {
        return block(target).map(b -> words.sentence(words.lane(lane(target).orElseThrow(),
                model.lanes()), b, b.job().flatMap(model::job), model.lanes().now())).orElse("");
    }

    private void hover(MouseEvent e) {
        Optional<String> said = at(e.getX(), e.getY()).map(this::sentence);
        said.ifPresentOrElse(s -> {
            tip.setText(s);
            Tooltip.install(this, tip);
        }, () -> {
            tip.hide();
            Tooltip.uninstall(this, tip);
        });
    }

    private void press(MouseEvent e) {
        requestFocus();
        pressedX = e.getX();
        draggedX = e.getX();
    }

    private void drag(MouseEvent e) {
        if (Math.abs(e.getX() - pressedX) > STILL || draggedX != pressedX) {
            model.scroll((draggedX - e.getX()) / line().width());
            draggedX = e.getX();
        }
    }

    private void release(MouseEvent e) {
        if (draggedX == pressedX) {
            at(e.getX(), e.getY()).ifPresent(this::choose);
        }
    }

    private void wheel(ScrollEvent e) {
        if (e.getDeltaX() != 0) {
            model.scroll(-e.getDeltaX() / line().width());
            e.consume();
        } else if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() - e.getDeltaY(), 0, bar.getMax()));
            e.consume();
        }
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case UP -> change(-1);
            case DOWN -> change(1);
            case PAGE_UP -> model.scroll(-PAGE);
            case PAGE_DOWN -> model.scroll(PAGE);
            case END -> model.back().set(Optional.empty());
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void step(int by) {
        Optional<Lanes.Line> lane = focused.flatMap(this::lane);
        if (lane.isEmpty()) {
            change(0);
            return;
        }
        List<Bar> bars = bars(line(), lane.get());
        int at = -1;
        for (int i = 0; i < bars.size(); i++) {
            at = bars.get(i).block().number() == focused.get().number() ? i : at;
        }
        if (!bars.isEmpty()) {
            int to = at < 0 ? bars.size() - 1 : Math.clamp(at + by, 0, bars.size() - 1);
            choose(new Target(lane.get().id(), bars.get(to).block().number()));
        }
    }

    /** The last block that is seen in the next lane that has one. */
    private void change(int by) {
        List<Lanes.Line> lanes = new ArrayList<>(model.lanes().lines());
        int at = focused.flatMap(this::lane).map(lanes::indexOf).orElse(by < 0 ? lanes.size() : -1);
        int way = by < 0 ? -1 : 1;
        for (int i = at + way; i >= 0 && i < lanes.size(); i += way) {
            List<Bar> bars = bars(line(), lanes.get(i));
            if (!bars.isEmpty()) {
                reveal(i);
                choose(new Target(lanes.get(i).id(), bars.getLast().block().number()));
                return;
            }
        }
    }

    private void reveal(int lane) {
        double from = lane * LanePainter.LANE;
        double high = getHeight() - LanePainter.HEAD;
        bar.setValue(Math.clamp(bar.getValue(), Math.max(0, from + LanePainter.LANE - high),
                Math.max(from, from + LanePainter.LANE - high)));
    }

    private void choose(Target target) {
        focused = Optional.of(target);
        block(target).flatMap(Block::job).ifPresent(j -> model.selected().set(Optional.of(j)));
        describe();
        repaint();
    }

    /** What is said to those who listen: the block, or else what every lane does. */
    private void describe() {
        String lanes = String.join("; ", model.lanes().lines().stream()
                .map(l -> words.lane(l, model.lanes()) + ": " + words.doing(l)).toList());
        String said = focused.map(this::sentence).filter(s -> !s.isEmpty()).orElse(lanes);
        String all = words.words().say(TIME_LINE) + (said.isEmpty() ? "" : ": " + said);
        if (!all.equals(getAccessibleText())) {
            setAccessibleText(all);
        }
    }
}
