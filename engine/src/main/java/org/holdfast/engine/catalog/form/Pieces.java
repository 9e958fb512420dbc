package org.holdfast.engine.catalog.form;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * What is known of the blobs of one segment, as stretches of ordinals with the same bits.
 *
 * <p>Bit n (0 to 7): a counting copy for the n-th storage domain that the segment asks for;
 * {@link #OTHER}: a counting copy in some other domain; {@link #STAGED}: the staged bytes are
 * there; {@link #DROPPED}: deleted for good, no copy is asked for any more. A segment of a hundred
 * thousand blobs that were copied together is one piece.
 */
public final class Pieces {
    /** A counting copy outside the domains asked for. */
    public static final int OTHER = 1 << 8;
    /** The staged bytes are there. */
    public static final int STAGED = 1 << 9;
    /** Deleted for good: a cartridge's index has dropped it, and nothing is needed of it. */
    public static final int DROPPED = 1 << 10;
    /** No blobs. */
    public static final Pieces EMPTY = new Pieces(new int[0], new int[0], 0);

    private final int[] starts;
    private final int[] masks;
    private final int end;

    /** Takes a stretch of ordinals. */
    @FunctionalInterface
    public interface Stretch {
        /** Ordinals {@code first} to {@code end - 1} have these bits. */
        void take(int first, int end, int mask);
    }

    /** Takes a stretch of ordinals whose bits differ. */
    @FunctionalInterface
    public interface Difference {
        /** Ordinals {@code first} to {@code end - 1} had these bits and have those. */
        void take(int first, int end, int before, int now);
    }

    private Pieces(int[] starts, int[] masks, int end) {
        this.starts = starts;
        this.masks = masks;
        this.end = end;
    }

    /** The ordinal behind the last. */
    public int end() {
        return end;
    }

    /** The bits of an ordinal below {@link #end}. */
    public int mask(int ordinal) {
        int at = Arrays.binarySearch(starts, ordinal);
        return masks[at >= 0 ? at : -at - 2];
    }

    /** With staged blobs up to {@code newEnd}. */
    public Pieces grownTo(int newEnd) {
        if (newEnd <= end) {
            return this;
        }
        if (masks.length > 0 && masks[masks.length - 1] == STAGED) {
            return new Pieces(starts, masks, newEnd);
        }
        int[] moreStarts = Arrays.copyOf(starts, starts.length + 1);
        int[] moreMasks = Arrays.copyOf(masks, masks.length + 1);
        moreStarts[starts.length] = end;
        moreMasks[masks.length] = STAGED;
        return new Pieces(moreStarts, moreMasks, newEnd);
    }

    /** Goes through all stretches in order. */
    public void each(Stretch stretch) {
        for (int i = 0; i < starts.length; i++) {
            stretch.take(starts[i], behind(i), masks[i]);
        }
    }

    /** Goes through what differs in {@code now}, as far as both reach, in order. */
    public void differences(Pieces now, Difference difference) {
        int stop = Math.min(end, now.end);
        int mine = 0;
        int other = 0;
        for (int at = 0; at < stop;) {
            int past = Math.min(stop, Math.min(behind(mine), now.behind(other)));
            if (masks[mine] != now.masks[other]) {
                difference.take(at, past, masks[mine], now.masks[other]);
            }
            at = past;
            mine += behind(mine) == at ? 1 : 0;
            other += now.behind(other) == at ? 1 : 0;
        }
    }

    private int behind(int piece) {
        return piece + 1 < starts.length ? starts[piece + 1] : end;
    }

    /** A brush that begins with these pieces. */
    public Brush brush() {
        return new Brush();
    }

    /** Paints bits over stretches of ordinals. */
    public final class Brush {
        private final TreeMap<Integer, Integer> pieces = new TreeMap<>();

        private Brush() {
            each((first, past, mask) -> pieces.put(first, mask));
        }

        /** Changes the bits from {@code first} to {@code past - 1}, as far as there are blobs. */
        public Brush paint(int first, int past, IntUnaryOperator change) {
            int stop = Math.min(past, end);
            if (first >= stop) {
                return this;
            }
            cut(first);
            cut(stop);
            pieces.subMap(first, stop).replaceAll((at, mask) -> change.applyAsInt(mask));
            return this;
        }

        private void cut(int at) {
            if (at < end && !pieces.containsKey(at)) {
                pieces.put(at, pieces.floorEntry(at).getValue());
            }
        }

        /** The pieces as painted. */
        public Pieces done() {
            int[] newStarts = new int[pieces.size()];
            int[] newMasks = new int[pieces.size()];
            int count = 0;
            for (Map.Entry<Integer, Integer> piece : pieces.entrySet()) {
                if (count == 0 || newMasks[count - 1] != piece.getValue()) {
                    newStarts[count] = piece.getKey();
                    newMasks[count++] = piece.getValue();
                }
            }
            return new Pieces(Arrays.copyOf(newStarts, count), Arrays.copyOf(newMasks, count), end);
        }
    }

    /** The bytes for a column: pairs of length and bits, each number in groups of seven bits. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(10 * starts.length);
        each((first, past, mask) -> {
            number(out, past - first);
            number(out, mask);
        });
        return Arrays.copyOf(out.array(), out.position());
    }

    /** From {@link #encode}. */
    public static Pieces decode(byte[] bytes) {
        int[] starts = new int[bytes.length / 2];
        int[] masks = new int[bytes.length / 2];
        int count = 0;
        int end = 0;
        for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); count++) {
            starts[count] = end;
            end += number(in);
            masks[count] = number(in);
        }
        return new Pieces(Arrays.copyOf(starts, count), Arrays.copyOf(masks, count), end);
    }

    private static void number(ByteBuffer out, int value) {
        int rest = value;
        for (; rest > 0x7f; rest >>>= 7) {
            out.put((byte) (rest | 0x80));
        }
        out.put((byte) rest);
    }

    private static int number(ByteBuffer in) {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            byte group = in.get();
            value |= (group & 0x7f) << shift;
            if (group >= 0) {
                return value;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pieces p && end == p.end && Arrays.equals(starts, p.starts)
                && Arrays.equals(masks, p.masks);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * end + Arrays.hashCode(starts)) + Arrays.hashCode(masks);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        each((first, past, mask) -> text.append(first).append("..").append(past).append('=')
                .append(Integer.toBinaryString(mask)).append(' '));
        return text.toString();
    }
}
