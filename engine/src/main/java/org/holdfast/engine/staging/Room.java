package org.holdfast.engine.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.engine.env.Lanes;

/**
 * Who may use how much of staging: first come, first served.
 *
 * <p>The device is asked only now and then, as that is dear; between two looks its room is counted
 * down. Safe for any thread; futures are completed outside the lock.
 */
final class Room {
    /** After so many granted bytes the device is asked again. */
    private static final long LOOK_AGAIN_BYTES = 256L << 20;
    /** What others take and free on the device, nobody tells: it is looked at so often. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private record Waiter(long bytes, CompletableFuture<Reservation> answer) {}

    /** Bytes that the device can still take. */
    interface Device {
        long usableBytes() throws IOException;
    }

    private final StagingOptions options;
    private final Device device;
    private final Lanes.Lane lane;
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private long staged;
    private long reserved;
    private long deviceRoom;
    private long grantedSinceLook = LOOK_AGAIN_BYTES;
    private Optional<Duration> patience = Optional.empty();
    private long patienceNumber;
    private boolean watching;

    Room(StagingOptions options, Device device, Lanes.Lane lane) {
        this.options = options;
        this.device = device;
        this.lane = lane;
    }

    synchronized Optional<Reservation> tryReserve(long bytes) throws IOException {
        return waiters.isEmpty() && fits(bytes)
                ? Optional.of(grant(bytes)) : Optional.empty();
    }

    CompletableFuture<Reservation> reserve(long bytes) {
        CompletableFuture<Reservation> answer = new CompletableFuture<>();
        try {
            enqueue(bytes, answer);
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void enqueue(long bytes, CompletableFuture<Reservation> answer) throws IOException {
        Optional<Reservation> now;
        long timer = -1;
        synchronized (this) {
            now = tryReserve(bytes);
            if (now.isEmpty()) {
                if (bytes > options.limitBytes() || waiters.size() >= options.waiting()) {
                    throw new StagingFullException(bytes, free());
                }
                waiters.add(new Waiter(bytes, answer));
                timer = patience.isPresent() ? patienceNumber : -1;
            }
        }
        if (now.isPresent()) {
            answer.complete(now.get());
            return;
        }
        answer.whenComplete((given, failure) -> {
            if (failure != null) {
                withdraw(answer);
            }
        });
        if (timer >= 0) {
            long number = timer;
            lane.executeAfter(patience(), () -> refuse(number, List.of(answer)));
        }
        watch();
    }

    /** Who waits for room that staging would give and the device does not have is not told. */
    private void watch() {
        synchronized (this) {
            Waiter first = waiters.peek();
            if (watching || first == null
                    || first.bytes() > options.limitBytes() - staged - reserved) {
                return;
            }
            watching = true;
        }
        lane.executeAfter(LOOK_AGAIN, () -> {
            synchronized (this) {
                watching = false;
            }
            unstaged(0);
        });
    }

    private synchronized Duration patience() {
        return patience.orElse(Duration.ZERO);
    }

    private void withdraw(CompletableFuture<Reservation> answer) {
        synchronized (this) {
            waiters.removeIf(w -> w.answer() == answer);
        }
        serve();
    }

    /** Grants what fits now, in order. */
    void serve() {
        grantInOrder();
        watch();
    }

    private void grantInOrder() {
        while (true) {
            Waiter next;
            Reservation granted;
            synchronized (this) {
                next = waiters.peek();
                if (next == null) {
                    return;
                }
                try {
                    if (!fits(next.bytes())) {
                        return;
                    }
                } catch (IOException e) {
                    waiters.remove();
                    next.answer().completeExceptionally(e);
                    continue;
                }
                waiters.remove();
                granted = grant(next.bytes());
            }
            if (!next.answer().complete(granted)) {
                granted.close();
            }
        }
    }

    void patience(Optional<Duration> wait) {
        List<CompletableFuture<Reservation>> all;
        long number;
        synchronized (this) {
            patience = wait;
            number = ++patienceNumber;
            all = waiters.stream().map(Waiter::answer).toList();
        }
        if (wait.isPresent() && !all.isEmpty()) {
            lane.executeAfter(wait.get(), () -> refuse(number, all));
        }
    }

    private void refuse(long number, List<CompletableFuture<Reservation>> answers) {
        List<Waiter> refused = new ArrayList<>();
        long free;
        synchronized (this) {
            if (number != patienceNumber) {
                return;
            }
            waiters.stream().filter(w -> answers.contains(w.answer())).forEach(refused::add);
            waiters.removeAll(refused);
            free = free();
        }
        refused.forEach(w -> w.answer().completeExceptionally(
                new StagingFullException(w.bytes(), free)));
        serve();
    }

    private boolean fits(long bytes) throws IOException {
        if (bytes < 0) {
            throw new IllegalArgumentException("reserve " + bytes);
        }
        if (bytes > options.limitBytes() - staged - reserved) {
            return false;
        }
        if (bytes > deviceRoom || grantedSinceLook >= LOOK_AGAIN_BYTES) {
            deviceRoom = device.usableBytes() - options.reserveBytes() - reserved;
            grantedSinceLook = 0;
        }
        return bytes <= deviceRoom || bytes == 0;
    }

    private Reservation grant(long bytes) {
        reserved += bytes;
        deviceRoom -= bytes;
        grantedSinceLook += bytes;
        return new Reservation(this, bytes);
    }

    private long free() {
        return Math.max(0, Math.min(options.limitBytes() - staged - reserved, deviceRoom));
    }

    /** Reserved bytes have become staged ones. */
    synchronized void spent(long bytes) {
        reserved -= bytes;
        staged += bytes;
    }

    /** Reserved bytes are not needed. */
    void unreserve(long bytes) {
        synchronized (this) {
            reserved -= bytes;
            deviceRoom += bytes;
        }
        serve();
    }

    /** Bytes found in segments at opening. */
    synchronized void found(long bytes) {
        staged += bytes;
    }

    /** Staged bytes are gone; the device is asked again. */
    void unstaged(long bytes) {
        synchronized (this) {
            staged -= bytes;
            grantedSinceLook = LOOK_AGAIN_BYTES;
        }
        serve();
    }

    synchronized StagingCounters counters(long notSafe, int segments) throws IOException {
        fits(0);
        return new StagingCounters(staged, notSafe, reserved, free(), waiters.size(),
                waiters.stream().mapToLong(Waiter::bytes).sum(), segments);
    }
}
