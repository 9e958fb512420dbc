package org.holdfast.engine.catalog.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.model.Metadata;

/** A line of a listing. */
public sealed interface ListRow {
    /** What the next page begins behind: the key, or the folder's path with its slash. */
    String name();

    /**
     * A current object.
     *
     * @param name its key
     * @param version its version
     * @param bytes its length
     * @param modified time of the last change of content
     * @param kind file, directory or symbolic link
     * @param standing how it stands
     */
    record ObjectRow(String name, UUID version, long bytes, Instant modified, Metadata.Kind kind,
            Standing standing) implements ListRow {}

    /**
     * A folder: what keys have in common up to a slash.
     *
     * @param name its path from the bucket's top, with its slash
     * @param counters over the objects in it; empty for folders more than 64 deep
     */
    record FolderRow(String name, Optional<Counters> counters) implements ListRow {}
}
