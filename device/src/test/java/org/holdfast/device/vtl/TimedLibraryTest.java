package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.unit.TapeTiming;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.Test;

/** A library whose robot and drives take the time that the table says. */
class TimedLibraryTest {
    /** Time that goes by only when somebody lets it. */
    private static final class FakeClock implements VirtualClock {
        private Duration now = Duration.ZERO;

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @Test
    void loadingLocatingAndUnloadingTakeTime() throws IOException {
        FakeClock clock = new FakeClock();
        LibraryPlan plan = LibraryPlan.of(MediaType.LTO9, 1, 1, 0)
                .withBlanks(1, MediaType.LTO9, 64L << 20).withTiming(true);
        try (VirtualLibrary library = VirtualLibrary.inMemory(plan, clock)) {
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            RawScsi drive = new RawScsi(library.drives().getFirst());
            robot.settle();
            drive.settle();
            assertEquals("good", robot.move(0x401, 0x101));
            assertEquals(Duration.ofSeconds(11), clock.now());
            assertEquals("2/04/01", drive.settle());
            clock.pass(Duration.ofMillis(15_999));
            assertEquals("2/04/01", drive.none("000000000000"));
            clock.pass(Duration.ofMillis(1));
            assertEquals("good", drive.none("000000000000"));
            for (int i = 0; i < 20; i++) {
                assertEquals("good", drive.write(new byte[1_000_000]));
            }
            assertEquals(Duration.ofMillis(27_000 + 50), clock.now());
            Duration before = clock.now();
            assertEquals("good", drive.none("010000000000"));
            assertEquals("good", drive.locate(0, 13));
            assertTrue(clock.now().minus(before).compareTo(Duration.ofSeconds(2)) > 0);
            before = clock.now();
            assertEquals("good", drive.none("1B0000000000"));
            assertTrue(clock.now().minus(before).compareTo(Duration.ofSeconds(56)) >= 0);
        }
    }

    @Test
    void serpentinesRunBackOnOddWraps() {
        TapeTiming t = TapeTiming.of(MediaType.LTO9);
        double endOfFirstWrap = 0.9999 / t.wraps();
        double startOfSecond = 1.0001 / t.wraps();
        assertTrue(t.locate(0, endOfFirstWrap).toSeconds() > 100);
        assertTrue(t.locate(endOfFirstWrap, startOfSecond).toSeconds() < 3);
        assertEquals(Duration.ZERO, t.locate(0.5, 0.5));
        assertTrue(t.rewind(endOfFirstWrap).toSeconds() > 120);
        assertTrue(t.rewind(1.9999 / t.wraps()).toSeconds() < 1);
    }
}
