package org.holdfast.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One window a home; who comes second knocks. */
@Timeout(60)
class WindowDoorTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"h", "a home whose path is longer than a socket's name may be, which "
            + "has a hundred and some bytes on this system"})
    void aSecondStartShowsTheFirst(String name) throws Exception {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("keys"));
        AtomicInteger knocks = new AtomicInteger();
        WindowDoor door = WindowDoor.take(home).orElseThrow();
        door.listen(knocks::incrementAndGet);
        assertEquals(Optional.empty(), WindowDoor.take(home));
        assertEquals(Optional.empty(), WindowDoor.take(home));
        assertEquals(2, knocks.get());
        door.close();
        WindowDoor next = WindowDoor.take(home).orElseThrow();
        next.close();
    }

    @Test
    void whatACrashHasLeftIsNoWindow() throws Exception {
        Path keys = Files.createDirectories(directory.resolve("keys"));
        Files.createFile(keys.resolve("window.sock"));
        Files.writeString(keys.resolve("window.lock"), "/gone/window.sock");
        try (WindowDoor door = WindowDoor.take(directory).orElseThrow()) {
            door.listen(() -> { });
            assertFalse(Files.readString(keys.resolve("window.lock")).startsWith("/gone"));
            assertTrue(Files.exists(keys.resolve("window.sock")));
            assertEquals(Optional.empty(), WindowDoor.take(directory));
        }
    }
}
