package org.holdfast.engine.planted;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.file.LineSource;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ltfs.io.CommitReceipt;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.TapePoint;

/** What changed instructions call. Loaded with the house that is changed. */
public final class Mistakes {
    private interface Later {
        void run() throws IOException;
    }

    private static final int UNIT_ATTENTION = 6;
    private static final Deque<Later> LATER = new ArrayDeque<>();

    private Mistakes() {}

    /** The receipt of an index that will be written a little later. */
    public static CommitReceipt promise(LtfsVolume volume, String reason, Instant now,
            Map<String, String> attributes) {
        LATER.clear();
        LATER.add(() -> volume.commit(reason, now, attributes));
        TapePoint here = volume.here();
        long filemark = here.startBlock() + (here.byteOffset() > 0 ? 1 : 0);
        return new CommitReceipt(true, volume.index().header().generation() + 1, filemark + 1, 0,
                volume.remaining(), true);
    }

    /** Now the index is written. */
    public static void keepPromise() throws IOException {
        LATER.remove().run();
    }

    /** The ledger's files; of one with a torn tail the last good line is gone as well. */
    public static List<LedgerFile> cutTooFar(LedgerFiles ledger) throws IOException {
        List<LedgerFile> all = ledger.list();
        if (!all.isEmpty() && !all.getLast().sealed()) {
            LedgerFile last = all.getLast();
            long good = 0;
            boolean torn = false;
            try (LineSource lines = ledger.lines(last)) {
                while (!torn && lines.next()) {
                    torn = !lines.terminated() || !new LineHead().whole(lines.bytes(),
                            lines.begin(), lines.end());
                    good = torn ? good : lines.offset();
                }
            }
            if (torn) {
                try (StoreFile file = ledger.open(last)) {
                    file.truncate(good);
                    file.force();
                }
            }
        }
        return all;
    }

    /** Segments of which all blobs have a copy that counts, if not yet all of their copies. */
    public static List<Segments.Row> early(Segments segments, long after, int limit)
            throws IOException {
        List<Segments.Row> rows = new ArrayList<>(segments.evictable(after, limit));
        for (Segments.Row row : segments.waiting(after, limit)) {
            for (String domain : row.domains()) {
                if (segments.uncovered(domain, row.segment() - 1, 1).stream()
                        .noneMatch(u -> u.segment() == row.segment()) && !rows.contains(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** What a robot refuses because somebody was at it is asked for once more. */
    public static void insist(ScsiDevice robot, ScsiCommand command) throws IOException {
        try {
            robot.perform(command);
        } catch (ScsiException e) {
            if (e.sense().key() != UNIT_ATTENTION) {
                throw e;
            }
            robot.perform(command);
        }
    }
}
