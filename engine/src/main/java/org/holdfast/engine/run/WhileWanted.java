package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Content that ends with a failure as soon as its job is cancelled. One thread. */
final class WhileWanted implements ReadableByteChannel {
    private final ReadableByteChannel content;
    private final Job job;

    WhileWanted(ReadableByteChannel content, Job job) {
        this.content = content;
        this.job = job;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        if (job.cancelled()) {
            throw new IOException("job " + job.id() + " is to end");
        }
        return content.read(room);
    }

    @Override
    public boolean isOpen() {
        return content.isOpen();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
