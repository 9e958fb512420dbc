/**
 * The end of what nobody foresaw: a short code on the screen, the rest in a log file.
 *
 * <p>Start with {@link org.holdfast.app.crash.CrashReport}.
 *
 * <p>May use: the JDK. Never belongs here: failures that have a name (those are {@code Failure}).
 */
package org.holdfast.app.crash;
