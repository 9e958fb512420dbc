package org.holdfast.engine.model;

/** What may be done with a cartridge. */
public enum CartridgeState {
    /** Never used by this archive and seen to be blank, or given free: may be formatted. */
    SCRATCH,
    /** Ours, with room. */
    APPENDABLE,
    /** Ours, no more room. */
    FULL,
    /** Ours, only to be read: a write failed on it, or it differs from the ledger. */
    READ_ONLY,
    /** Not ours: written by other software; never written. */
    FOREIGN,
    /** Cannot be read. */
    BAD
}
