/**
 * Talking to a person in a terminal: lines, tables, a progress line, reports of jobs.
 *
 * <p>Start with {@link org.holdfast.app.terminal.Terminal}. The command line and the first walk
 * speak through it.
 *
 * <p>May use: {@code engine.api}, {@code i18n}, {@code app.words}. Never belongs here: what is
 * done; parsing of arguments.
 */
package org.holdfast.app.terminal;
