package org.holdfast.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.staging.Staging;

/**
 * What an engine is put together of.
 *
 * @param env the world
 * @param journal ledger and catalog, the one up to date with the other
 * @param staging the landing area
 * @param stagingDirectory where that is
 * @param indexDirectory where indexes are kept
 * @param home the home's directory, for people
 * @param archive the archive's UUID
 * @param blockSize bytes of a full block on volumes to be made
 * @param patience how long puts wait when nothing can become safe
 * @param libraries the home's libraries, open
 * @param writable whether the ledger takes entries
 */
public record EnginePlan(Env env, Journal journal, Staging staging, Path stagingDirectory,
        Path indexDirectory, Path home, String archive, int blockSize, Duration patience,
        List<LibraryPlace> libraries, boolean writable) {}
