package org.holdfast.engine.ltfs.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.drive.LoadedMedium;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.ltfs.format.CoherencyInformation;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexWriter;
import org.holdfast.engine.ltfs.format.LtfsLabel;
import org.holdfast.engine.ltfs.format.Vol1Label;

/**
 * Makes a volume: partition 0 is {@code a} for indexes, 1 is {@code b} for data, each with labels
 * and the first index. The data partition comes first, so that an index partition with an index
 * means that the volume is whole.
 */
final class VolumeFormat {
    private static final int INDEX_GIGABYTES = 1;
    private static final char INDEX_ID = 'a';
    private static final char DATA_ID = 'b';
    private static final int INDEX = 0;
    private static final int DATA = 1;

    private final TapeDrive drive;
    private final TapeHead head;
    private final VolumeSpec spec;
    private final Instant now;

    VolumeFormat(TapeDrive drive, VolumeSpec spec, Instant now) {
        this.drive = drive;
        this.head = new TapeHead(drive);
        this.spec = spec;
        this.now = now;
    }

    CommitReceipt format() throws IOException {
        LoadedMedium medium = head.begin();
        if (medium.writeProtected()) {
            throw new IOException("the cartridge is write-protected");
        }
        if (spec.blockSize() > medium.maxBlock()) {
            throw new IOException("blocks of " + spec.blockSize() + " bytes, at most "
                    + medium.maxBlock() + " can be written here");
        }
        drive.formatTwoPartitions(INDEX_GIGABYTES);
        if (drive.medium().partitions() != 2) {
            throw new IOException("the drive made " + drive.medium().partitions()
                    + " partitions, not 2");
        }
        drive.compression(spec.compression());
        IndexHeader header = header(DATA_ID, Optional.empty());
        byte[] index = index(header);
        partition(DATA, DATA_ID, index);
        partition(INDEX, INDEX_ID, index(header(INDEX_ID, Optional.of(header.location()))));
        SpoolFile file = spec.spool().begin(spec.volume());
        try {
            file.write(index);
            file.finish();
        } finally {
            file.close();
        }
        file.keep(spec.spool().file(spec.volume(), header.generation()));
        return receipt(header, index.length);
    }

    private CommitReceipt receipt(IndexHeader header, int bytes) throws IOException {
        CartridgeMemory memory = new CartridgeMemory(head);
        memory.describe(spec);
        OptionalLong vcr = memory.changeReference();
        boolean written = vcr.isPresent();
        if (written) {
            CoherencyInformation vci = new CoherencyInformation(vcr.getAsLong(),
                    header.generation(), header.location().block(), spec.volume());
            written = memory.coherency(DATA, vci) && memory.coherency(INDEX, vci);
        }
        return new CommitReceipt(true, header.generation(), header.location().block(), bytes,
                head.space(DATA).remaining(), written);
    }

    private void partition(int number, char id, byte[] index) throws IOException {
        String serial = spec.barcode().map(Barcode::volumeSerial)
                .filter(s -> s.matches("[0-9A-Z]{6}")).orElse("");
        LtfsLabel label = new LtfsLabel(spec.creator(), now, spec.volume(), id, INDEX_ID,
                DATA_ID, spec.blockSize(), spec.compression(), IndexWriter.VERSION);
        head.seek(number, 0);
        head.write(ByteBuffer.wrap(new Vol1Label(serial).encode()));
        head.filemark(true);
        head.write(ByteBuffer.wrap(label.encode()));
        head.filemark(true);
        head.filemark(true);
        TapeIndexOutput out = new TapeIndexOutput(head, spec.blockSize(), _ -> { });
        out.write(index);
        out.finish();
        head.filemark(false);
        head.verifyPosition();
    }

    private IndexHeader header(char partition, Optional<IndexLocation> previous) {
        return new IndexHeader(IndexWriter.VERSION, Creator.because(spec.creator(), "Format"),
                Optional.empty(), spec.volume(), 1, now,
                new IndexLocation(partition, IndexCheck.FIRST_INDEX), previous, true,
                IndexWriter.ROOT_UID, "unlocked");
    }

    private byte[] index(IndexHeader header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter writer = new IndexWriter(bytes, header);
        writer.enter(new DirectoryEntry(spec.name(), IndexWriter.ROOT_UID, EntryTimes.all(now),
                false, List.of()));
        writer.leave();
        writer.finish();
        return bytes.toByteArray();
    }
}
