package org.holdfast.device.drive;

/** What a READ met. */
public sealed interface ReadOutcome {
    /**
     * A block; its bytes are in the buffer, which is flipped for reading.
     *
     * @param length bytes of the block
     */
    record Block(int length) implements ReadOutcome {}

    /** A filemark; the head is behind it. */
    record Filemark() implements ReadOutcome {}

    /** End of data; the head stays. */
    record EndOfData() implements ReadOutcome {}
}
