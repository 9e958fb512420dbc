package org.holdfast.app.library;

import java.util.List;
import java.util.Optional;
import org.holdfast.app.library.floor.Cells;

/**
 * What the screen shows of the archive, as it was at one moment.
 *
 * @param heard whether the archive has answered yet
 * @param libraries their names
 * @param cabinet the chosen one
 * @param cells what its slots look like
 * @param buckets their names
 * @param carried what is on its way to or from a drive
 * @param asked what a person is asked to do
 */
record LibraryNews(boolean heard, List<String> libraries, Optional<Cabinet> cabinet,
        Cells cells, Overlay overlay, List<String> buckets, List<Carrying> carried,
        List<Asked> asked) {

    /**
     * What the engine waits for a person to do.
     *
     * @param from element address
     * @param to element address
     */
    record Asked(String barcode, int from, int to) {}

    /** Nothing has been heard yet. */
    static final LibraryNews NONE = new LibraryNews(false, List.of(), Optional.empty(),
            Cells.empty(0), new Overlay.Fill(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    LibraryNews {
        libraries = List.copyOf(libraries);
        buckets = List.copyOf(buckets);
        carried = List.copyOf(carried);
        asked = List.copyOf(asked);
    }
}
