package org.holdfast.engine.sim;

/** Counts everything that changes the world outside of the engine, and goes at one of these. */
final class Power {
    private long effects;
    private long cutAt = Long.MAX_VALUE;
    private long forcesLeft = Long.MAX_VALUE;

    /** Before and after each effect. */
    void effect() {
        effects++;
        if (effects >= cutAt) {
            throw new PowerCut();
        }
    }

    /** Before each effect that makes what was written before it durable. */
    void force() {
        if (forcesLeft != Long.MAX_VALUE && --forcesLeft == 0) {
            cutAfter(1);
        }
        effect();
    }

    /** It goes when so many more times something written is about to be made durable. */
    void cutBeforeForce(long more) {
        forcesLeft = more;
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
        return cutAt != Long.MAX_VALUE || forcesLeft != Long.MAX_VALUE;
    }

    /** It is back, and stays. */
    void restore() {
        cutAt = Long.MAX_VALUE;
        forcesLeft = Long.MAX_VALUE;
    }

    long effects() {
        return effects;
    }
}
