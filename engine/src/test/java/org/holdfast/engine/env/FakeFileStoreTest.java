package org.holdfast.engine.env;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakeFileStoreTest {
    private static final Path DIR = Path.of("/home/d");
    private static final Path FILE = DIR.resolve("f");

    private static byte[] pattern(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static FakeFileStore store() throws IOException {
        FakeFileStore files = new FakeFileStore();
        files.createDirectories(DIR);
        return files;
    }

    @Test
    void forcedBytesAndSyncedNamesSurviveEveryCrash() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            FakeFileStore files = store();
            StoreFile file = files.create(FILE);
            file.write(ByteBuffer.wrap(pattern(2000, 1)), 0);
            file.force();
            files.syncDirectory(DIR);
            file.write(ByteBuffer.wrap(pattern(3000, 2)), 2000);
            files.crash(new Random(seed));
            byte[] after = files.bytes(FILE);
            assertTrue(after.length >= 2000 && after.length <= 5000);
            assertArrayEquals(pattern(2000, 1), Arrays.copyOf(after, 2000));
        }
    }

    @Test
    void unforcedPagesAreKeptLostAndTorn() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            FakeFileStore files = store();
            files.place(FILE, new byte[0]);
            StoreFile file = files.open(FILE);
            file.write(ByteBuffer.wrap(pattern(4 * 512, 7)), 0);
            files.crash(new Random(seed));
            byte[] after = files.bytes(FILE);
            StringBuilder shape = new StringBuilder();
            for (int at = 0; at < after.length; at += 512) {
                shape.append(after[at]);
            }
            seen.add(shape.toString());
        }
        assertTrue(seen.contains(""), "nothing arrived");
        assertTrue(seen.contains("7777"), "everything arrived");
        assertTrue(seen.contains("0777") && seen.contains("7707"), "reordered");
        assertTrue(seen.contains("77"), "cut short");
    }

    @Test
    void namesAreNotDurableBeforeTheirDirectoryIs() throws IOException {
        Set<Boolean> seen = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            FakeFileStore files = store();
            files.create(FILE).force();
            files.crash(new Random(seed));
            seen.add(files.exists(FILE));
        }
        assertEquals(Set.of(true, false), seen);
    }

    @Test
    void aRenameIsWholeOrNotDone() throws IOException {
        Path other = DIR.resolve("g");
        for (int seed = 0; seed < 50; seed++) {
            FakeFileStore files = store();
            files.place(FILE, pattern(3, 1));
            files.place(other, pattern(3, 2));
            files.rename(FILE, other);
            files.crash(new Random(seed));
            byte there = files.bytes(other)[0];
            assertEquals(there == 2, files.exists(FILE), "seed " + seed);
        }
    }

    @Test
    void aFailedForceIsNotMendedByTheNext() throws IOException {
        FakeFileStore files = store();
        files.place(FILE, new byte[0]);
        StoreFile file = files.open(FILE);
        file.write(ByteBuffer.wrap(pattern(512, 9)), 0);
        files.failEffect(files.effects());
        assertThrows(IOException.class, file::force);
        file.force();
        assertArrayEquals(new byte[512], files.durableBytes(FILE));
    }

    @Test
    void aFullDiskTakesWhatFits() throws IOException {
        FakeFileStore files = store();
        StoreFile file = files.create(FILE);
        files.fillAfter(100);
        file.write(ByteBuffer.wrap(pattern(60, 1)), 0);
        assertEquals(40, files.usableBytes(DIR));
        IOException full = assertThrows(IOException.class,
                () -> file.write(ByteBuffer.wrap(pattern(41, 1)), 60));
        assertTrue(full.getMessage().startsWith("No space left"));
        assertEquals(100, file.size());
        file.write(ByteBuffer.wrap(pattern(100, 2)), 0);
    }

    @Test
    void afterThePowerCutNothingWorksUntilTheCrash() throws IOException {
        FakeFileStore files = store();
        StoreFile file = files.create(FILE);
        files.cutPowerAtEffect(files.effects() + 1);
        file.write(ByteBuffer.wrap(pattern(1, 1)), 0);
        assertThrows(IOException.class, file::force);
        assertThrows(IOException.class, () -> files.syncDirectory(DIR));
        files.crash(new Random(1));
        assertThrows(IOException.class, file::size);
        files.createDirectories(DIR);
        assertFalse(files.list(Path.of("/home")).isEmpty());
    }

    @Test
    void anOpenFileOutlivesItsName() throws IOException {
        FakeFileStore files = store();
        files.place(FILE, pattern(3, 5));
        StoreFile reader = files.openForReading(FILE);
        files.delete(FILE);
        ByteBuffer room = ByteBuffer.allocate(3);
        assertEquals(3, reader.read(room, 0));
        assertFalse(files.exists(FILE));
        assertThrows(java.nio.channels.NonWritableChannelException.class,
                () -> reader.truncate(0));
    }
}
