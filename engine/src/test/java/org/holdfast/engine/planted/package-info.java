/**
 * Planted bugs: tests of the tests.
 *
 * <p>Start with {@link org.holdfast.engine.planted.PlantedTest}, then
 * {@link org.holdfast.engine.planted.Bugs}. A class loader loads the production code and the
 * simulation once more, and changes a few instructions of it on the way
 * ({@link org.holdfast.engine.planted.PlantedLoader}); the simulation has to find out within its
 * default seeds. Where production code has moved, a bug says which instructions it did not find.
 *
 * <p>Never belongs here: hooks in production code, bugs that any test would find.
 */
package org.holdfast.engine.planted;
