package org.holdfast.engine.env.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.holdfast.engine.env.StoreFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileStoreTest {
    private final DiskFileStore files = new DiskFileStore();

    @Test
    void writesReadsCutsAndLists(@TempDir Path dir) throws IOException {
        Path deep = dir.resolve("a/b/c");
        files.createDirectories(deep);
        files.createDirectories(deep);
        byte[] bytes = new byte[(1 << 20) + 17];
        new Random(5).nextBytes(bytes);
        try (StoreFile file = files.create(deep.resolve("x"))) {
            file.write(ByteBuffer.wrap(bytes), 3);
            file.force();
            assertEquals(bytes.length + 3, file.size());
            ByteBuffer room = ByteBuffer.allocate(bytes.length);
            long at = 3;
            for (int n = file.read(room, at); n > 0; n = file.read(room, at)) {
                at += n;
            }
            assertEquals(ByteBuffer.wrap(bytes), room.flip());
            assertEquals(-1, file.read(ByteBuffer.allocate(1), at));
            file.truncate(5);
            assertEquals(5, file.size());
        }
        assertThrows(FileAlreadyExistsException.class, () -> files.create(deep.resolve("x")));
        assertThrows(NoSuchFileException.class, () -> files.open(deep.resolve("y")));
        assertEquals(List.of(Path.of("x")), files.list(deep));
        assertEquals(List.of(), files.list(dir.resolve("none")));
    }

    @Test
    void renamesOverAndDeletes(@TempDir Path dir) throws IOException {
        files.create(dir.resolve("old")).close();
        try (StoreFile file = files.create(dir.resolve("new"))) {
            file.write(ByteBuffer.wrap(new byte[7]), 0);
        }
        files.rename(dir.resolve("new"), dir.resolve("old"));
        files.syncDirectory(dir);
        try (StoreFile file = files.openForReading(dir.resolve("old"))) {
            assertEquals(7, file.size());
            assertThrows(java.nio.channels.NonWritableChannelException.class,
                    () -> file.truncate(0));
        }
        files.delete(dir.resolve("old"));
        files.delete(dir.resolve("old"));
        assertFalse(files.exists(dir.resolve("old")));
        assertTrue(files.usableBytes(dir.resolve("not/there/yet")) > 0);
        assertThrows(IOException.class, () -> files.syncDirectory(dir.resolve("none")));
    }

    @Test
    void aDirectoryCannotBeMadeWhereAFileIs(@TempDir Path dir) throws IOException {
        files.create(dir.resolve("f")).close();
        assertThrows(IOException.class, () -> files.createDirectories(dir.resolve("f")));
    }
}
