/**
 * The ledger's files: their names, their lines, and the sealed form.
 *
 * <p>Start with {@link org.holdfast.engine.ledger.file.LedgerFiles}. A file is named by the number
 * of its first entry: {@code 000000000001.jsonl}, and {@code 000000000001.jsonl.gz} when sealed.
 *
 * <p>May use: {@code engine.env}, {@code ledger.form}. Never belongs here: which line is right.
 */
package org.holdfast.engine.ledger.file;
