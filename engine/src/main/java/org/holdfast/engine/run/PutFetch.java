package org.holdfast.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.SourceFetch;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.model.Metadata.Kind;

/**
 * Has the system read small files that are to be put while those before them are taken in: what is
 * not in its cache waits for the disk many times over, which many can do at once. Hints, from which
 * nothing comes but time.
 */
final class PutFetch {
    /** A cold source wants 8 to 16 who ask. */
    private static final int LANES = 8;
    /** Fewer files are read sooner than asked for. */
    private static final int LEAST_FILES = 64;

    private final PutJob put;
    private final Job job;
    private final List<Lane> lanes;

    PutFetch(PutJob put, Job job, House house) {
        this.put = put;
        this.job = job;
        List<Lane> all = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            all.add(house.env().lanes().lane("fetch-" + i));
        }
        lanes = List.copyOf(all);
    }

    /** These are taken in soon. Returns at once. */
    void soon(List<SourceItem> batch) {
        List<SourceItem> files = batch.stream().filter(i -> i.kind() == Kind.FILE && i.size() > 0
                && i.size() <= SourceFetch.MOST_BYTES).toList();
        if (files.size() < LEAST_FILES) {
            return;
        }
        for (int n = 0; n < LANES; n++) {
            int from = n;
            put.post(lanes.get(n), () -> {
                for (int i = from; i < files.size() && !job.cancelled(); i += LANES) {
                    SourceFetch.fetch(files.get(i).path());
                }
            });
        }
    }
}
