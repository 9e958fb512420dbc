package org.holdfast.engine.run;

import org.holdfast.engine.api.Failure;

/** Who hears of the safety of every segment. Returns at once; calls nothing back. */
interface SafetyWatcher {
    /** All copies of a segment count. */
    void safe(long segment);

    /** Writing a segment has failed too often. */
    void gaveUp(long segment, Failure why);

    /** Nothing can be written for a domain, and nobody waits for it any longer. */
    void stuck(Failure why);

    /** The engine ends. */
    void stopping();

    /** Nobody. */
    SafetyWatcher NONE = new SafetyWatcher() {
        @Override
        public void safe(long segment) { }

        @Override
        public void gaveUp(long segment, Failure why) { }

        @Override
        public void stuck(Failure why) { }

        @Override
        public void stopping() { }
    };
}
