package org.holdfast.engine.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.ltfs.io.TapePoint;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.staging.LeaseTerms;
import org.holdfast.engine.staging.SegmentReader;

/**
 * Appends the blobs of one staging segment to the mounted volume, back to back as they lie there.
 *
 * <p>What does not fit is left, cut between two blobs; nothing is half written.
 */
final class SegmentCopy {
    /** Blobs of one run: so many names fit an entry of the ledger. */
    private static final int PAGE = 2_000;
    private static final LeaseTerms LEASE = new LeaseTerms(Duration.ofHours(6), Long.MAX_VALUE);

    private final SessionTools tools;
    private final Mount mount;
    private final WriteItem item;
    private final StagedAhead ahead;
    private int next;
    private long bytes;
    private boolean full;

    SegmentCopy(SessionTools tools, Mount mount, WriteItem item, StagedAhead ahead) {
        this.tools = tools;
        this.mount = mount;
        this.item = item;
        this.ahead = ahead;
        this.next = item.from();
    }

    /**
     * Appends.
     *
     * @throws StagedBytesException what is {@link #left} cannot be read; the mount goes on
     */
    void perform() throws IOException {
        try (SegmentReader reader = open()) {
            pages(reader);
        }
    }

    private void pages(SegmentReader reader) throws IOException {
        try {
            while (next < item.end() && !full) {
                List<BlobRow> page = tools.ask(catalog -> catalog.segments().blobs(
                        item.segment(), next, Math.min(PAGE, item.end() - next)));
                if (page.isEmpty() || page.getFirst().blob().ordinal() != next) {
                    throw new HomeException(new IOException("the catalog has no blob " + next
                            + " of segment " + item.segment()));
                }
                int fit = fitting(page);
                full = fit < page.size();
                if (fit > 0) {
                    append(page.subList(0, fit), reader);
                }
            }
        } finally {
            ahead.stop();
        }
    }

    private SegmentReader open() throws IOException {
        long end = tools.staging().broughtBack(item.segment()) ? endInSegment() : 0;
        try {
            return tools.staging().readForCopy(item.segment(), end, LEASE);
        } catch (IOException e) {
            throw new StagedBytesException(e);
        }
    }

    private long endInSegment() throws IOException {
        List<BlobRow> last = tools.ask(catalog -> catalog.segments().blobs(item.segment(),
                item.end() - 1, 1));
        return last.isEmpty() ? 0
                : last.getFirst().blob().segmentOffset() + last.getFirst().blob().stored();
    }

    private ByteBuffer staged(long until) throws StagedBytesException {
        try {
            return ahead.next(until);
        } catch (IOException e) {
            throw new StagedBytesException(e);
        }
    }

    /** How many of them the cartridge still takes, with the indexes that have to follow. */
    private int fitting(List<BlobRow> page) {
        long[] stored = new long[page.size() + 1];
        long[] entries = new long[page.size() + 1];
        for (int i = 0; i < page.size(); i++) {
            stored[i + 1] = stored[i] + page.get(i).blob().stored()
                    + Placing.overflowBytes(page.get(i));
            entries[i + 1] = entries[i] + Placing.entryBytes(page.get(i));
        }
        int low = 0;
        int high = page.size();
        while (low < high) {
            int n = (low + high + 1) / 2;
            if (mount.volume().hasRoom(stored[n], n, entries[n] / n + 1)) {
                low = n;
            } else {
                high = n - 1;
            }
        }
        return low;
    }

    /** Has all that is left of the item read ahead, so that no page waits for its first bytes. */
    private void want(SegmentReader reader, long from, long to) {
        if (ahead.position() != from || ahead.end() < to) {
            ahead.begin(reader::read, from,
                    Math.max(to, Math.min(reader.size(), from + item.bytes() - bytes)));
        }
    }

    /**
     * Names are made while the drive still takes the bytes. A value that becomes a file of its own
     * is appended itself, and must not come between the blobs.
     */
    private void append(List<BlobRow> page, SegmentReader reader) throws IOException {
        mount.beforeAnotherVersion(page);
        TapePoint begin = mount.volume().here();
        AcceptedBlob last = page.getLast().blob();
        long from = page.getFirst().blob().segmentOffset();
        long to = last.segmentOffset() + last.stored();
        boolean between = page.stream().allMatch(row -> Placing.overflowBytes(row) == 0);
        Run all = run(page, begin, Collections.emptySortedMap());
        Placing placing = new Placing(tools, mount);
        SortedMap<Integer, String> names = new TreeMap<>();
        int placed = 0;
        try {
            want(reader, from, to);
            for (long at = from; at < to; at = ahead.position()) {
                mount.volume().append(staged(to));
                int whole = between ? within(page, placed, ahead.position()) : placed;
                names.putAll(placing.place(page.subList(placed, whole), all));
                placed = whole;
            }
            names.putAll(placing.place(page.subList(placed, page.size()), all));
            placed = page.size();
        } catch (StagedBytesException e) {
            count(page.subList(0, placed), begin, names);
            throw e;
        }
        count(page, begin, names);
    }

    /** How many of them end before {@code position}; {@code known} do. */
    private static int within(List<BlobRow> page, int known, long position) {
        int n = known;
        while (n < page.size() && page.get(n).blob().segmentOffset() + page.get(n).blob().stored()
                <= position) {
            n++;
        }
        return n;
    }

    private void count(List<BlobRow> placed, TapePoint begin, SortedMap<Integer, String> names) {
        if (!placed.isEmpty()) {
            Run run = run(placed, begin, names);
            mount.add(run, placed);
            bytes += run.bytes();
            next += placed.size();
        }
    }

    private Run run(List<BlobRow> page, TapePoint begin, SortedMap<Integer, String> names) {
        AcceptedBlob first = page.getFirst().blob();
        AcceptedBlob last = page.getLast().blob();
        return new Run(item.segment(), first.ordinal(), page.size(), first.segmentOffset(),
                last.segmentOffset() + last.stored() - first.segmentOffset(),
                begin.startBlock(), begin.byteOffset(), names);
    }

    boolean full() {
        return full;
    }

    Optional<WriteItem> written() {
        return next == item.from() ? Optional.empty() : Optional.of(new WriteItem(item.segment(),
                item.domain(), item.from(), next, bytes, item.urgent(), item.failures()));
    }

    Optional<WriteItem> left() {
        return next == item.end() ? Optional.empty() : Optional.of(new WriteItem(item.segment(),
                item.domain(), next, item.end(), Math.max(0, item.bytes() - bytes),
                item.urgent(), item.failures()));
    }
}
