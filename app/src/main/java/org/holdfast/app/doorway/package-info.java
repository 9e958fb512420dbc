/**
 * The door to the engine: what a face of the app needs of it before it has an {@code Archive}.
 *
 * <p>Start with {@link org.holdfast.app.doorway.EngineDoorway}. The real one is made in
 * {@code org.holdfast.app}; tests bring a fake.
 *
 * <p>May use: {@code engine.api}. Never belongs here: {@code engine.boot}, words, windows.
 */
package org.holdfast.app.doorway;
