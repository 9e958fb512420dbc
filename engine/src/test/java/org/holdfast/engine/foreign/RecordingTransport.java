package org.holdfast.engine.foreign;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiTransport;

/** Writes down the operation code of every command. */
final class RecordingTransport implements ScsiTransport {
    /**
     * What neither tape nor cartridge memory is changed by: test unit ready, rewind, request sense,
     * read block limits, read, space, inquiry, load and unload, prevent removal, locate, read
     * position, log sense, mode sense, read attribute.
     */
    private static final Set<Integer> HARMLESS = Set.of(0x00, 0x01, 0x03, 0x05, 0x08, 0x11, 0x12,
            0x1A, 0x1B, 0x1E, 0x2B, 0x34, 0x4D, 0x5A, 0x8C, 0x91, 0x92);

    private final ScsiTransport inner;
    private final SortedMap<Integer, Long> seen = new TreeMap<>();

    RecordingTransport(ScsiTransport inner) {
        this.inner = inner;
    }

    /** How often each operation code came. */
    SortedMap<Integer, Long> seen() {
        return Collections.unmodifiableSortedMap(seen);
    }

    /** Operation codes of commands that may change a cartridge, in hexadecimal, with counts. */
    SortedMap<String, Long> changing() {
        SortedMap<String, Long> found = new TreeMap<>();
        seen.forEach((operation, count) -> {
            if (!HARMLESS.contains(operation)) {
                found.put("%02X".formatted(operation), count);
            }
        });
        return found;
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        seen.merge(request.operation(), 1L, Long::sum);
        return inner.execute(request);
    }

    @Override
    public int maxTransferBytes() {
        return inner.maxTransferBytes();
    }

    @Override
    public String address() {
        return inner.address();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
