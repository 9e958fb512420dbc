package org.holdfast.engine.run;

import java.util.Optional;
import org.holdfast.engine.session.ReadWork;

/** What was asked of the scheduler to be read from one cartridge. */
interface AskedRead extends ReadWork {
    /** It will not be read from this cartridge. */
    void refused(String reason);

    /** Whoever asked has withdrawn it before it began. */
    void withdrawn();

    /** For which job, if it is for one. */
    Optional<Long> job();
}
