package org.holdfast.engine.catalog.project;

import java.io.IOException;

/** The facts contradict each other: such a ledger was never written by this engine. */
public final class ProjectionException extends IOException {
    private static final long serialVersionUID = 1L;

    /** {@code message} names the ids involved. */
    public ProjectionException(String message) {
        super(message);
    }
}
