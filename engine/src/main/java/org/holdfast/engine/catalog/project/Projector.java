package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.fact.Fact;

/**
 * Which fact changes what. One thread; after an exception throw it away with the transaction.
 */
public final class Projector {
    private static final System.Logger LOG = System.getLogger(Projector.class.getName());

    private final BucketBook buckets;
    private final SegmentBook segments;
    private final FolderTally folders;
    private final ChunkBook chunks;
    private final CartridgeBook cartridges;
    private final Restating restating;
    private final Acceptance acceptance;
    private final Hiding hiding;
    private final CopyBook copies;

    /** Writes through this connection. */
    public Projector(Sql sql) {
        buckets = new BucketBook(sql);
        segments = new SegmentBook(sql);
        folders = new FolderTally(sql);
        chunks = new ChunkBook(sql);
        cartridges = new CartridgeBook(sql);
        Versions versions = new Versions(sql, segments, folders, chunks);
        restating = new Restating(sql, segments, folders, versions);
        acceptance = new Acceptance(sql, buckets, segments, folders, versions);
        hiding = new Hiding(sql, buckets, versions);
        copies = new CopyBook(sql, segments, restating);
    }

    /**
     * Projects entries in their order; the caller commits.
     *
     * @throws ProjectionException when the facts contradict each other
     */
    public void project(List<Numbered> entries) throws SQLException, IOException {
        for (Numbered entry : entries) {
            if (!(entry.fact() instanceof Fact.BlobsAccepted)) {
                acceptance.flush();
            }
            project(entry);
        }
        acceptance.flush();
        cartridges.flush();
        copies.flush();
        segments.flush();
        folders.flush();
        chunks.flush();
    }

    private void project(Numbered entry) throws SQLException, IOException {
        long number = entry.number();
        switch (entry.fact()) {
            case Fact.BucketCreated fact -> buckets.create(fact);
            case Fact.BlobsAccepted fact -> acceptance.take(entry, fact);
            case Fact.ObjectsHidden fact -> hiding.hide(entry, fact);
            case Fact.ObjectsShown fact -> hiding.show(fact);
            case Fact.VolumeFormatted fact -> format(fact);
            case Fact.SessionOpened fact -> open(fact);
            case Fact.CopiesCounted fact -> count(number, fact);
            case Fact.NamesChanged fact -> rename(number, fact);
            case Fact.SessionClosed fact -> close(fact);
            case Fact.CartridgeJudged fact -> judge(fact);
            case Fact.CopyFailed fact -> copies.lose(number, cartridges.of(fact.cartridge()),
                    Place.of(fact.segment(), fact.ordinal()), false, fact.reason());
            case Fact.SegmentEvicted fact -> evict(fact.segment());
            case Fact.StagedBytesLost fact -> unstage(fact.segment(), fact.firstOrdinal(),
                    fact.firstOrdinal() + fact.count());
            case Fact.CartridgeMoved fact -> {
                CartridgeBook.Row row = cartridges.of(fact.cartridge());
                row.library = fact.library();
                row.element = fact.to();
            }
            case Fact.ArchiveFounded _, Fact.LibraryAdded _, Fact.EngineStarted _ -> { }
        }
    }

    private void format(Fact.VolumeFormatted fact) throws SQLException {
        CartridgeBook.Row row = cartridges.of(fact.cartridge());
        copies.wipe(row);
        row.state = CartridgeState.APPENDABLE;
        row.reason = "";
        row.domain = fact.domain();
        row.volume = fact.volume();
        row.blockSize = fact.blockSize();
        row.capacity = fact.capacity();
        row.remaining = fact.capacity();
        row.generation = 0;
        row.indexBlock = 0;
        row.session = null;
        row.vcr = 0;
    }

    private void open(Fact.SessionOpened fact) throws SQLException {
        Optional<CartridgeBook.Row> row = holding(fact.cartridge(), fact.volume());
        if (row.isPresent()) {
            row.get().session = fact.session();
            row.get().generation = Math.max(row.get().generation, fact.generation());
        }
    }

    private void count(long number, Fact.CopiesCounted fact) throws SQLException {
        Optional<CartridgeBook.Row> row = holding(fact.cartridge(), fact.volume());
        if (row.isPresent()) {
            copies.count(number, row.get(), fact);
            row.get().generation = Math.max(row.get().generation, fact.generation());
            row.get().indexBlock = fact.indexBlock();
            row.get().remaining = fact.remaining();
        }
    }

    private void rename(long number, Fact.NamesChanged fact)
            throws SQLException, IOException {
        Optional<CartridgeBook.Row> row = holding(fact.cartridge(), fact.volume());
        if (row.isPresent()) {
            for (Fact.NamesChanged.NameChange change : fact.changes()) {
                copies.rename(number, row.get(), change);
            }
            row.get().generation = Math.max(row.get().generation, fact.generation());
        }
    }

    private void close(Fact.SessionClosed fact) throws SQLException {
        Optional<CartridgeBook.Row> row = holding(fact.cartridge(), fact.volume());
        if (row.isPresent()) {
            row.get().session = null;
            row.get().generation = Math.max(row.get().generation, fact.generation());
            row.get().vcr = fact.volumeChangeReference();
        }
    }

    /** What is said of a volume that is no longer there counts for nothing: the safe side. */
    private Optional<CartridgeBook.Row> holding(Barcode barcode, UUID volume)
            throws SQLException {
        CartridgeBook.Row row = cartridges.of(barcode);
        if (row.holds(volume)) {
            return Optional.of(row);
        }
        LOG.log(System.Logger.Level.WARNING, "a fact names volume {0} on {1}, which holds {2}",
                volume, barcode, row.volume);
        return Optional.empty();
    }

    private void judge(Fact.CartridgeJudged fact) throws SQLException {
        CartridgeBook.Row row = cartridges.of(fact.cartridge());
        row.state = fact.state();
        row.reason = fact.reason();
        copies.judged(row);
    }

    private void evict(long segment) throws SQLException, IOException {
        unstage(segment, 0, Integer.MAX_VALUE);
        Optional<SegmentRow> row = segments.find(segment);
        if (row.isPresent()) {
            row.get().evicted = true;
            segments.touch(row.get());
        }
    }

    private void unstage(long segment, int first, int past) throws SQLException, IOException {
        Optional<SegmentRow> row = segments.find(segment);
        if (row.isPresent()) {
            restating.change(row.get(), row.get().pieces.brush()
                    .paint(first, past, mask -> mask & ~Pieces.STAGED).done());
        }
    }
}
