/**
 * The append-only truth: everything that happened to the archive, in order, and the proofs of it.
 *
 * <p>Start with {@link org.holdfast.engine.ledger.Ledger}. How lines look is in {@code .form}, the
 * files they are in in {@code .file}, the hash tree over them in {@code .merkle}. What a crash
 * leaves is judged in {@code LedgerScan}, for the reasons in
 * {@code adr/0002-torn-tail-is-a-commit-group.md}; what opening reads, and when damage is found,
 * is in {@code adr/0012-opening-reads-what-is-not-vouched-for.md}.
 *
 * <p>May use: {@code engine.env}, {@code engine.model}. Never belongs here: what facts mean for
 * objects and cartridges, a second log, secrets.
 */
package org.holdfast.engine.ledger;
