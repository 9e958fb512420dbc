/**
 * The hash tree of RFC 6962, section 2.1: roots, proofs, and the check of proofs.
 *
 * <p>Start with {@link org.holdfast.engine.ledger.merkle.MerkleTree}, which grows, and
 * {@link org.holdfast.engine.ledger.merkle.ProofCheck}, which shares no code with the building of
 * proofs but the two hash functions.
 *
 * <p>May use: the JDK. Never belongs here: files, what the leaves mean.
 */
package org.holdfast.engine.ledger.merkle;
