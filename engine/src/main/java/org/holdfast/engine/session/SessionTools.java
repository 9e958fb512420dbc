package org.holdfast.engine.session;

import org.holdfast.engine.env.Env;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.staging.Staging;

/**
 * What a session uses of the house.
 *
 * @param env the world
 * @param journal where what happened is entered, and seen
 * @param staging where the bytes are until they are safe
 * @param spool where indexes are kept on disk
 * @param creator who writes volumes: {@code HOLDFAST PRODUCT VERSION - PLATFORM - PROGRAM}
 * @param blockSize bytes of a full block on volumes to be made
 */
public record SessionTools(Env env, Journal journal, Staging staging, IndexSpool spool,
        String creator, int blockSize) {}
