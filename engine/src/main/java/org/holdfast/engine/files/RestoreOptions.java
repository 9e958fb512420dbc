package org.holdfast.engine.files;

/**
 * How a restore writes.
 *
 * @param overwrite whether files and links that are there are replaced; directories never are
 * @param fsync whether each file and its name are on stable storage before it counts as restored
 * @param ownership whether owner and group are restored, which only root may do freely
 */
public record RestoreOptions(boolean overwrite, boolean fsync, boolean ownership) {}
