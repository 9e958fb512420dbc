/**
 * When something went wrong: a failure in words with what to do and its code, and the window that
 * says that something happened which nobody foresaw.
 *
 * <p>Start with {@link org.holdfast.app.problem.ProblemCard}. Which words a failure has is decided
 * in {@code .words}, in one exhaustive switch.
 *
 * <p>May use: JavaFX, {@code .words}, {@code .fx}, {@code .theme}, {@code .crash}, {@code
 * engine.api}. Never belongs here: the words themselves, and doing what is advised.
 */
package org.holdfast.app.problem;
