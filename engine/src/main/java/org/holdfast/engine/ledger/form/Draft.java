package org.holdfast.engine.ledger.form;

import java.util.List;
import org.holdfast.engine.env.Chance;
import org.holdfast.engine.ledger.merkle.MerkleTree;
import org.holdfast.engine.model.fact.Fact;

/**
 * An entry in JSON that has no number and no time yet: what can be prepared before its turn.
 *
 * <p>Immutable, safe for any thread.
 */
public final class Draft {
    private static final byte[] NONE = {};

    /** {@code "a":...,"y":...,"c":{...}}}. */
    private final byte[] text;
    /** Members from behind their number, without CRC. */
    private final byte[] members;
    private final int[] memberEnds;

    private Draft(byte[] text, byte[] members, int[] memberEnds) {
        this.text = text;
        this.members = members;
        this.memberEnds = memberEnds;
    }

    /**
     * Writes a fact as JSON.
     *
     * @param actor who did it, 1 to {@value LineLimits#ACTOR_CHARS} characters
     * @param chance gives the salts of a batch's members
     * @throws IllegalArgumentException when it is larger than {@link LineLimits} allow (the caller
     *     splits) or has text that is not Unicode
     */
    public static Draft of(String actor, Fact fact, Chance chance) {
        if (actor.isEmpty() || actor.length() > LineLimits.ACTOR_CHARS) {
            throw new IllegalArgumentException("actor of " + actor.length() + " characters");
        }
        if (!(fact instanceof Fact.BlobsAccepted batch)) {
            return new Draft(text(actor, fact, FactJson.write((Record) fact)), NONE, new int[0]);
        }
        if (batch.blobs().isEmpty() || batch.blobs().size() > LineLimits.MEMBERS) {
            throw new IllegalArgumentException("batch of " + batch.blobs().size()
                    + " blobs, not 1 to " + LineLimits.MEMBERS);
        }
        MemberWriter members = new MemberWriter(chance, batch.blobs().size());
        batch.blobs().forEach(members::add);
        String root = MerkleTree.of(members.leaves()).head().root().toString();
        BatchContent content = new BatchContent(batch.segment(), batch.domains(),
                batch.blobs().size(), root);
        return new Draft(text(actor, fact, FactJson.write(content)), members.lines(),
                members.ends());
    }

    private static byte[] text(String actor, Fact fact, byte[] content) {
        ByteSink sink = new ByteSink(content.length + FRAME);
        sink.ascii("\"a\":");
        Json.string(sink, actor);
        sink.ascii(",\"y\":\"").ascii(FactNames.nameOf(fact.getClass())).ascii("\",\"c\":");
        sink.raw(content).ascii("}");
        if (sink.size() > LineLimits.TEXT_BYTES) {
            throw new IllegalArgumentException(FactNames.nameOf(fact.getClass()) + " of "
                    + sink.size() + " bytes, more than " + LineLimits.TEXT_BYTES
                    + ": to be split by who appends it");
        }
        return sink.copy();
    }

    private static final int FRAME = 64;

    /** Bytes of its lines at most, whatever its number. */
    public long maxBytes() {
        return text.length + members.length
                + LineLimits.FRAME_BYTES * (1L + memberEnds.length);
    }

    byte[] text() {
        return text;
    }

    byte[] members() {
        return members;
    }

    int[] memberEnds() {
        return memberEnds;
    }
}
