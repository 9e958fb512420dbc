/**
 * The first walk: archive a folder on two cartridges, restore each copy, compare, report.
 *
 * <p>Start with {@link org.holdfast.app.firstwalk.FirstWalk}. It is what a bare {@code mvn} shows
 * where there is no display, and it believes nothing: {@code TreeComparison} reads every byte.
 *
 * <p>May use: {@code engine.api}, {@code app.doorway}, {@code app.terminal}, {@code app.words}.
 * Never belongs here: JavaFX, argument parsing.
 */
package org.holdfast.app.firstwalk;
