/**
 * Archives of earlier milestones, frozen: every later build must read them as they were.
 *
 * <p>Start with {@link org.holdfast.engine.golden.GoldenTest}, which runs over every directory
 * {@code src/test/resources/golden/m*}. {@link org.holdfast.engine.golden.MakeGolden} made them;
 * a later milestone adds a directory and never makes an old one anew: that would hide that its
 * form has changed.
 */
package org.holdfast.engine.golden;
