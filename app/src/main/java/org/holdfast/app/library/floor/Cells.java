package org.holdfast.app.library.floor;

import java.util.Arrays;

/** What is to be seen of each slot, the slots first and the mail slots behind them. Immutable. */
public final class Cells {
    private static final Look[] LOOKS = Look.values();

    private final byte[] looks;
    private final byte[] fills;
    private final String[] labels;

    private Cells(byte[] looks, byte[] fills, String[] labels) {
        this.looks = looks;
        this.fills = fills;
        this.labels = labels;
    }

    /** As many empty slots. */
    public static Cells empty(int count) {
        return new Writing(count).done();
    }

    /** How many there are. */
    public int count() {
        return looks.length;
    }

    /** What one looks like. */
    public Look look(int cell) {
        return LOOKS[looks[cell]];
    }

    /** How full it is in percent, 0 to 100. */
    public int fill(int cell) {
        return fills[cell];
    }

    /** The whole barcode; null when there is none to be read. */
    public String label(int cell) {
        return labels[cell];
    }

    /** How many have a look. */
    public int count(Look look) {
        int sum = 0;
        for (byte b : looks) {
            sum += b == look.ordinal() ? 1 : 0;
        }
        return sum;
    }

    /** How many of a range have no cartridge. */
    public int emptyIn(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += looks[i] == Look.EMPTY.ordinal() ? 1 : 0;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells c && Arrays.equals(looks, c.looks)
                && Arrays.equals(fills, c.fills) && Arrays.equals(labels, c.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(looks) * 31 + Arrays.hashCode(fills);
    }

    /** Cells being filled in; all are empty at first. */
    public static final class Writing {
        private byte[] looks;
        private final byte[] fills;
        private final String[] labels;

        /** As many cells. */
        public Writing(int count) {
            looks = new byte[count];
            fills = new byte[count];
            labels = new String[count];
        }

        /** Says what a cell looks like. */
        public void cell(int cell, Look look, int percent, String label) {
            looks[cell] = (byte) look.ordinal();
            fills[cell] = (byte) Math.clamp(percent, 0, 100);
            labels[cell] = label;
        }

        /** No more is written after this. */
        public Cells done() {
            Cells cells = new Cells(looks, fills, labels);
            looks = null;
            return cells;
        }
    }
}
