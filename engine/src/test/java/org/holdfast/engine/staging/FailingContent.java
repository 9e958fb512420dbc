package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Content that breaks after some bytes, or, when these are negative, gives nothing for ever. */
final class FailingContent implements ReadableByteChannel {
    private int left;

    FailingContent(int bytes) {
        left = bytes;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        if (left == 0) {
            throw new IOException("the content breaks here");
        }
        int n = Math.clamp(left, 0, room.remaining());
        room.put(new byte[n]);
        left -= n;
        return n;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        left = 0;
    }
}
