package org.holdfast.engine.api.bench;

/** What a figure is compared with: what the machine gives to something simple, in the same run. */
public enum Control {
    /** {@code cp -a} and {@code sync} of the same files. */
    COPY_TREE(Unit.A_SECOND),
    /** The same with nothing of them in the page cache. */
    COPY_TREE_COLD(Unit.A_SECOND),
    /** {@code cp} and {@code sync} of the same file. */
    COPY_FILE(Unit.BYTES_A_SECOND),
    /** Full blocks to the same virtual drive, one behind the other, and a filemark. */
    BARE_WRITE(Unit.BYTES_A_SECOND),
    /** Full blocks from the same virtual drive, one behind the other. */
    BARE_READ(Unit.BYTES_A_SECOND),
    /** A write of one line and an fsync, again and again. */
    FSYNC_LOOP(Unit.A_SECOND),
    /** Reading the same bytes with CRC32C and SHA-256 of each line. */
    BARE_CHECK(Unit.A_SECOND),
    /** As many entries appended to a ledger that no catalog follows. */
    UNFOLLOWED(Unit.A_SECOND),
    /** The same pages, nothing else going on. */
    LISTING_STILL(Unit.SECONDS),
    /** The same home, ended in order. */
    OPENED_IN_ORDER(Unit.SECONDS),
    /** The same bytes written to a file and nothing done to them. */
    BARE_FILE(Unit.BYTES_A_SECOND),
    /** A bare pass of the Aalto parser over the same bytes. */
    BARE_PARSER(Unit.BYTES_A_SECOND);

    private final Unit unit;

    Control(Unit unit) {
        this.unit = unit;
    }

    /** What it counts. */
    public Unit unit() {
        return unit;
    }
}
