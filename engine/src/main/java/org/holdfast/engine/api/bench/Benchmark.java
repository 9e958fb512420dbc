package org.holdfast.engine.api.bench;

import java.util.Locale;

/** What can be measured. */
public enum Benchmark {
    /** Many small files, from the disk to two cartridges. */
    DOCUMENTS(48_000),
    /** One large file; and the rates of a drive. */
    LARGE(1L << 30),
    /** Appending to the ledger and verifying it. */
    LEDGER(1_000_000),
    /** The catalog: listing, lag, opening after a kill. */
    CATALOG(1_000_000),
    /** The index of a cartridge: writing and reading it. */
    INDEX(1_000_000);

    private final long usual;

    Benchmark(long usual) {
        this.usual = usual;
    }

    /** How much it works on unless told otherwise: files, entries, objects; bytes of LARGE. */
    public long usual() {
        return usual;
    }

    /** What people type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
