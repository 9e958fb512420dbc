/**
 * The ledger's files: their names, their lines, and the sealed form.
 *
 * <p>Start with {@link org.holdfast.engine.ledger.file.LedgerFiles}. A file is named by the number
 * of its first entry: {@code 000000000001.jsonl}, and {@code 000000000001.jsonl.gz} when sealed.
 * Beside it {@code 000000000001.voucher} says what is in it, so that opening need not read it, see
 * {@link org.holdfast.engine.ledger.file.Voucher}.
 *
 * <p>May use: {@code engine.env}, {@code ledger.form}. Never belongs here: which line is right.
 */
package org.holdfast.engine.ledger.file;
