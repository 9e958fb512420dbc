package org.holdfast.engine.env;

/**
 * What the engine is given of the world.
 *
 * @param time wall clock and stop-watch
 * @param chance identifiers and salts
 * @param files the storage of the home
 * @param lanes what runs beside what
 */
public record Env(Time time, Chance chance, FileStore files, Lanes lanes) {}
