package org.holdfast.engine.session;

import java.io.IOException;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.model.fact.Fact;
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
        String creator, int blockSize) {

    /** A question to the catalog. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Catalog catalog) throws IOException;
    }

    /** Enters what a session did in the ledger; durable on return. */
    void enter(Fact fact) throws HomeException {
        try {
            journal.append(MountSession.ACTOR, fact);
        } catch (IOException e) {
            throw HomeException.of(e);
        }
    }

    /** Asks the catalog, which has everything that is in the ledger now. */
    <T> T ask(Question<T> question) throws HomeException {
        try {
            return question.ask(journal.upToDate());
        } catch (IOException e) {
            throw HomeException.of(e);
        }
    }
}
