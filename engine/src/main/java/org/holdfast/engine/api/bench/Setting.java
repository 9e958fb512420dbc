package org.holdfast.engine.api.bench;

/** Something that says how figures were made. */
public enum Setting {
    /** Files, or entries, or objects. */
    COUNT(Unit.COUNT),
    /** How often. */
    RUNS(Unit.COUNT),
    /** Bytes of all files together. */
    BYTES(Unit.BYTES),
    /** How many different files the source is made of; the others are hard links to them. */
    DISTINCT(Unit.COUNT),
    /** The most that staging may hold on the way to safe. */
    STAGING_LIMIT(Unit.BYTES),
    /** The capacity of a virtual cartridge. */
    CARTRIDGE(Unit.BYTES),
    /** Bytes of one block on tape. */
    BLOCK(Unit.BYTES),
    /** Bytes of an entry in the ledger, about. */
    ENTRY(Unit.BYTES),
    /** Objects of one ledger entry. */
    BATCH(Unit.COUNT),
    /** Files a second that entries stand for while the lag is measured. */
    PACE(Unit.A_SECOND);

    private final Unit unit;

    Setting(Unit unit) {
        this.unit = unit;
    }

    /** What it counts. */
    public Unit unit() {
        return unit;
    }
}
