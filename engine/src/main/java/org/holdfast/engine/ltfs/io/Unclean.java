package org.holdfast.engine.ltfs.io;

/** What a mount can find wrong with the order of a volume. None of these has harmed a copy. */
public enum Unclean {
    /** Blocks or filemarks behind the last good index of the data partition. */
    BLOCKS_BEHIND_INDEX,
    /** Among these is what began as an index and is none: cut off, damaged, or incremental. */
    UNFINISHED_INDEX,
    /** The index partition has an older index than the data partition. */
    INDEX_PARTITION_BEHIND,
    /** The index partition has no good index. */
    INDEX_PARTITION_WITHOUT_INDEX,
    /** The index partition's index does not point back to the last one of the data partition. */
    INDEX_PARTITION_AHEAD,
    /** The data partition has no good index; the one of the index partition is used. */
    DATA_PARTITION_WITHOUT_INDEX;

    /** Whether software that keeps our order can have left this; then appending is safe. */
    boolean appendable() {
        return switch (this) {
            case BLOCKS_BEHIND_INDEX, UNFINISHED_INDEX, INDEX_PARTITION_BEHIND,
                    INDEX_PARTITION_WITHOUT_INDEX -> true;
            case INDEX_PARTITION_AHEAD, DATA_PARTITION_WITHOUT_INDEX -> false;
        };
    }
}
