package org.holdfast.device.drive;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class,
                () -> Patience.real().pause(Duration.ofHours(1)));
        assertTrue(Thread.interrupted());
    }
}
