package org.holdfast.engine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.model.fact.Fact;

/**
 * The ledger and the catalog that follows it.
 *
 * <p>The catalog reads what the ledger has written, as it does after a crash, so there is one way
 * for an entry to be seen. Safe for any thread.
 */
public final class Journal {
    /** Blobs that are applied in one step. */
    private static final int BATCH_BLOBS = 5_000;
    private static final int BATCH_ENTRIES = 500;
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Ledger ledger;
    private final Catalog catalog;
    private final Lane lane;
    private final ReentrantLock following = new ReentrantLock();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicReference<Beginning> beginning = new AtomicReference<>();
    private volatile Optional<IOException> broken = Optional.empty();

    /** Follows on {@code lane}. */
    public Journal(Ledger ledger, Catalog catalog, Lane lane) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.lane = lane;
    }

    /** The truth. */
    public Ledger ledger() {
        return ledger;
    }

    /** What can be asked; it may lag. */
    public Catalog catalog() {
        return catalog;
    }

    /** A fact that goes before the first one that is entered; whoever only looks enters nothing. */
    public void beforeTheFirst(String actor, Fact fact) {
        beginning.set(new Beginning(actor, fact));
    }

    private record Beginning(String actor, Fact fact) {}

    /** Enters a fact; durable on return. The catalog has it soon. */
    public long append(String actor, Fact fact) throws IOException {
        Beginning first = beginning.getAndSet(null);
        if (first != null) {
            ledger.append(first.actor(), first.fact());
        }
        long number = ledger.append(actor, fact);
        follow();
        return number;
    }

    private void follow() {
        if (wanted.compareAndSet(false, true)) {
            try {
                lane.execute(() -> {
                    wanted.set(false);
                    try {
                        catchUp(ledger.last());
                    } catch (IOException e) {
                        LOG.log(System.Logger.Level.ERROR, "the catalog does not follow", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                // The engine ends; the catalog follows at the next start.
                LOG.log(System.Logger.Level.DEBUG, "catalog lags at the end", e);
            }
        }
    }

    /** How many entries the catalog is behind. */
    public long lag() {
        return ledger.last() - catalog.applied();
    }

    /** Returns when the catalog has applied everything that is in the ledger now. */
    public Catalog upToDate() throws IOException {
        catchUp(ledger.last());
        return catalog;
    }

    /**
     * Returns when the catalog has applied entry {@code number}; does the applying itself if it
     * has to.
     *
     * @throws IOException when the catalog contradicts the ledger or fails; it can be deleted and
     *     rebuilt, nothing is lost by that
     */
    public void catchUp(long number) throws IOException {
        if (catalog.applied() >= number) {
            return;
        }
        following.lock();
        try {
            if (broken.isPresent()) {
                throw broken.get();
            }
            while (catalog.applied() < number) {
                applySome();
            }
        } catch (IOException e) {
            broken = Optional.of(broken.orElse(
                    new IOException("the catalog has failed: " + e.getMessage(), e)));
            throw broken.get();
        } finally {
            following.unlock();
        }
    }

    private void applySome() throws IOException {
        try (LedgerReader reader = ledger.read(catalog.applied() + 1)) {
            List<Numbered> batch = new ArrayList<>();
            int blobs = 0;
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                LedgerEntry entry = e.get();
                batch.add(new Numbered(entry.number(), entry.time(), entry.actor(),
                        entry.fact()));
                if (entry.fact() instanceof Fact.BlobsAccepted accepted) {
                    blobs += accepted.blobs().size();
                }
                if (blobs >= BATCH_BLOBS || batch.size() >= BATCH_ENTRIES) {
                    catalog.apply(batch);
                    batch = new ArrayList<>();
                    blobs = 0;
                }
            }
            if (!batch.isEmpty()) {
                catalog.apply(batch);
            }
        }
    }
}
