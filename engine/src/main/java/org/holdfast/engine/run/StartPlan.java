package org.holdfast.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.staging.StagingOptions;

/**
 * What an engine starts from.
 *
 * @param env the world
 * @param ledger the home's ledger, open
 * @param catalog what is known of it: anything between nothing and all
 * @param home the home's directory: staging is in {@code staging}, indexes in {@code indexes}
 * @param zone the time zone of an archive that is founded now
 * @param libraries addresses by name, for an archive that is founded now
 * @param staging how staging is cut
 * @param blockSize bytes of a full block on volumes to be made
 * @param patience how long puts wait when nothing can become safe
 */
public record StartPlan(Env env, Ledger ledger, Catalog catalog, Path home, ZoneId zone,
        SortedMap<String, String> libraries, StagingOptions staging, int blockSize,
        Duration patience) {
    /** Freezes the libraries. */
    public StartPlan {
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }

    Path stagingDirectory() {
        return home.resolve("staging");
    }
}
