package org.holdfast.engine.api;

import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Priority;

/** What a client can ask to be done. {@code actor}: who asks, {@code local} for a lone user. */
public sealed interface Command {
    /** Who asks. */
    String actor();

    /** Makes a bucket with {@code copies} copies, 1 to 8, each on a storage domain of its own. */
    record CreateBucket(String actor, String name, int copies) implements Command {}

    /**
     * Takes files and folders of this machine into a bucket, as {@code cp -r} names them.
     *
     * @param paths absolute paths; one that ends in a slash does not keep its last name
     */
    record Put(String actor, String bucket, List<String> paths) implements Command {}

    /**
     * Restores an object, or all under a prefix, to a folder of this machine.
     *
     * @param key a key, a prefix that ends in a slash, or empty for the whole bucket
     * @param destination absolute path; made when it does not exist
     * @param copy only this copy, read from its cartridge, 1 to 8
     * @param version this version of the object, a UUID, hidden ones too; empty: the current one
     * @param overwrite replace what is there
     */
    record Get(String actor, String bucket, String key, String destination,
            Optional<Integer> copy, Optional<String> version, boolean overwrite)
            implements Command {
        /** Of what is current. */
        public Get(String actor, String bucket, String key, String destination,
                Optional<Integer> copy, boolean overwrite) {
            this(actor, bucket, key, destination, copy, Optional.empty(), overwrite);
        }
    }

    /**
     * Counts what a put of these would take in, and takes in nothing: the job's totals grow until
     * it is over, and it can be cancelled at any time.
     *
     * @param paths absolute paths, as those of a put
     */
    record CountSources(String actor, List<String> paths) implements Command {}

    /**
     * Hides an object, or all under a prefix; {@code undo} brings back what was hidden last.
     *
     * @param recursive whether {@code key} is a prefix
     */
    record Remove(String actor, String bucket, String key, boolean recursive, boolean undo)
            implements Command {}

    /** Gives up the staged bytes of everything that is safe. */
    record EvictStaging(String actor) implements Command {}

    /** Moves a cartridge from element to element. Without a robot a person is asked. */
    record MoveCartridge(String actor, String library, int from, int to) implements Command {}

    /** Looks at a library again, and tries again what failed there: cartridges, drives, robot. */
    record RescanLibrary(String actor, String library) implements Command {}

    /** Puts a cartridge written elsewhere (a directory of records) into a virtual library. */
    record InsertCartridge(String actor, String library, String directory, int slot,
            Optional<String> barcode) implements Command {}

    /** Adds a library by its address, such as {@code virtual:DIR}. */
    record AddLibrary(String actor, String address) implements Command {}

    /** Stops a job as soon as nothing is lost by it. */
    record CancelJob(String actor, long job) implements Command {}

    /**
     * Has a job begin nothing more until it is resumed: a put takes in no further file, and what
     * it has accepted is written on; a get begins no further stretch of a cartridge, and no
     * further cartridge. Only for a job that is {@link JobSnapshot#steerable}. A paused job is at
     * an end when the engine ends, and says so.
     */
    record PauseJob(String actor, long job) implements Command {}

    /** Has a paused job go on; one that is not paused goes on as it did. */
    record ResumeJob(String actor, long job) implements Command {}

    /**
     * Changes whose turn comes first: of cartridges to be read from, and of accepted files to be
     * written. What is being read or written already is not interrupted, and reading goes before
     * writing whatever their priorities. Only for a job that is {@link JobSnapshot#steerable}.
     */
    record PrioritizeJob(String actor, long job, Priority priority) implements Command {}

    /** Ends the engine when its work is done, or now: what was accepted stays accepted. */
    record StopEngine(String actor, boolean now) implements Command {}
}
