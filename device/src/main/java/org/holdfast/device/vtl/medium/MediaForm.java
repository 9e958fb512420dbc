package org.holdfast.device.vtl.medium;

/** How the cartridges of a virtual library are kept. */
public enum MediaForm {
    /** One append-only file a partition: fast, and the default. */
    CONTAINER,
    /** A directory with a file for each record, which other LTFS software reads and writes. */
    RECORDS
}
