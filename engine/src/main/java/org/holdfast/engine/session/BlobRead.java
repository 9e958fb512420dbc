package org.holdfast.engine.session;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One blob to be read from the mounted cartridge, and who takes its bytes. */
public interface BlobRead {
    /** The block where its stored bytes begin, in the data partition. */
    long startBlock();

    /** Their offset in that block. */
    int byteOffset();

    /** How many stored bytes. */
    long bytes();

    /** Takes the next bytes, in their order. */
    void accept(ByteBuffer bytes) throws IOException;

    /** All bytes were taken: check them and keep them. */
    void complete() throws IOException;

    /**
     * The blob could not be read, or not be taken.
     *
     * @param byTape the cartridge is to blame, not who takes it
     */
    void failed(IOException why, boolean byTape);
}
