package org.holdfast.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;

/**
 * A library in virtual time that does what the scheduler asks, slowly and sometimes badly, and
 * checks after each step that what was asked made sense.
 */
final class FakeWorld {
    record Event(Instant at, long order, Input input) implements Comparable<Event> {
        @Override
        public int compareTo(Event o) {
            int byTime = at.compareTo(o.at);
            return byTime != 0 ? byTime : Long.compare(order, o.order);
        }
    }

    static final String LIB = "lib";
    final Random random;
    final double trouble;
    final boolean robot;
    final PriorityQueue<Event> events = new PriorityQueue<>();
    final TreeMap<Integer, Barcode> elements = new TreeMap<>();
    final Set<Integer> drives = new TreeSet<>();
    final Map<Integer, Barcode> mounted = new HashMap<>();
    final Map<Barcode, String> domainOf = new HashMap<>();
    final Map<Integer, List<WriteItem>> uncommitted = new HashMap<>();
    final Map<String, Map<Long, TreeSet<Integer>>> counted = new HashMap<>();
    final Set<Long> readsDone = new HashSet<>();
    final Set<Long> readsRefused = new HashSet<>();
    final List<WriteItem> givenUp = new ArrayList<>();
    final Map<Barcode, Long> room = new HashMap<>();
    /** What the robot can never take, nor bring cartridges to, nor take them from. */
    final Set<Barcode> stuck = new TreeSet<>();
    final Set<Integer> deadElements = new TreeSet<>();
    long moves;
    /** Our own disk fails until then. */
    Instant homeFailsUntil = Instant.MIN;
    long homeFailures;
    ScheduleState state;
    Instant now = Instant.EPOCH;
    long order;
    long steps;
    boolean robotBusy;
    boolean drained;

    FakeWorld(long seed, int driveCount, int cartridges, double trouble, boolean robot,
            long roomBytes) {
        random = new Random(seed);
        this.trouble = trouble;
        this.robot = robot;
        SchedulePolicy p = SchedulePolicy.standard();
        state = ScheduleState.initial(new SchedulePolicy(1000, 5000, 8000, 20_000,
                p.commitAfter(), p.closeAfter(), p.maxFailures()));
        for (int i = 0; i < cartridges; i++) {
            Barcode b = new Barcode("T%05dL8".formatted(i));
            elements.put(100 + i, b);
            room.put(b, roomBytes);
        }
        for (int i = 0; i < driveCount; i++) {
            drives.add(1 + i);
        }
        later(0, seen());
    }

    Input.LibrarySeen seen() {
        TreeSet<Integer> slots = new TreeSet<>();
        for (int i = 100; i < 130; i++) {
            slots.add(i);
        }
        List<CartridgeStatus> found = new ArrayList<>();
        elements.forEach((e, b) -> found.add(new CartridgeStatus(b, CartridgeState.SCRATCH,
                Optional.empty(), room.get(b), Optional.of(LIB), e, OptionalInt.empty())));
        return new Input.LibrarySeen(LIB, robot, slots, new TreeSet<>(List.of(200)),
                new TreeSet<>(),
                drives.stream().map(d -> new DriveId(LIB, d)).toList(), found);
    }

    void later(long seconds, Input input) {
        events.add(new Event(now.plusSeconds(seconds), order++, input));
    }

    /** Runs until nothing happens any more, at most {@code limit} steps. */
    void run(int limit) {
        run(Integer.MAX_VALUE, steps + limit);
    }

    /** Runs {@code some} steps, or until nothing happens any more. */
    void runSome(int some) {
        run(some, Long.MAX_VALUE);
    }

    private void run(int some, long limit) {
        for (int i = 0; i < some && !events.isEmpty(); i++) {
            assertTrue(++steps < limit, () -> "no end: " + state);
            Event e = events.poll();
            now = e.at();
            Schedule.Decision d = Schedule.step(state, e.input(), now);
            assertEquals(d, Schedule.step(state, e.input(), now), "not a function");
            state = d.state();
            d.effects().forEach(this::perform);
        }
    }

    private boolean bad() {
        return random.nextDouble() < trouble;
    }

