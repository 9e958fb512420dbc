package org.holdfast.engine.planted;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.holdfast.engine.ltfs.io.CommitReceipt;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.TapePoint;

/** What changed instructions call. Loaded with the house that is changed. */
public final class Mistakes {
    private interface Later {
        void run() throws IOException;
    }

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
}
