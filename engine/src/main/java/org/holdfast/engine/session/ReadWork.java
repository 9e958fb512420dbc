package org.holdfast.engine.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What is to be read in one go from one cartridge, in the order of the tape. */
public interface ReadWork {
    /** The next blob; empty when there is no more. */
    Optional<BlobRead> next() throws IOException;

    /** Nobody wants the rest any more. */
    boolean cancelled();

    /** The end: how long the drive was busy with it. */
    void finished(Duration busy);

    /** The mount is over before the end; what was not read has to be sought elsewhere. */
    void interrupted(IOException why);
}
