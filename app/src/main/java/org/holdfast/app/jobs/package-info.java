/**
 * The screen of the jobs: what robots and drives do on a time line, and the jobs: what they wait
 * for, how far they are, how they ended.
 *
 * <p>Start with {@link org.holdfast.app.jobs.JobsScreen}. {@code TimeLine} and {@code Lanes} are
 * without JavaFX: where blocks are; {@code LanePainter} draws them.
 *
 * <p>May use: {@code .screen}, {@code .fx}, {@code .words}, {@code engine.api}. Never belongs here:
 * the window, another screen.
 */
package org.holdfast.app.jobs;
