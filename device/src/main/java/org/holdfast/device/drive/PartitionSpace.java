package org.holdfast.device.drive;

/**
 * Room in a partition (log page 17h, parameters 202h to 204h).
 *
 * @param capacity native capacity in bytes
 * @param remaining what is left in bytes
 */
public record PartitionSpace(long capacity, long remaining) {}
