package org.holdfast.engine.catalog.query;

import java.util.Optional;

/**
 * A place in a listing.
 *
 * @param after the name of the row before; empty: before the first row
 * @param index of the first row behind it; the number of rows when there are not so many
 */
public record RowAt(Optional<String> after, long index) {}
