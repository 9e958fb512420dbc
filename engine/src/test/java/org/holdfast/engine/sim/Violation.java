package org.holdfast.engine.sim;

/** A promise was broken. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    static void unless(boolean kept, java.util.function.Supplier<String> what) {
        if (!kept) {
            throw new Violation(what.get());
        }
    }
}
