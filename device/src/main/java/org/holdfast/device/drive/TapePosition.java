package org.holdfast.device.drive;

/**
 * Where the head is (READ POSITION, long form).
 *
 * @param partition 0 to 255
 * @param block the logical object number: blocks and filemarks both count
 * @param beginning at the beginning of the partition
 * @param end between early warning and the end of the partition
 */
public record TapePosition(int partition, long block, boolean beginning, boolean end) {}
