package org.holdfast.engine.ledger.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.holdfast.engine.ledger.merkle.TreeHasher;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.fact.Fact;

/**
 * One line, taken apart without reading its content; used again for the next. For one thread.
 *
 * <p>Reading goes in two steps, since they fail for different reasons: {@link #whole} says whether
 * the CRC is right, {@link #scan} then finds the fields; a line that is whole and yet has another
 * shape is not damaged but written by something else.
 */
public final class LineHead {
    private static final byte[] NUMBER = ascii("{\"n\":");
    private static final byte[] TIME = ascii(",\"t\":\"");
    private static final byte[] AFTER_TIME = ascii("\",");
    private static final byte[] GROUP = ascii("\"g\":");
    private static final byte[] ACTOR = ascii("\"a\":");
    private static final byte[] TYPE = ascii(",\"y\":\"");
    private static final byte[] CONTENT = ascii("\",\"c\":");
    private static final byte[] INDEX = ascii(",\"i\":");
    private static final byte[] COMMIT = ascii(",\"commit\":");
    private static final byte[] OPEN = ascii(",\"open\":{");

    private byte[] bytes;
    private int begin;
    private int end;
    private int at;

    private long number;
    private boolean member;
    private int index;
    private int time;
    private long groupBytes;
    private int actor;
    private int actorEnd;
    private String type;
    /** The actor read last, which most often is the next line's too. */
    private byte[] knownActor = {};
    private String knownActorText;
    private int content;
    private int commitEnd;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether these bytes, a line without its newline, end in their CRC. */
    public boolean whole(byte[] line, int from, int to) {
        bytes = line;
        begin = from;
        end = to - Crc.BYTES;
        return Crc.good(line, from, to);
    }

    /** The fields of a line whose object alone is given, without CRC. */
    public static LineHead ofLeaf(byte[] leaf) throws LedgerFormatException {
        LineHead line = new LineHead();
        line.bytes = leaf;
        line.begin = 0;
        line.end = leaf.length;
        line.scan();
        return line;
    }

    /** Finds the fields of the line that {@link #whole} was asked about. */
    public void scan() throws LedgerFormatException {
        at = begin;
        groupBytes = -1;
        take(NUMBER);
        number = digits();
        member = !next(TIME);
        if (member) {
            scanMember();
        } else {
            scanEntry();
        }
        if (end - begin < 2 || bytes[end - 1] != '}') {
            throw shape();
        }
    }

    private void scanEntry() throws LedgerFormatException {
        time = at;
        for (int i = 0; i < TimeForm.CHARS; i++, at++) {
            if (at >= end || !TimeForm.fits(bytes[at], i)) {
                throw shape();
            }
        }
        take(AFTER_TIME);
        if (next(GROUP)) {
            groupBytes = digits();
            take(ascii(","));
        }
        take(ACTOR);
        actor = at;
        skipString();
        actorEnd = at;
        take(TYPE);
        int from = at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        type = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        take(CONTENT);
        content = at;
    }

    private void scanMember() throws LedgerFormatException {
        take(INDEX);
        long i = digits();
        if (i >= LineLimits.MEMBERS) {
            throw shape();
        }
        index = (int) i;
        take(COMMIT);
        content = at;
        // hex digits, numbers and names: the bytes of OPEN cannot be inside
        commitEnd = find(OPEN, at);
        at = commitEnd + OPEN.length - 1;
    }

