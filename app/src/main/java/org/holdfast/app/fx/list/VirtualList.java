package org.holdfast.app.fx.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A list of as many rows as there are: the time of a frame depends on the rows in view only. Rows
 * are selected with the mouse and the keyboard as everywhere (Shift extends, the shortcut key adds,
 * Shortcut+A takes all). On the FX thread only.
 *
 * @param <T> what a row is
 */
public final class VirtualList<T> extends Region {
    private final RowSource<T> source;
    private final Supplier<RowCell<T>> maker;
    private final double rowHeight;
    private final List<Row<T>> rows = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final ReadOnlyObjectWrapper<Ranges> selection =
            new ReadOnlyObjectWrapper<>(Ranges.NONE);
    private final ReadOnlyLongWrapper lead = new ReadOnlyLongWrapper(-1);
    private long anchor = -1;
    private ListPosition position;
    private LongConsumer open = row -> { };
    private boolean stale = true;
    private boolean scrolling;

    /** A list of a source, with cells of a maker. */
    public VirtualList(RowSource<T> source, double rowHeight, Supplier<RowCell<T>> maker) {
        this.source = source;
        this.maker = maker;
        this.rowHeight = rowHeight;
        this.position = new ListPosition(source.size(), rowHeight, 0, 0);
        getStyleClass().add("virtual-list");
        getStylesheets().add(Objects.requireNonNull(VirtualList.class.getResource("list.css"),
                "list.css").toExternalForm());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe(v -> {
            if (!scrolling) {
                scroll(new ListPosition(position.rows(), rowHeight, position.height(),
                        v.doubleValue()));
            }
        });
        getChildren().add(bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        source.onChange(this::renewed);
        setOnScroll(e -> {
            scroll(position.by(-e.getDeltaY()));
            e.consume();
        });
        setOnMousePressed(this::pressed);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(f -> stale());
    }

    /** What is selected. */
    public ReadOnlyObjectProperty<Ranges> selection() {
        return selection.getReadOnlyProperty();
    }

    /** The row that the keyboard is at; -1 for none. */
    public ReadOnlyLongProperty lead() {
        return lead.getReadOnlyProperty();
    }

    /** Called when a row is opened: Enter, or two clicks. */
    public void onOpen(LongConsumer opened) {
        open = opened;
    }

    /** Selects rows. */
    public void select(Ranges ranges) {
        selection.set(ranges);
        stale();
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
    }

    /** Selects all rows there are. */
    public void selectAll() {
        select(Ranges.of(0, source.size()));
    }

    /** Goes to a row: it is the only one selected, and seen. */
    public void jump(long row) {
        if (source.size() > 0) {
            go(Math.clamp(row, 0, source.size() - 1), false, false);
        }
    }

    /** Where it is scrolled to. */
    public ListPosition position() {
        return position;
    }

    /** Scrolls. */
    public void scroll(ListPosition next) {
        if (!next.equals(position)) {
            position = next;
            requestLayout();
        }
    }

    private void renewed() {
        scroll(new ListPosition(source.size(), rowHeight, position.height(), position.top()));
        if (lead.get() >= source.size()) {
            lead.set(source.size() - 1);
        }
        stale();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
    }

    private void stale() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        if (height != position.height() || source.size() != position.rows()) {
            position = new ListPosition(source.size(), rowHeight, height, position.top());
        }
        long first = position.first();
        long end = position.end();
        source.want(first, Math.max(first, end - 1));
        double barWidth = position.most() > 0 ? bar.prefWidth(-1) : 0;
        cells((int) Math.ceil(height / rowHeight) + 1);
        for (Row<T> row : rows) {
            // Row i is always shown by the same cell: one step of scrolling changes one cell.
            long shown = first + Math.floorMod(row.number - first, (long) rows.size());
            row.show(shown, shown < end ? source.row(shown) : Optional.empty(), stale,
                    selection.get().contains(shown), isFocused() && shown == lead.get(),
                    shown < end);
            row.resizeRelocate(0, position.y(shown), getWidth() - barWidth, rowHeight);
        }
        stale = false;
        scrolling = true;
        bar.setVisible(position.most() > 0);
        bar.setMax(position.most());
        bar.setVisibleAmount(position.most() * height / Math.max(1,
                position.rows() * rowHeight));
        bar.setUnitIncrement(rowHeight);
        bar.setBlockIncrement(height - rowHeight);
        bar.setValue(position.top());
        scrolling = false;
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, height);
    }

    private void cells(int count) {
        if (rows.size() == count) {
            return;
        }
        while (rows.size() < count) {
            Row<T> row = new Row<>(maker.get(), rows.size());
            rows.add(row);
            getChildren().add(row);
        }
        while (rows.size() > count) {
            getChildren().remove(rows.removeLast());
        }
        stale = true;
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        long row = position.at(e.getY());
        if (row < 0 || e.getX() > getWidth() - (bar.isVisible() ? bar.getWidth() : 0)) {
            return;
        }
        boolean keep = e.getButton() == MouseButton.SECONDARY && selection.get().contains(row);
        if (e.isShortcutDown()) {
            lead.set(row);
            anchor = row;
            select(selection.get().toggled(row));
        } else if (!keep) {
            go(row, e.isShiftDown(), false);
        }
        if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
            open.accept(row);
        }
    }

    /** The keyboard goes to a row. */
    private void go(long row, boolean extend, boolean keep) {
        long from = extend && anchor >= 0 ? anchor : row;
        anchor = from;
        lead.set(row);
        if (!keep) {
            select(Ranges.of(Math.min(from, row), Math.max(from, row) + 1));
        }
        scroll(new ListPosition(source.size(), rowHeight, getHeight(), position.top())
                .showing(row));
        stale();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    private void key(KeyEvent e) {
        long size = source.size();
        if (size == 0) {
            return;
        }
        long at = Math.max(0, lead.get());
        long to = switch (e.getCode()) {
            case UP -> lead.get() < 0 ? 0 : at - 1;
            case DOWN -> lead.get() < 0 ? 0 : at + 1;
            case PAGE_UP -> at - position.page();
            case PAGE_DOWN -> at + position.page();
            case HOME -> 0;
            case END -> size - 1;
            default -> -1;
        };
        boolean used = true;
        switch (e.getCode()) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END ->
                go(Math.clamp(to, 0, size - 1), e.isShiftDown(), e.isShortcutDown());
            case SPACE -> {
                select(e.isShortcutDown() ? selection.get().toggled(at)
                        : Ranges.of(at, at + 1));
                anchor = at;
                lead.set(at);
            }
            case A -> {
                used = e.isShortcutDown();
                if (used) {
                    selectAll();
                }
            }
            case ENTER -> {
                used = lead.get() >= 0;
                if (used) {
                    open.accept(lead.get());
                }
            }
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }

    private Optional<Row<T>> shown(long row) {
        return rows.stream().filter(r -> r.isVisible() && r.shown() == row).findFirst();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> (int) Math.min(Integer.MAX_VALUE, source.size());
            case ITEM_AT_INDEX -> shown((Integer) parameters[0]).orElse(null);
            case FOCUS_ITEM -> shown(lead.get()).orElse(null);
            case MULTIPLE_SELECTION -> true;
            case SELECTED_ITEMS -> javafx.collections.FXCollections.<Node>observableArrayList(
                    rows.stream().filter(r -> r.isVisible()
                            && selection.get().contains(r.shown())).toList());
            case VERTICAL_SCROLLBAR -> bar;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.SHOW_ITEM && parameters.length > 0
                && parameters[0] instanceof Row<?> row) {
            scroll(position.showing(row.shown()));
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
