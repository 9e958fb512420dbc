package org.holdfast.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.ledger.file.LedgerDamagedException;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.form.Draft;
import org.holdfast.engine.ledger.form.Group;
import org.holdfast.engine.ledger.form.LedgerFormatException;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.ConsistencyProof;
import org.holdfast.engine.ledger.merkle.InclusionProof;
import org.holdfast.engine.ledger.merkle.MerkleTree;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.model.fact.Fact;

/**
 * The ledger of an archive: entries that are only ever added, durable when an append returns.
 *
 * <p>Appends of several threads share one write and one fsync, done by one of them; there is no
 * thread of its own but the lane {@code ledger-seal}, where full files are compressed. Only one
 * process may have a ledger open. Safe for any thread, but its callers must not be interrupted
 * while they are in it: an interrupt closes files.
 */
public final class Ledger implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Ledger.class.getName());

    /** Whoever opens a ledger has other things to do at first. */
    private static final Duration CHECK_AFTER = Duration.ofMinutes(1);
    private static final Duration CHECK_PAUSE = Duration.ofSeconds(2);

    private final Env env;
    private final LedgerFiles files;
    private final EntryIndex index = new EntryIndex();
    private final ProofDesk desk;
    private final MerkleTree tree;
    private final SealedPart sealedPart;
    private final GroupWriter writer;
    private final CommitQueue queue = new CommitQueue(this::commit);
    private final Lanes.Lane sealing;
    /** Only touched by the thread that commits. */
    private Instant lastTime = Instant.MIN;
    private volatile LedgerState state = new LedgerState.Writable();
    private volatile boolean closed;
    private Optional<LedgerState.ReadOnly> cut = Optional.empty();

    private Ledger(Path directory, Env env, LedgerOptions options) {
        this.env = env;
        files = new LedgerFiles(env.files(), directory);
        desk = new ProofDesk(files, index, this::damaged);
        tree = new MerkleTree(desk::leaves);
        sealedPart = new SealedPart(files, tree, index, desk);
        writer = new GroupWriter(files, options.sealBytes());
        sealing = env.lanes().lane("ledger-seal");
    }

    /**
     * Opens the ledger in {@code directory}, or begins one.
     *
     * <p>Reads and checks all of it but the sealed files that have a voucher, and these some time
     * after it was opened. What a crash has left behind the last complete commit group is cut off;
     * no append of it had returned. When anything else is bad the ledger is opened
     * {@linkplain LedgerState.ReadOnly read-only}, nothing is changed, and it ends before the
     * damage. Damage that is found later, by whom ever, makes it read-only then, and at every
     * opening that follows.
     *
     * @throws LedgerFormatException when a newer Holdfast has written it
     */
    public static Ledger open(Path directory, Env env, LedgerOptions options) throws IOException {
        Ledger ledger = new Ledger(directory, env, options);
        ledger.files.prepare();
        List<LedgerFile> all = ledger.files.list();
        SealedPart.Reach vouched = ledger.sealedPart.take(all);
        LedgerScan.Result found = new LedgerScan(ledger.files, ledger::add).run(all, vouched);
        if (found.last() > 0) {
            ledger.lastTime = LineHead.time(found.lastTime());
        }
        if (found.damage().isPresent()) {
            LedgerScan.Place place = found.damage().get();
            ledger.readOnly(place);
            return ledger;
        }
        found.torn().ifPresent(ledger::note);
        if (found.file().isPresent() && !found.file().get().sealed()) {
            ledger.writer.resume(found.file().get(), found.begin(), found.end());
        }
        ledger.finishLater(all.subList(vouched.files(), all.size()));
        if (ledger.sealedPart.size() > 0) {
            ledger.checkLater(0);
        }
        return ledger;
    }

    /** Seals and vouches for what was read. */
    private void finishLater(List<LedgerFile> read) {
        for (int i = 0; i < read.size(); i++) {
            long first = read.get(i).firstNumber();
            long last = i + 1 < read.size() ? read.get(i + 1).firstNumber() - 1 : last();
            if (read.get(i).sealed()) {
                later(first, () -> sealedPart.vouch(first, last));
            } else if (first != writer.first()) {
                sealLater(first, last);
            }
        }
    }

    private void readOnly(LedgerScan.Place place) {
        queue.refuse("the ledger is damaged and read-only: " + place.file() + " at byte "
                + place.offset() + ": " + place.what(), null);
        state = new LedgerState.ReadOnly(place.file(), place.offset(), place.what());
        LOG.log(System.Logger.Level.ERROR, "ledger damaged: {0}", place);
    }

    /** Found by reading what was good before, or was vouched for. */
    private void damaged(LedgerDamagedException e) {
        if (!(state instanceof LedgerState.Writable)) {
            return;
        }
        readOnly(new LedgerScan.Place(e.file(), e.offset(), e.what()));
        long file = LedgerFiles.firstOf(e.file());
        // so that it is found again when the ledger is opened again
        later(file, () -> files.vouchers().delete(file));
    }

    private void note(LedgerScan.Place torn) {
        cut = Optional.of(new LedgerState.ReadOnly(torn.file(), torn.offset(), torn.what()));
        LOG.log(System.Logger.Level.WARNING, "cutting off what a crash has left: {0}", torn);
    }

    private void add(long number, byte[] leafHash, LedgerFile file, long offset) {
        tree.add(leafHash);
        index.add(number, file.firstNumber(), offset);
    }

    /**
     * Appends one entry; it is durable on return.
     *
     * @param actor who did it, 1 to 256 characters
     * @return its number
     * @throws LedgerRefusedException when the ledger takes no entries; whether this one is in it is
     *     known when it has been opened again
     * @throws IllegalArgumentException when the fact is too large for a line or a batch, see
     *     {@link org.holdfast.engine.ledger.form.LineLimits}; then nothing has happened
     */
    public long append(String actor, Fact fact) throws IOException {
        return queue.append(List.of(Draft.of(actor, fact, env.chance())));
    }

    /**
     * Appends entries with consecutive numbers, all or none of them, even in a crash.
     *
     * @param facts at least one, together at most {@code LineLimits.GROUP_BYTES}
     * @return the last one's number
     */
    public long appendAll(String actor, List<? extends Fact> facts) throws IOException {
        List<Draft> drafts = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            drafts.add(Draft.of(actor, fact, env.chance()));
        }
        return queue.append(drafts) + facts.size() - 1;
    }

    /** In the thread that commits for all. */
    private long commit(List<Draft> drafts) throws IOException {
        long first = tree.size() + 1;
        try {
            Instant now = env.time().now();
            Instant time = now.isBefore(lastTime) ? lastTime : now;
            Group group = Group.of(drafts, first, time);
            OptionalLong full = writer.ready(first);
            long begin = writer.write(group);
            lastTime = time;
            for (int i = 0; i < drafts.size(); i++) {
                index.add(first + i, writer.first(), begin + group.offsets().get(i));
                tree.add(group.leaves().get(i));
            }
            full.ifPresent(file -> sealLater(file, first - 1));
            return first;
        } catch (IOException | RuntimeException | Error e) {
            state = new LedgerState.ReadOnly(files.plain(writer.first()), writer.position(),
                    "a write failed: " + e.getMessage());
            throw e;
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private void sealLater(long first, long last) {
        later(first, () -> {
            files.seal(first);
            sealedPart.vouch(first, last);
        });
    }

    /** What can also be done at the next start: on the lane, if there is still one. */
    private void later(long file, Task task) {
        try {
            sealing.execute(() -> run(file, task));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.INFO, "ledger file {0} is finished at the next start",
                    file);
        }
    }

    private void run(long file, Task task) {
        try {
            task.run();
        } catch (LedgerDamagedException e) {
            damaged(e);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "ledger file " + file
                    + " stays unfinished until the next start", e);
        }
    }

    /** Reads what was taken by its vouchers, one file after the other, with pauses. */
    private void checkLater(int file) {
        try {
            sealing.executeAfter(file == 0 ? CHECK_AFTER : CHECK_PAUSE, () -> {
                if (!closed && state instanceof LedgerState.Writable) {
                    run(file, () -> sealedPart.check(file));
                    if (file + 1 < sealedPart.size()) {
                        checkLater(file + 1);
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.INFO, "the rest is checked after the next start");
        }
    }

    /** Number of the last durable entry, 0 when there is none; before the damage if there is. */
    public long last() {
        return tree.size();
    }

    /** Whether it takes entries. */
    public LedgerState state() {
        return state;
    }

    /** What was cut off when it was opened: bytes of a group that no append had returned for. */
    public Optional<LedgerState.ReadOnly> cut() {
        return cut;
    }

    /** How many files were not read when it was opened. */
    int vouched() {
        return sealedPart.size();
    }

    /**
     * Reads from entry {@code from} (1 or more) to {@link #last} as it is now; nothing when
     * {@code from} is greater. To be closed.
     */
    public LedgerReader read(long from) throws IOException {
        if (from < 1) {
            throw new IllegalArgumentException("entries begin with 1, not " + from);
        }
        return new LedgerReader(desk.cursor(from, last()));
    }

    /** Size and root of the tree over all entries. */
    public TreeHead head() {
        return tree.head();
    }

    /** The bytes of an entry that its leaf is made of. */
    public byte[] leaf(long number) throws IOException {
        return desk.leaf(number);
    }

    /** The proof that entry {@code number} is in the ledger of {@code treeSize} entries. */
    public InclusionProof inclusion(long number, long treeSize) throws IOException {
        return tree.inclusion(number - 1, treeSize);
    }

    /** The proof that the ledger of {@code newSize} entries begins with that of {@code oldSize}. */
    public ConsistencyProof consistency(long oldSize, long newSize) throws IOException {
        return tree.consistency(oldSize, newSize);
    }

    /** The proof of one blob of a batch, for the ledger of {@code treeSize} entries. */
    public MemberProof memberInclusion(long number, int member, long treeSize)
            throws IOException {
        if (number < 1 || number > treeSize || treeSize > last()) {
            throw new IllegalArgumentException("entry " + number + " of " + treeSize);
        }
        return desk.member(number, member, tree, treeSize);
    }

    /** Ends appending; what has returned is durable already. Readers may go on. */
    @Override
    public void close() throws IOException {
        closed = true;
        queue.close();
        writer.close();
    }
}
