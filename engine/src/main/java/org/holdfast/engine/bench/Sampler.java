package org.holdfast.engine.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks again and again, on a thread of its own, from its beginning until it is closed. */
final class Sampler implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile IOException failure;

    /** What is looked at. */
    @FunctionalInterface
    interface Look {
        void look() throws IOException;
    }

    Sampler(long everyMillis, Look look) {
        thread = Thread.ofPlatform().daemon().name("bench-sampler").unstarted(() -> {
            try {
                do {
                    look.look();
                } while (!end.await(everyMillis, TimeUnit.MILLISECONDS));
                look.look();
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void begin() {
        thread.start();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
