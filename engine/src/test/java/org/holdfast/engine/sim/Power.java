package org.holdfast.engine.sim;

/** Counts everything that changes the world outside of the engine, and goes at one of these. */
final class Power {
    private long effects;
    private long cutAt = Long.MAX_VALUE;

    /** Before and after each effect. */
    void effect() {
        effects++;
        if (effects >= cutAt) {
            throw new PowerCut();
        }
    }

    /** From that many effects on everything fails. */
    void cutAfter(long more) {
        cutAt = effects + more;
    }

    /** Whether it is gone. */
    boolean gone() {
        return effects >= cutAt;
    }

    /** Whether it is going to go. */
    boolean armed() {
        return cutAt != Long.MAX_VALUE;
    }

    /** It is back, and stays. */
    void restore() {
        cutAt = Long.MAX_VALUE;
    }

    long effects() {
        return effects;
    }
}