    private int find(byte[] wanted, int from) throws LedgerFormatException {
        int last = end - wanted.length;
        for (int i = from; i <= last; i++) {
            // most commas are followed by a quote and a field that begins otherwise
            if (bytes[i] == ',' && bytes[i + 2] == wanted[2]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw shape();
    }

    private void skipString() throws LedgerFormatException {
        if (at >= end || bytes[at] != '"') {
            throw shape();
        }
        for (at++; at < end && bytes[at] != '"'; at++) {
            if (bytes[at] == '\\') {
                at++;
            }
        }
        at++;
    }

    private long digits() throws LedgerFormatException {
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 18) {
            value = value * 10 + bytes[at++] - '0';
        }
        boolean leadingZero = at > from + 1 && bytes[from] == '0';
        if (at == from || leadingZero) {
            throw shape();
        }
        return value;
    }

    private boolean next(byte[] wanted) {
        if (end - at < wanted.length
                || !Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    private void take(byte[] wanted) throws LedgerFormatException {
        if (!next(wanted)) {
            throw shape();
        }
    }

    private LedgerFormatException shape() {
        return new LedgerFormatException("a line of another shape at character "
                + Math.max(0, at - begin));
    }

    /** The entry's number, or the batch's that this is a member of. */
    public long number() {
        return number;
    }

    /** Whether this is a member of a batch and no entry. */
    public boolean member() {
        return member;
    }

    /** The member's index. */
    public int index() {
        return index;
    }

    /** Whether the entry is the first of a commit group. */
    public boolean groupFirst() {
        return !member && groupBytes >= 0;
    }

    /** Bytes of the whole group. */
    public long groupBytes() {
        return groupBytes;
    }

    /** The entry's type name. */
    public String type() {
        return type;
    }

    /** Whether members follow. */
    public boolean batch() {
        return !member && type.equals(FactNames.BATCH);
    }

    /** Refuses a type that this version does not know. */
    public void checkType() throws LedgerFormatException {
        FactNames.typeOf(type);
    }

    /** Whether the entry's time is before {@code earlier}, a time as {@link #copyTime} gives it. */
    public boolean before(byte[] earlier) {
        return Arrays.compareUnsigned(bytes, time, time + TimeForm.CHARS, earlier, 0,
                TimeForm.CHARS) < 0;
    }

    /** Copies the time's characters; {@link #TIME_BYTES} of them. */
    public void copyTime(byte[] to) {
        System.arraycopy(bytes, time, to, 0, TimeForm.CHARS);
    }

    /** Bytes of a time. */
    public static final int TIME_BYTES = TimeForm.CHARS;

    /** Whether these are the characters of a time. */
    public static boolean isTime(byte[] text) {
        boolean shaped = text.length == TimeForm.CHARS;
        for (int i = 0; shaped && i < text.length; i++) {
            shaped = TimeForm.fits(text[i], i);
        }
        return shaped;
    }

    /** A time that no entry is before. */
    public static final byte[] FIRST_TIME = ascii("0000-01-01T00:00:00.000000000Z");

    /** The entry's time. */
    public Instant time() throws LedgerFormatException {
        byte[] text = new byte[TimeForm.CHARS];
        copyTime(text);
        return time(text);
    }

    /** The time in characters that {@link #copyTime} gave. */
    public static Instant time(byte[] text) throws LedgerFormatException {
        try {
            return TimeForm.parse(new String(text, StandardCharsets.ISO_8859_1));
        } catch (DateTimeException e) {
            throw new LedgerFormatException("a time that is none", e);
        }
    }

    /** The entry's actor. */
    public String actor() throws IOException {
        if (!Arrays.equals(bytes, actor, actorEnd, knownActor, 0, knownActor.length)) {
            knownActorText = FactJson.read(String.class, bytes, actor, actorEnd - actor);
            knownActor = Arrays.copyOfRange(bytes, actor, actorEnd);
        }
        return knownActorText;
    }

    /** The entry's fact; not for batches, whose members follow. */
    public Fact fact() throws IOException {
        return FactJson.read(FactNames.typeOf(type), bytes, content, end - 1 - content);
    }

    /** The content of a batch's entry. */
    public BatchContent batchContent() throws IOException {
        return FactJson.read(BatchContent.class, bytes, content, end - 1 - content);
    }

    /** The member, with what it commits to. */
    public MemberLine memberLine() throws IOException {
        int open = commitEnd + OPEN.length - 1;
        return MemberLine.read(bytes, content, commitEnd, open, end - 1, true);
    }

    /** The member's blob; what it commits to is not looked at. */
    public AcceptedBlob blob() throws IOException {
        int open = commitEnd + OPEN.length - 1;
        return MemberLine.read(bytes, content, commitEnd, open, end - 1, false).blob();
    }

    /** The leaf's bytes: of an entry the object, of a member its {@code commit}. */
    public byte[] leaf() {
        return member ? Arrays.copyOfRange(bytes, content, commitEnd)
                : Arrays.copyOfRange(bytes, begin, end);
    }

    /** The leaf's hash. */
    public byte[] leafHash(TreeHasher hasher) {
        return member ? hasher.leaf(bytes, content, commitEnd - content)
                : hasher.leaf(bytes, begin, end - begin);
    }
}
