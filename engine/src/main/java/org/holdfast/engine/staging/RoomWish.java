package org.holdfast.engine.staging;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.holdfast.engine.env.Lanes;

/** Somebody waits for room, as a place in a queue and not as a thread. Safe for any thread. */
public final class RoomWish {
    private static final System.Logger LOG = System.getLogger(RoomWish.class.getName());

    private final CompletableFuture<Reservation> wish;

    private RoomWish(CompletableFuture<Reservation> wish) {
        this.wish = wish;
    }

    static RoomWish of(CompletableFuture<Reservation> wish, Lanes.Lane lane,
            RoomAnswer answer) {
        wish.whenComplete((room, failure) -> {
            try {
                lane.execute(() -> tell(answer, room, failure));
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "nobody hears of room any more", e);
                if (room != null) {
                    room.close();
                }
            }
        });
        return new RoomWish(wish);
    }

    private static void tell(RoomAnswer answer, Reservation room, Throwable failure) {
        switch (failure) {
            case null -> answer.granted(room);
            case CancellationException e -> answer.refused(
                    new IOException("the wish for room was withdrawn", e));
            case IOException e -> answer.refused(e);
            default -> answer.refused(new IOException("waiting for room: " + failure, failure));
        }
    }

    /** Withdraws the wish: it is refused, unless it has been answered already. */
    public void cancel() {
        wish.cancel(false);
    }
}
