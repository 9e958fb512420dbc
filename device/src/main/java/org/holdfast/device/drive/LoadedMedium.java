package org.holdfast.device.drive;

/**
 * The cartridge in the drive, as the drive knows it (MODE SENSE, READ BLOCK LIMITS, page 11h).
 *
 * @param density density code
 * @param mediumType medium type byte
 * @param writeProtected the switch on the cartridge, or a drive that can only read it
 * @param partitions 1 to 4
 * @param maxBlock the largest block in bytes
 */
public record LoadedMedium(int density, int mediumType, boolean writeProtected, int partitions,
        int maxBlock) {}
