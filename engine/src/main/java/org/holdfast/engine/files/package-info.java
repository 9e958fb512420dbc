/**
 * The user's file system: what is put into the archive, and where a restore puts it back.
 *
 * <p>Start with {@link org.holdfast.engine.files.SourceWalk} and
 * {@link org.holdfast.engine.files.SourceFile} on the way in, with
 * {@link org.holdfast.engine.files.TargetTree} on the way out. Names and links found here, and keys
 * that come from a cartridge, are hostile until checked.
 *
 * <p>May use: {@code engine.model}, {@code engine.env} (chance, direct writes), java.nio.file, and a
 * few calls of the C library. Never belongs here: the home's own files ({@code engine.env}),
 * staging, ledger.
 */
package org.holdfast.engine.files;
