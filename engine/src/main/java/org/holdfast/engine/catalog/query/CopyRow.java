package org.holdfast.engine.catalog.query;

import org.holdfast.device.media.Barcode;

/**
 * Where one copy of one blob lies.
 *
 * @param blobIndex which blob of the version
 * @param segment its staging segment
 * @param ordinal its place there
 * @param cartridge the cartridge
 * @param domain the storage domain
 * @param block block number in the data partition of the blob's first byte
 * @param byteOffset offset in that block
 * @param blockSize bytes of a block
 * @param stored bytes stored
 * @param path the file's path on the cartridge
 * @param generation the index that first named it
 * @param counts whether it counts: false when it failed, its name is gone or the cartridge is given
 *     up
 */
public record CopyRow(int blobIndex, long segment, int ordinal, Barcode cartridge, String domain,
        long block, int byteOffset, int blockSize, long stored, String path, long generation,
        boolean counts) {}
