/**
 * What the window's large pictures cost on this machine: pulses of the library's canvas and of the
 * virtual list, each beside an empty canvas of the same size in the same run.
 *
 * <p>Start with {@link org.holdfast.app.windowbench.WindowBench}.
 *
 * <p>May use: JavaFX, {@code app.library}, {@code app.fx}, {@code app.theme}, {@code i18n}. Never
 * belongs here: the engine; what is measured must not be made easier here.
 */
package org.holdfast.app.windowbench;
