package org.holdfast.engine.ledger.form;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.ledger.merkle.TreeHasher;

/** The lines of a commit group, as they go to the file in one write. Not to be changed. */
public final class Group {
    private final ByteSink lines;
    private final List<byte[]> leaves;
    private final List<Integer> offsets;

    private Group(ByteSink lines, List<byte[]> leaves, List<Integer> offsets) {
        this.lines = lines;
        this.leaves = leaves;
        this.offsets = offsets;
    }

    /**
     * Gives the drafts consecutive numbers and one time.
     *
     * @param drafts at least one, together at most {@link LineLimits#GROUP_BYTES}
     * @param first the first one's number
     * @param time of the years 0 to 9999
     */
    public static Group of(List<Draft> drafts, long first, Instant time) {
        String t = TimeForm.text(time);
        if (t.length() != TimeForm.CHARS) {
            throw new IllegalStateException("the clock says " + t);
        }
        long size = 0;
        for (int i = 0; i < drafts.size(); i++) {
            size += bytes(drafts.get(i), first + i);
        }
        size = withOwnSize(size);
        ByteSink lines = new ByteSink(Math.toIntExact(size));
        List<byte[]> leaves = new ArrayList<>(drafts.size());
        List<Integer> offsets = new ArrayList<>(drafts.size());
        TreeHasher hasher = new TreeHasher();
        for (int i = 0; i < drafts.size(); i++) {
            int begin = lines.size();
            offsets.add(begin);
            lines.ascii("{\"n\":").number(first + i).ascii(",\"t\":\"").ascii(t).ascii("\",");
            if (i == 0) {
                lines.ascii("\"g\":").number(size).ascii(",");
            }
            lines.raw(drafts.get(i).text());
            leaves.add(hasher.leaf(lines.array(), begin, lines.size() - begin));
            Crc.end(lines, begin);
            members(drafts.get(i), first + i, lines);
        }
        if (lines.size() != size) {
            throw new IllegalStateException("group of " + lines.size() + ", not " + size);
        }
        return new Group(lines, leaves, offsets);
    }

    private static void members(Draft draft, long number, ByteSink lines) {
        int from = 0;
        for (int end : draft.memberEnds()) {
            int begin = lines.size();
            lines.ascii("{\"n\":").number(number);
            lines.write(draft.members(), from, end - from);
            Crc.end(lines, begin);
            from = end;
        }
    }

    private static long bytes(Draft draft, long number) {
        int head = "{\"n\":".length() + Long.toString(number).length();
        int entry = head + ",\"t\":\"".length() + TimeForm.CHARS + "\",".length()
                + draft.text().length + Crc.BYTES + 1;
        return entry + draft.members().length
                + draft.memberEnds().length * (long) (head + Crc.BYTES + 1);
    }

    /** The size when a field that tells it is added. */
    private static long withOwnSize(long size) {
        long with = size + "\"g\":,".length();
        int digits = 1;
        while (Long.toString(with + digits).length() > digits) {
            digits++;
        }
        return with + digits;
    }

    /** The bytes to write, positioned at their begin. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(lines.array(), 0, lines.size());
    }

    /** Leaf hashes of the entries. */
    public List<byte[]> leaves() {
        return leaves;
    }

    /** Where each entry's line begins in the group. */
    public List<Integer> offsets() {
        return offsets;
    }
}
