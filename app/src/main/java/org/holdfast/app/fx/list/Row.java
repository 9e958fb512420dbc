package org.holdfast.app.fx.list;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A place on the screen that shows one row after the other. */
final class Row<T> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");

    final long number;
    private final RowCell<T> cell;
    private long shown = -1;
    private Optional<T> row = Optional.empty();
    private boolean selected;
    private boolean lead;

    Row(RowCell<T> cell, long number) {
        this.cell = cell;
        this.number = number;
        getStyleClass().add("virtual-row");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getChildren().add(cell.node());
    }

    long shown() {
        return shown;
    }

    void show(long index, Optional<T> now, boolean anew, boolean isSelected, boolean isLead,
            boolean visible) {
        setVisible(visible);
        if (!visible) {
            return;
        }
        if (anew || index != shown || !now.equals(row)) {
            shown = index;
            row = now;
            cell.show(index, now);
            setAccessibleText(cell.accessibleText());
        }
        if (selected != isSelected) {
            selected = isSelected;
            pseudoClassStateChanged(SELECTED, isSelected);
        }
        if (lead != isLead) {
            lead = isLead;
            pseudoClassStateChanged(LEAD, isLead);
        }
    }

    @Override
    protected void layoutChildren() {
        cell.node().resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> (int) Math.min(Integer.MAX_VALUE, shown);
            case SELECTED -> selected;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
