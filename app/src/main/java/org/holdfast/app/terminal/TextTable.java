package org.holdfast.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table of text: columns as wide as their widest cell, two blanks between. */
public final class TextTable {
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** {@code alignment}: a letter a column, {@code l} or {@code r}. */
    public TextTable(String alignment, String... heads) {
        right = new boolean[alignment.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = alignment.charAt(i) == 'r';
        }
        row(heads);
    }

    /** Adds a row; as many cells as columns. */
    public void row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells, " + right.length
                    + " columns");
        }
        rows.add(cells);
    }

    /** The lines, heads first. */
    public List<String> lines() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** Prints all lines as a result. */
    public void print(Terminal terminal) {
        lines().forEach(terminal::line);
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String blanks = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? "" : "  ");
            line.append(right[i] ? blanks + row[i] : row[i] + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
