package org.holdfast.app.fx.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A list of made-up rows that is scrolled with every pulse: by lines, by pages, by leaps. On the FX
 * thread only.
 */
public final class ListBench {
    private static final int ROW = 32;
    private static final int LEG = 150;
    private static final int COLUMNS = 4;

    private final VirtualList<String[]> list;

    /** A list with so many rows. */
    public ListBench(long rows) {
        list = new VirtualList<>(new Numbered(rows), ROW, Cell::new);
    }

    /** What is to be shown. */
    public Region content() {
        return list;
    }

    /** Scrolls on; called before each pulse, from 0. */
    public void step(int pulse) {
        ListPosition at = list.position();
        switch (pulse / LEG % 4) {
            case 0 -> list.scroll(at.by(7));
            case 1 -> list.scroll(at.by(ROW * 3 + 5));
            case 2 -> list.scroll(at.by(at.height()));
            default -> list.jump((long) pulse * 7_919_513 % at.rows());
        }
    }

    private record Numbered(long size) implements RowSource<String[]> {
        @Override
        public Optional<String[]> row(long index) {
            return Optional.of(new String[] {"letters/1999/Complaint-" + index + ".wpd",
                index % 900 + " kB", "11.03." + (1999 + index % 20),
                index % 7 == 0 ? "staged" : "safe 2 of 2"});
        }

        @Override
        public void want(long first, long last) {
            // All rows are here.
        }

        @Override
        public void onChange(Runnable changed) {
            // They never change.
        }
    }

    private static final class Cell implements RowCell<String[]> {
        private final HBox box = new HBox(12);
        private final List<Label> labels = new ArrayList<>();

        Cell() {
            box.setStyle("-fx-padding: 0 16 0 16; -fx-alignment: center-left;");
            for (int i = 0; i < COLUMNS; i++) {
                Label label = new Label();
                label.setMinWidth(Region.USE_PREF_SIZE);
                labels.add(label);
                label.setPrefWidth(i == 0 ? 480 : 130);
            }
            HBox.setHgrow(labels.getFirst(), Priority.ALWAYS);
            box.getChildren().addAll(labels);
        }

        @Override
        public Node node() {
            return box;
        }

        @Override
        public void show(long index, Optional<String[]> row) {
            for (int i = 0; i < COLUMNS; i++) {
                int column = i;
                labels.get(i).setText(row.map(r -> r[column]).orElse(""));
            }
        }

        @Override
        public String accessibleText() {
            return labels.getFirst().getText();
        }
    }
}
