package org.holdfast.engine.boot;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.holdfast.engine.api.ArchiveException;

/** A part of the engine that is being opened on a thread of its own, which ends with that. */
final class Meanwhile<T> {
    private final CompletableFuture<T> part;

    /** Opens something. */
    interface Opening<T> {
        T open() throws IOException, ArchiveException;
    }

    private Meanwhile(CompletableFuture<T> part) {
        this.part = part;
    }

    static <T> Meanwhile<T> begin(String name, Opening<T> opening) {
        CompletableFuture<T> part = new CompletableFuture<>();
        Thread.ofPlatform().name("open-" + name).start(() -> {
            try {
                part.complete(opening.open());
            } catch (Throwable e) {
                // whoever waits throws it
                part.completeExceptionally(e);
            }
        });
        return new Meanwhile<>(part);
    }

    /** Waits until it is open. */
    T done() throws IOException, ArchiveException {
        try {
            return part.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case ArchiveException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    /** Waits until it is open, or is known not to be. */
    Optional<T> opened() {
        return Optional.ofNullable(part.exceptionally(_ -> null).join());
    }
}
