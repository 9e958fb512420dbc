package org.holdfast.engine.api.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Lines of bytes on a socket, with a longest line and a longest silence.
 *
 * <p>Thread rule: one thread at a time; {@link #close} from any.
 */
final class LineChannel implements Closeable {
    private static final int BUFFER_BYTES = 64 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).flip();

    /** Takes over an open channel; on failure the channel is closed. */
    LineChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        Selector opened = null;
        try {
            channel.configureBlocking(false);
            opened = Selector.open();
            this.selector = opened;
            this.key = channel.register(opened, SelectionKey.OP_READ);
        } catch (IOException e) {
            if (opened != null) {
                opened.close();
            }
            channel.close();
            throw e;
        }
    }

    /**
     * The next line without its newline; empty when the other side has closed between lines.
     *
     * @param mostBytes the longest line, newline included
     * @throws LineTooLongException when it is longer; the channel is of no use then
     * @throws SocketTimeoutException when {@code silence} passes without a byte
     * @throws EOFException when the other side has closed within a line
     */
    Optional<byte[]> readLine(int mostBytes, Duration silence) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (in.hasRemaining()) {
                byte b = in.get();
                if (b == '\n') {
                    return Optional.of(line.toByteArray());
                }
                if (line.size() + 1 >= mostBytes) {
                    throw new LineTooLongException(mostBytes);
                }
                line.write(b);
            }
            in.clear();
            int got;
            try {
                got = channel.read(in);
                if (got == 0) {
                    await(SelectionKey.OP_READ, silence);
                    got = channel.read(in);
                }
            } finally {
                in.flip();
            }
            if (got < 0) {
                if (line.size() > 0) {
                    throw new EOFException("closed after " + line.size() + " bytes of a line");
                }
                return Optional.empty();
            }
        }
    }

    /** Writes a line and its newline; waits at most {@code silence} for each part to be taken. */
    void writeLine(byte[] line, Duration silence) throws IOException {
        ByteBuffer[] out = {ByteBuffer.wrap(line), ByteBuffer.wrap(new byte[] {'\n'})};
        while (out[1].hasRemaining()) {
            if (channel.write(out) == 0) {
                await(SelectionKey.OP_WRITE, silence);
            }
        }
    }

    /** Whether the other side has closed, or has said something nobody asked for. */
    boolean stale() {
        if (in.hasRemaining() || !channel.isOpen()) {
            return true;
        }
        in.clear();
        try {
            return channel.read(in) != 0;
        } catch (IOException e) {
            return true;
        } finally {
            in.flip();
        }
    }

    private void await(int operation, Duration silence) throws IOException {
        try {
            key.interestOps(operation);
            selector.selectedKeys().clear();
            if (selector.select(Math.max(1, silence.toMillis())) == 0) {
                if (!channel.isOpen() || !selector.isOpen()) {
                    throw new ClosedChannelException();
                }
                throw new SocketTimeoutException("nothing for " + silence);
            }
        } catch (ClosedSelectorException | java.nio.channels.CancelledKeyException e) {
            throw (ClosedChannelException) new ClosedChannelException().initCause(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
