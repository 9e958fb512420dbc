/**
 * What the engine says, in people's words: failures, jobs, states, names from outside.
 *
 * <p>Start with {@link org.holdfast.app.words.FailureWords}. Both faces of the app, window and
 * command line, speak through this package.
 *
 * <p>May use: {@code engine.api}, {@code i18n}. Never belongs here: screens, terminals, decisions.
 */
package org.holdfast.app.words;
