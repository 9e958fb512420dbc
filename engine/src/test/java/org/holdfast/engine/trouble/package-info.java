/**
 * The whole engine in trouble: full disks, full cartridges, drives and robots that fail, cartridges
 * that are elsewhere or other ones. Each test says what is told, and that nothing accepted is lost.
 *
 * <p>Start with {@link org.holdfast.engine.trouble.TroubleHouse}, a home of parts that can fail.
 *
 * <p>May use: everything. Never belongs here: what one room does by itself, tested beside it.
 */
package org.holdfast.engine.trouble;
