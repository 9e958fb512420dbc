package org.holdfast.engine.sim;

/** The power is gone: an error, so that nobody in the engine has an answer to it. */
final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("the power is cut", null, false, false);
    }
}
