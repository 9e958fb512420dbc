package org.holdfast.engine.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.InlineLanes;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.ThreadLanes;

/** Staging in a world of a test's choice. */
final class StagingHouse implements AutoCloseable {
    static final Path DIRECTORY = Path.of("/home/staging");
    static final StagingOptions SMALL = new StagingOptions(64 << 20, 0, 8 << 20, 1000, 1 << 20,
            64 << 10, 1, 10);

    final FakeTime time = new FakeTime();
    final FileStore files;
    final InlineLanes inline = new InlineLanes(time);
    final Staging staging;
    private final Lanes lanes;

    /** On real files the lanes are threads, in memory everything runs in the caller. */
    StagingHouse(FileStore files, Path directory, StagingOptions options,
            AcceptedSegment... accepted) throws IOException {
        this.files = files;
        lanes = files instanceof DiskFileStore ? new ThreadLanes() : inline;
        staging = Staging.open(new Env(time, new SeededChance(1), files, lanes), directory,
                options, List.of(accepted)).staging();
    }

    static StagingHouse inMemory(StagingOptions options) throws IOException {
        return new StagingHouse(new FakeFileStore(), DIRECTORY, options);
    }

    Filled fill(SegmentFiller filler, byte[] bytes) throws IOException {
        return fill(filler, bytes, BlobRequest.of(bytes.length));
    }

    Filled fill(SegmentFiller filler, byte[] bytes, BlobRequest request) throws IOException {
        return fill(filler, channel(bytes), request);
    }

    Filled fill(SegmentFiller filler, ReadableByteChannel content, BlobRequest request)
            throws IOException {
        try (Reservation room = staging.reserve(request.stored()).join()) {
            return filler.fill(room, content, request);
        }
    }

    byte[] read(StagedBlob blob) throws IOException {
        try (SegmentReader reader = staging.read(blob.segment(),
                new LeaseTerms(Duration.ofMinutes(1), Long.MAX_VALUE))) {
            ByteBuffer all = ByteBuffer.allocate((int) blob.stored());
            ReadableByteChannel range = reader.range(blob.segmentOffset(), blob.stored());
            while (all.hasRemaining() && range.read(all) >= 0) {
                // until it is full
            }
            return all.array();
        }
    }

    static ReadableByteChannel channel(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
