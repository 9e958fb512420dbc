package org.holdfast.app.fx.list;

import java.util.Optional;

/**
 * Rows by their number. On the FX thread only.
 *
 * @param <T> what a row is
 */
public interface RowSource<T> {
    /** How many rows there are, as far as is known. */
    long size();

    /** A row; empty while it is not loaded. Loads nothing. */
    Optional<T> row(long index);

    /** These rows are in view: what is missing of them is loaded, all else may be given up. */
    void want(long first, long last);

    /** Called when rows have come or their number is another than before. */
    void onChange(Runnable changed);
}
