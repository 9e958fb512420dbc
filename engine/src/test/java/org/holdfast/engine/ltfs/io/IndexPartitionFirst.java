package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.holdfast.engine.ltfs.format.IndexHeader;

/** A mistake to plant: an index that is on the index partition before it is where it belongs. */
public final class IndexPartitionFirst {
    private IndexPartitionFirst() {}

    /**
     * Instead of {@link DataStream#restart}, behind an index that was made and not written.
     *
     * @param block where the head is
     */
    static void restart(DataStream stream, long block, IndexStation station, TapeHead head,
            VolumeLabels labels, IndexSpool spool, Instant now) throws IOException {
        station.copy(now, "Sync");
        head.seek(labels.dataPartition(), block);
        stream.note(head.filemark(false));
        TapeIndexOutput out = new TapeIndexOutput(head, labels.blockSize(), stream::note);
        IndexHeader header = station.current().header();
        try (InputStream xml = spool.open(header.volume(), header.generation())) {
            xml.transferTo(out);
        }
        out.finish();
        stream.note(head.filemark(false));
        stream.restart(head.block());
    }
}
