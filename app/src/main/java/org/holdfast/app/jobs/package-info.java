/**
 * The screen of the jobs: what is being done, how far it is, what it waits for, how it ended.
 *
 * <p>Start with {@link org.holdfast.app.jobs.JobsScreen}.
 *
 * <p>May use: {@code .screen}, {@code .fx}, {@code .words}, {@code engine.api}. Never belongs here:
 * the window, another screen.
 */
package org.holdfast.app.jobs;
