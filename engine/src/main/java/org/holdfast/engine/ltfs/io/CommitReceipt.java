package org.holdfast.engine.ltfs.io;

/**
 * What a commit made certain.
 *
 * @param written whether an index was written now; false when there was nothing to name
 * @param generation of the newest index in the data partition
 * @param indexBlock where that index begins there
 * @param indexBytes its size, 1 or more
 * @param remaining native bytes that can still be written in the data partition, the reserve for
 *     closing indexes included
 * @param memoryWritten whether cartridge memory names the index too; without that the next mount
 *     searches for it, and nothing is lost
 */
public record CommitReceipt(boolean written, long generation, long indexBlock, long indexBytes,
        long remaining, boolean memoryWritten) {}
