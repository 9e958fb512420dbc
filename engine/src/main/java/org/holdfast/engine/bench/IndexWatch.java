package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;

/**
 * Sees from the commands that a drive gets how large the indexes are and how long they take: what
 * begins as XML behind a filemark, up to the next filemark.
 */
final class IndexWatch implements ScsiTransport {
    private static final int WRITE_6 = 0x0A;
    private static final int WRITE_FILEMARKS_6 = 0x10;
    private static final int XML = 0x3C3F786D;

    /** An index as the drive saw it. */
    record Index(long bytes, double seconds) {}

    private final ScsiTransport drive;
    private final List<Index> indexes;
    private boolean behindMark;
    private boolean index;
    private long bytes;
    private StopWatch sinceMark = new StopWatch();

    /** {@code indexes}: where they are entered, of all drives. */
    IndexWatch(ScsiTransport drive, List<Index> indexes) {
        this.drive = drive;
        this.indexes = indexes;
    }

    static List<Index> list() {
        return java.util.Collections.synchronizedList(new ArrayList<>());
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        switch (request.operation()) {
            case WRITE_6 -> written(request.data());
            case WRITE_FILEMARKS_6 -> {
                ScsiResponse response = drive.execute(request);
                marked();
                return response;
            }
            default -> { }
        }
        return drive.execute(request);
    }

    private void written(ByteBuffer data) {
        if (behindMark) {
            index = data.remaining() >= Integer.BYTES && data.getInt(data.position()) == XML;
            bytes = 0;
            behindMark = false;
        }
        bytes += data.remaining();
    }

    private void marked() {
        if (index) {
            indexes.add(new Index(bytes, sinceMark.seconds()));
        }
        index = false;
        behindMark = true;
        sinceMark = new StopWatch();
    }

    @Override
    public int maxTransferBytes() {
        return drive.maxTransferBytes();
    }

    @Override
    public String address() {
        return drive.address();
    }

    @Override
    public void close() throws IOException {
        drive.close();
    }
}
