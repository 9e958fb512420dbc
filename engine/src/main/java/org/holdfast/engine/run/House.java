package org.holdfast.engine.run;

import java.nio.file.Path;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.staging.Staging;

/**
 * The rooms that a job uses.
 *
 * @param env the world
 * @param journal ledger and catalog
 * @param staging the landing area
 * @param stagingDirectory where that is
 * @param shell drives and robots
 * @param safety who waits for what
 * @param reads what drives are asked to read
 * @param evictor makes room in staging
 * @param spool where indexes are kept on disk
 * @param largestBlob what a cartridge and staging take easily: no blob is cut larger
 */
record House(Env env, Journal journal, Staging staging, Path stagingDirectory, Shell shell,
        Safety safety, ReadDesk reads, Evictor evictor, IndexSpool spool, long largestBlob) {

    /** Where the objects of a bucket are cut. */
    long blobBytes(Bucket bucket) {
        return Math.min(bucket.policy().blobBytes(), largestBlob);
    }

    /** Someone waits for room in staging. */
    void needRoom() {
        safety.putting().forEach(PutJob::roomWanted);
        evictor.needRoom();
        // An index now, not after a pause: only what counts makes room.
        shell.post(new Input.Hurry(safety.waitedFor()));
    }
}
