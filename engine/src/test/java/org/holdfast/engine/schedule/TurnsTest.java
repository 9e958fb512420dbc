package org.holdfast.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.Priority;
import org.junit.jupiter.api.Test;

/** Whose turn comes first. */
class TurnsTest {
    private static ReadItem read(long task, Barcode barcode, Priority priority) {
        return new ReadItem(task, barcode, 10, priority);
    }

    private static WriteItem write(long segment, Priority priority) {
        return new WriteItem(segment, "copy-1", 0, 1, 10, false, 0, priority);
    }

    private static Input.Prioritized now(Priority priority, List<Long> segments,
            List<Long> tasks) {
        return new Input.Prioritized(new TreeSet<>(segments), new TreeSet<>(tasks), priority);
    }

    private static List<Long> segments(ScheduleState state) {
        return state.writes().stream().map(WriteItem::segment).toList();
    }

    private static List<Long> tasks(ScheduleState state) {
        return state.reads().stream().map(ReadItem::task).toList();
    }

    /** Without drives: what waits, waits. */
    private static FakeWorld waiting() {
        FakeWorld world = new FakeWorld(1, 1, 6, 0, true, 30_000);
        for (long s = 1; s <= 4; s++) {
            world.later(1, new Input.Sealed(List.of(new WriteItem(s, "copy-1", 0, 1, 10, false,
                    0))));
        }
        world.run(3_000);
        return world;
    }

    private static ScheduleState step(ScheduleState state, FakeWorld world, Input... inputs) {
        ScheduleState next = state;
        for (Input input : inputs) {
            next = Schedule.step(next, input, world.now).state();
        }
        return next;
    }

    @Test
    void writesStandByPriorityAndWithinOneByAge() {
        ScheduleState held = step(ScheduleState.initial(SchedulePolicy.standard()),
                new FakeWorld(1, 1, 1, 0, true, 1),
                new Input.Sealed(List.of(write(1, Priority.NORMAL), write(2, Priority.LOW))),
                new Input.Sealed(List.of(write(3, Priority.HIGH), write(4, Priority.NORMAL))),
                new Input.Sealed(List.of(write(5, Priority.LOW), write(6, Priority.HIGH))));
        assertEquals(List.of(3L, 6L, 1L, 4L, 2L, 5L), segments(held));
        ScheduleState turned = step(held, new FakeWorld(1, 1, 1, 0, true, 1),
                now(Priority.HIGH, List.of(2L, 4L), List.of()));
        assertEquals(List.of(3L, 6L, 4L, 2L, 1L, 5L), segments(turned));
        assertEquals(List.of(3L, 6L, 2L, 4L, 1L, 5L), segments(step(turned,
                new FakeWorld(1, 1, 1, 0, true, 1),
                now(Priority.NORMAL, List.of(4L), List.of()))));
    }

    @Test
    void theHighestIsBroughtToTheDriveFirst() {
        FakeWorld world = waiting();
        Barcode[] scratch = world.state.cartridges().keySet().stream()
                .filter(b -> !world.domainOf.containsKey(b)).toArray(Barcode[]::new);
        Barcode ours = world.domainOf.keySet().iterator().next();
        ScheduleState state = world.state;
        // All of them are readable now, and the drive is empty.
        for (Barcode b : scratch) {
            state = withState(state, b);
        }
        ScheduleState quiet = step(state, world, read(state, 1, scratch[0], Priority.LOW));
        assertEquals(Optional.of(scratch[0]), coming(quiet), "the only one");
        for (Priority first : Priority.values()) {
            ScheduleState busy = step(quiet, world,
                    read(state, 2, scratch[1], Priority.NORMAL),
                    read(state, 3, scratch[2], first),
                    read(state, 4, ours, Priority.LOW));
            assertEquals(switch (first) {
                case LOW -> List.of(2L, 1L, 3L, 4L);
                case NORMAL -> List.of(2L, 3L, 1L, 4L);
                case HIGH -> List.of(3L, 2L, 1L, 4L);
            }, tasks(busy));
            ScheduleState last = step(busy, world, now(Priority.HIGH, List.of(),
                    List.of(4L)));
            assertTrue(tasks(last).indexOf(4L) <= 1, tasks(last).toString());
        }
    }

    private static Input read(ScheduleState state, long task, Barcode barcode,
            Priority priority) {
        assertTrue(state.cartridges().containsKey(barcode));
        return new Input.ReadAsked(read(task, barcode, priority));
    }

    private static ScheduleState withState(ScheduleState state, Barcode barcode) {
        var cartridges = new TreeMap<>(state.cartridges());
        cartridges.put(barcode, cartridges.get(barcode).judged(
                org.holdfast.engine.model.CartridgeState.READ_ONLY));
        return new ScheduleState(state.libraries(), state.drives(), cartridges, state.writes(),
                state.reads(), state.moves(), state.starved(), state.held(), state.draining(),
                state.drained(), state.policy());
    }

    /** What the only drive has, or is about to have. */
    private static Optional<Barcode> coming(ScheduleState state) {
        return state.drives().values().iterator().next().cartridge();
    }

    @Test
    void whatComesBackHasTheTurnThatItHasNow() {
        FakeWorld world = waiting();
        DriveState drive = world.state.drives().values().iterator().next();
        drive = drive.expecting(world.domainOf.keySet().iterator().next(), OpenMode.APPEND,
                Optional.of("copy-1")).writing(List.of(write(1, Priority.NORMAL)));
        var drives = new TreeMap<>(world.state.drives());
        drives.put(drive.id(), drive);
        ScheduleState busy = new ScheduleState(world.state.libraries(), drives,
                world.state.cartridges(), List.of(), List.of(), List.of(), new TreeMap<>(),
                Optional.empty(), false, false, world.state.policy());
        ScheduleState state = step(busy, world,
                new Input.Sealed(List.of(write(2, Priority.NORMAL))),
                now(Priority.LOW, List.of(1L), List.of()),
                new Input.Written(drive.id(), List.of(), drive.uncommitted(), List.of(), 100,
                        true));
        assertEquals(List.of(2L, 1L), segments(state));
    }
}