    private long some() {
        return 1 + random.nextInt(20);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Move m -> move(m.cartridge(), m.from(), m.to());
            case Effect.AskPerson a -> move(a.cartridge(), a.from(), a.to());
            case Effect.Open o -> open(o);
            case Effect.Write w -> write(w);
            case Effect.Commit c -> commit(c);
            case Effect.Read r -> read(r);
            case Effect.Close c -> {
                assertEquals(c.cartridge(), mounted.remove(c.drive().element()));
                assertTrue(uncommitted.getOrDefault(c.drive().element(), List.of()).isEmpty(),
                        "closed with blobs that no index names");
                later(some(), new Input.Closed(c.drive()));
            }
            case Effect.RefuseRead r -> readsRefused.add(r.item().task());
            case Effect.RefuseMove r -> { }
            case Effect.GiveUp g -> givenUp.add(g.item());
            case Effect.Wake w -> events.add(new Event(w.at(), order++, new Input.Tick()));
            case Effect.Drained d -> {
                assertFalse(drained, "drained twice");
                drained = true;
            }
        }
    }

    private void move(Barcode barcode, int from, int to) {
        assertFalse(robot && robotBusy, "two moves at once");
        assertEquals(barcode, elements.get(from), "source " + from);
        assertNull(elements.get(to), "destination " + to + " is full");
        assertNull(mounted.get(from), "taken out of a drive that has it mounted");
        robotBusy = true;
        moves++;
        if (bad() || stuck.contains(barcode) || deadElements.contains(from)
                || deadElements.contains(to)) {
            robotBusy = false;
            later(some(), new Input.MoveFailed(LIB, barcode, from, to, "stuck",
                    Optional.empty()));
            return;
        }
        elements.remove(from);
        elements.put(to, barcode);
        robotBusy = false;
        later(some(), new Input.Moved(LIB, barcode, from, to));
    }

    private void open(Effect.Open o) {
        int d = o.drive().element();
        assertEquals(o.cartridge(), elements.get(d), "opened what is not there");
        assertNull(mounted.get(d));
        if (o.mode() != OpenMode.READ && homeFails(o.drive())) {
            return;
        }
        if (bad()) {
            later(some(), new Input.OpenFailed(o.drive(), o.cartridge(), CartridgeState.BAD, true,
                    random.nextInt(4) == 0 ? Optional.of("broken") : Optional.empty()));
            return;
        }
        if (o.mode() == OpenMode.FORMAT) {
            assertNull(domainOf.put(o.cartridge(), o.domain().orElseThrow()),
                    "formatted a volume of ours");
        }
        mounted.put(d, o.cartridge());
        later(some(), new Input.Opened(o.drive(), o.cartridge(),
                o.mode() == OpenMode.READ ? OpenMode.READ : OpenMode.APPEND,
                room.get(o.cartridge())));
    }

    private void write(Effect.Write w) {
        int d = w.drive().element();
        assertEquals(w.cartridge(), mounted.get(d));
        List<WriteItem> done = new ArrayList<>();
        List<WriteItem> left = new ArrayList<>();
        boolean full = false;
        for (WriteItem item : w.items()) {
            assertEquals(domainOf.get(w.cartridge()), item.domain(), "copy in a wrong domain");
            if (!full && room.get(w.cartridge()) >= item.bytes()) {
                done.add(item);
                room.merge(w.cartridge(), -item.bytes(), Long::sum);
            } else {
                full = true;
                left.add(item);
            }
        }
        if (bad()) {
            lose(w.drive());
            return;
        }
        uncommitted.computeIfAbsent(d, k -> new ArrayList<>()).addAll(done);
        later(some(), new Input.Written(w.drive(), done, left, List.of(),
                room.get(w.cartridge()), full));
    }

    private boolean homeFails(DriveId id) {
        if (!now.isBefore(homeFailsUntil)) {
            return false;
        }
        homeFailures++;
        mounted.remove(id.element());
        uncommitted.remove(id.element());
        Barcode barcode = elements.get(id.element());
        later(some(), new Input.SessionStopped(id, barcode, domainOf.containsKey(barcode)
                ? CartridgeState.APPENDABLE : CartridgeState.SCRATCH, true, "disk full"));
        events.add(new Event(homeFailsUntil.plusSeconds(60), order++, new Input.HomeWell()));
        return true;
    }

    private void lose(DriveId id) {
        mounted.remove(id.element());
        uncommitted.remove(id.element());
        boolean unloaded = random.nextInt(3) > 0;
        later(some(), new Input.WriteFailed(id, CartridgeState.READ_ONLY, unloaded,
                Optional.empty()));
    }

    private void commit(Effect.Commit c) {
        int d = c.drive().element();
        assertEquals(c.cartridge(), mounted.get(d));
        if (homeFails(c.drive())) {
            return;
        }
        if (bad()) {
            lose(c.drive());
            return;
        }
        for (WriteItem item : uncommitted.getOrDefault(d, List.of())) {
            TreeSet<Integer> have = counted.computeIfAbsent(item.domain(), k -> new HashMap<>())
                    .computeIfAbsent(item.segment(), k -> new TreeSet<>());
            for (int i = item.from(); i < item.end(); i++) {
                assertTrue(have.add(i), "written twice: " + item);
            }
        }
        uncommitted.remove(d);
        later(some(), new Input.Committed(c.drive(), room.get(c.cartridge())));
    }

    private void read(Effect.Read r) {
        assertEquals(r.cartridge(), mounted.get(r.drive().element()));
        assertEquals(r.cartridge(), r.item().cartridge());
        assertTrue(readsDone.add(r.item().task()), "read twice");
        later(some(), new Input.ReadDone(r.drive(), r.item().task()));
    }
}
