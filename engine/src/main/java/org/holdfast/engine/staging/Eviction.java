package org.holdfast.engine.staging;

/** How an eviction went. */
public enum Eviction {
    /** The ledger has it, the file is deleted, its room is free. */
    EVICTED,
    /** Nothing happened: somebody reads it. */
    LEASED,
    /** Nothing happened: it still takes blobs. */
    OPEN,
    /** There is no such segment, or it is being evicted already. */
    UNKNOWN
}
