package org.holdfast.engine.ledger.form;

/** What a line, a batch and a group may hold at most. */
public final class LineLimits {
    /** A line with its newline, in bytes. */
    public static final int LINE_BYTES = 1 << 20;
    /** What a line has beside actor, type and content, at most. */
    static final int FRAME_BYTES = 128;
    /** Actor, type and content of an entry as JSON, or one member of a batch, in bytes. */
    public static final int TEXT_BYTES = LINE_BYTES - FRAME_BYTES;
    /** Members of one batch. */
    public static final int MEMBERS = 1 << 16;
    /** Lines of one commit group together, in bytes: what an append takes in memory at most. */
    public static final int GROUP_BYTES = 64 << 20;
    /** Characters of an actor. */
    public static final int ACTOR_CHARS = 256;
    /**
     * So many keys fit into one {@code ObjectsHidden} or {@code ObjectsShown} whatever they are,
     * even when JSON escapes all of their bytes.
     */
    public static final int KEYS = 160;

    private LineLimits() {}
}
