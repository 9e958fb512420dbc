/**
 * The screen of the buckets: which there are, what is in them, and where files and folders are
 * dropped.
 *
 * <p>Start with {@link org.holdfast.app.buckets.BucketsScreen}.
 *
 * <p>May use: {@code .screen}, {@code .fx}, {@code .words}, {@code engine.api}. Never belongs here:
 * the window, another screen.
 */
package org.holdfast.app.buckets;
