package org.holdfast.engine.api;

/** The engine refused; the failure says why, in a form that has words in the app. */
public final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Carries a failure. */
    public ArchiveException(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** Carries a failure and what led to it. */
    public ArchiveException(Failure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
        return failure;
    }
}
