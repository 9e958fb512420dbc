/**
 * The {@code holdfast} command line: one small class a command.
 *
 * <p>Start with {@link org.holdfast.app.cli.Cli}, which lists the commands; then
 * {@code PutCommand}, the way of a file into the archive. A command reads its arguments, speaks to
 * an {@code Archive}, prints, and says how it ended. Results go to standard output (with
 * {@code --json} one document of the records of {@code engine.api.Rows}), all else to standard
 * error. Exit status: 0 done, 1 failed, 2 usage, 3 partly.
 *
 * <p>May use: {@code engine.api}, {@code app.doorway}, {@code app.terminal}, {@code app.words},
 * picocli. Never belongs here: JavaFX, {@code engine.boot}, anything that another face needs too.
 */
package org.holdfast.app.cli;
