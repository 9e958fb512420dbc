/**
 * The words of the archive as plain values: bucket, key, version, blob, policy, metadata.
 *
 * <p>Start with {@link org.holdfast.engine.model.Bucket} and
 * {@link org.holdfast.engine.model.AcceptedBlob}. What has happened to them is in {@code .fact}.
 *
 * <p>May use: the JDK and {@code device.media}. Never belongs here: files, threads, formats.
 */
package org.holdfast.engine.model;
