package org.holdfast.engine.ledger.file;

import java.nio.file.Path;

/**
 * One file of the ledger.
 *
 * @param firstNumber number of its first entry
 * @param path where it is
 * @param sealed whether it is in the sealed form
 */
public record LedgerFile(long firstNumber, Path path, boolean sealed) {}
