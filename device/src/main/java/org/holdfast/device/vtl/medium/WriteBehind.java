package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The buffer of a drive: stretches of the container go to the file on a thread beside, while the
 * next one is gathered. What it holds is lost in a power cut, as in a drive.
 *
 * <p>A write that failed is said by the next call that needs it, and nothing behind it is written.
 * One owner, whose calls come one after the other.
 */
final class WriteBehind implements AutoCloseable {
    /** One is gathered, one is written, the others even out what neither does evenly. */
    static final int BUFFERS = 8;
    /** So many it gets however many drives there are. */
    private static final int AT_LEAST = 2;

    private record Stretch(ByteBuffer bytes, long position) {}

    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Stretch> waiting = new ArrayDeque<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int taken;
    private boolean writing;
    private boolean ended;
    private Throwable failure;
    private Thread thread;

    WriteBehind(FileChannel channel) {
        this.channel = channel;
    }

    /** An empty buffer; waits for one when all are on their way to the file. */
    ByteBuffer buffer() throws IOException {
        lock.lock();
        try {
            while (free.isEmpty() && !takeAnother()) {
                changed.awaitUninterruptibly();
            }
            check();
            return free.pop().clear();
        } finally {
            lock.unlock();
        }
    }

    private boolean takeAnother() {
        Optional<ByteBuffer> another = taken < AT_LEAST ? Optional.of(AlignedBuffers.take())
                : taken < BUFFERS ? AlignedBuffers.takeMore() : Optional.empty();
        another.ifPresent(buffer -> {
            free.push(buffer);
            taken++;
        });
        return another.isPresent();
    }

    /** The bytes from position to limit of a buffer of ours belong at {@code position}. */
    void write(ByteBuffer bytes, long position) {
        lock.lock();
        try {
            if (thread == null) {
                thread = Thread.ofPlatform().name("virtual-drive").daemon(true)
                        .start(this::writeAll);
            }
            waiting.add(new Stretch(bytes, position));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the file has everything. */
    void await() throws IOException {
        lock.lock();
        try {
            settle();
            check();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what is not in the file yet, and ends the thread. The channel stays open. */
    @Override
    public void close() {
        lock.lock();
        try {
            forget();
            ended = true;
            changed.signalAll();
            settle();
            free.forEach(AlignedBuffers::give);
            free.clear();
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        while (writing || !waiting.isEmpty()) {
            changed.awaitUninterruptibly();
        }
    }

    private void forget() {
        waiting.forEach(s -> free.push(s.bytes()));
        waiting.clear();
    }

    private void check() throws IOException {
        if (failure != null) {
            throw new IOException("the container was not written: " + failure.getMessage(),
                    failure);
        }
    }

    private void writeAll() {
        lock.lock();
        try {
            while (!ended) {
                Stretch next = waiting.poll();
                if (next == null) {
                    changed.awaitUninterruptibly();
                } else {
                    writing = true;
                    Throwable failed = writeUnlocked(next);
                    writing = false;
                    done(next, failed);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Throwable writeUnlocked(Stretch next) {
        lock.unlock();
        try {
            DurableFile.writeFully(channel, next.bytes(), next.position());
            return null;
        } catch (IOException | RuntimeException | Error e) {
            return e;
        } finally {
            lock.lock();
        }
    }

    private void done(Stretch written, Throwable failed) {
        free.push(written.bytes());
        if (failed != null) {
            failure = failed;
            forget();
        }
        changed.signalAll();
    }
}
