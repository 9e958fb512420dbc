package org.holdfast.device.vtl.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.ScsiRequest;
import org.holdfast.device.scsi.ScsiResponse;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.scsi.SenseData;

/**
 * A transport with faults, around any other. It counts for each fault of the plan how often it was
 * really injected, so that a test can tell a fault that was survived from one that never came.
 *
 * <p>Thread rule: one thread at a time, like any transport.
 */
public final class FaultyTransport implements ScsiTransport {
    private static final int READ = 0x08;
    private static final int WRITE = 0x0A;
    private static final byte[] READ_POSITION = {0x34, 6, 0, 0, 0, 0, 0, 0, 0, 0};
    private final ScsiTransport inner;
    private final String device;
    private final Map<Integer, List<Fault>> byOperation;
    private final Supplier<Optional<Barcode>> loaded;
    private final Consumer<Duration> waits;
    private final long[] seen = new long[256];
    private final Map<Fault, Long> injected = new LinkedHashMap<>();
    private final Map<Barcode, Long> struck = new TreeMap<>();
    private boolean silent;

    /** For plans without faults at blocks; a silent device takes no time to time out. */
    public FaultyTransport(ScsiTransport inner, String device, FaultPlan plan) {
        this(inner, device, plan, Optional::empty, time -> { });
    }

    /**
     * Wraps a transport, which it closes.
     *
     * @param device the name that the plan knows it by
     * @param loaded which cartridge is in the drive, for faults at blocks and for the record
     * @param waits lets the timeout of a silent device go by
     */
    public FaultyTransport(ScsiTransport inner, String device, FaultPlan plan,
            Supplier<Optional<Barcode>> loaded, Consumer<Duration> waits) {
        this.inner = inner;
        this.device = device;
        this.byOperation = plan.faults().stream()
                .collect(Collectors.groupingBy(FaultyTransport::operation));
        this.loaded = loaded;
        this.waits = waits;
        plan.faults().forEach(f -> injected.put(f, 0L));
    }

    private static int operation(Fault fault) {
        return switch (fault) {
            case Fault.AtCommand f -> f.operation();
            case Fault.AtBlock f -> f.writing() ? WRITE : READ;
        };
    }

    /** How often each fault of the plan was injected here. */
    public Map<Fault, Long> injected() {
        return Collections.unmodifiableMap(injected);
    }

    /** The cartridges that were in the drive when something was injected, and how often. */
    public Map<Barcode, Long> struck() {
        return Collections.unmodifiableMap(struck);
    }

    /** How many faults were injected in all. */
    public long injections() {
        return injected.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public ScsiResponse execute(ScsiRequest request) throws IOException {
        if (silent) {
            strike();
            throw unanswered(request);
        }
        int operation = request.operation();
        long occurrence = ++seen[operation];
        for (Fault fault : byOperation.getOrDefault(operation, List.of())) {
            switch (fault) {
                case Fault.AtCommand f -> {
                    if (f.occurrence() == occurrence
                            && (f.device().equals(Fault.ANY) || f.device().equals(device))) {
                        count(f);
                        return suffer(request, f.what());
                    }
                }
                case Fault.AtBlock f -> {
                    if (holds(f)) {
                        Optional<ScsiResponse> answer = atBlock(f);
                        if (answer.isPresent()) {
                            return answer.get();
                        }
                    }
                }
            }
        }
        return inner.execute(request);
    }

    private void count(Fault fault) {
        injected.merge(fault, 1L, Long::sum);
        strike();
    }

    private void strike() {
        loaded.get().ifPresent(barcode -> struck.merge(barcode, 1L, Long::sum));
    }

    private boolean holds(Fault.AtBlock fault) {
        return loaded.get().equals(Optional.of(fault.barcode()));
    }

    /** Asks where the head is; an answer that is not good is the command's own answer. */
    private Optional<ScsiResponse> atBlock(Fault.AtBlock fault) throws IOException {
        ByteBuffer room = ByteBuffer.allocate(32);
        ScsiResponse where = inner.execute(
                ScsiRequest.receiving(READ_POSITION, room, Duration.ofSeconds(60)));
        if (where.status() != ScsiStatus.GOOD) {
            return Optional.of(where);
        }
        if (room.getInt(4) != fault.partition() || room.getLong(8) != fault.block()) {
            return Optional.empty();
        }
        count(fault);
        return Optional.of(checked(fault.writing() ? SenseData.of(3, 0x0C, 0x00)
                : SenseData.of(3, 0x11, 0x00), 0));
    }

    private ScsiResponse suffer(ScsiRequest request, Fault.What what) throws IOException {
        return switch (what) {
            case Fault.Refused w -> checked(w.sense(), 0);
            case Fault.DoneBut w -> checked(w.sense(), inner.execute(request).transferred());
            case Fault.CableFailure w -> {
                if (w.done()) {
                    inner.execute(request);
                }
                throw new IOException("injected: cable failure at " + address());
            }
            case Fault.Silence _ -> {
                silent = true;
                throw unanswered(request);
            }
        };
    }

    private IOException unanswered(ScsiRequest request) {
        waits.accept(request.timeout());
        return new IOException("injected: no answer from " + address() + " within "
                + request.timeout());
    }

    private static ScsiResponse checked(SenseData sense, int transferred) {
        return new ScsiResponse(ScsiStatus.CHECK_CONDITION, sense.toFixed(), transferred);
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
