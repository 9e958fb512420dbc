package org.holdfast.engine.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFileTest {
    @TempDir
    private Path temp;

    /** Something that happens to a file while it is read. */
    private interface Change {
        void to(Path file) throws IOException;
    }

    private static byte[] readAll(ReadableByteChannel channel) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        while (channel.read(all) >= 0) {
            // until the end
        }
        return java.util.Arrays.copyOf(all.array(), all.position());
    }

    /** Reads with a change in each of the first {@code times} attempts. */
    private static final class Disturbed implements SourceFile.Attempt<byte[]> {
        private final Path path;
        private final Change change;
        private final int times;
        private int reads;
        private int discards;

        Disturbed(Path path, Change change, int times) {
            this.path = path;
            this.change = change;
            this.times = times;
        }

        @Override
        public byte[] read(SourceFile file) throws IOException {
            byte[] bytes = readAll(file.content(0, file.length()));
            if (reads++ < times) {
                change.to(path);
            }
            return bytes;
        }

        @Override
        public void discard(byte[] result) {
            discards++;
        }
    }

    private void changes(String what, Change change) throws IOException {
        Path path = temp.resolve("f");
        Files.write(path, new byte[1000]);
        Disturbed often = new Disturbed(path, change, 2);
        SourceFile.read(path, often);
        assertEquals(2, often.discards);
        assertEquals(3, often.reads);
        Disturbed always = new Disturbed(path, change, 3);
        SourceChangedException e = assertThrows(SourceChangedException.class,
                () -> SourceFile.read(path, always));
        assertEquals(3, always.discards);
        assertEquals(what, e.what());
        assertEquals("changed-while-read", SourceProblem.of(path, e).code());
    }

    @Test
    void growingIsNoticed() throws Exception {
        changes("size", f -> Files.write(f, new byte[1], StandardOpenOption.APPEND));
    }

    @Test
    void shrinkingIsNoticed() throws Exception {
        changes("size", f -> {
            try (FileChannel channel = FileChannel.open(f, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - 1);
            }
        });
    }

    @Test
    void replacingIsNoticed() throws Exception {
        changes("inode", f -> {
            Path other = f.resolveSibling("other");
            Files.write(other, new byte[1000]);
            Files.move(other, f, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    @Test
    void touchingIsNoticed() throws Exception {
        changes("mtime", f -> Files.setLastModifiedTime(f, java.nio.file.attribute.FileTime
                .from(Files.getLastModifiedTime(f).toInstant().plusNanos(1))));
    }

    @Test
    void freshFilesAreNotSettled() throws Exception {
        Path path = temp.resolve("f");
        Files.write(path, new byte[1]);
        try (SourceFile file = SourceFile.open(path)) {
            java.time.Instant changed = file.metadata().changed();
            assertEquals(false, file.settledAt(changed.plusMillis(20)));
            assertEquals(true, file.settledAt(changed.plusMillis(20).plusNanos(1)));
        }
    }

    @Test
    void vanishingIsSaidAndNotTriedAgain() throws Exception {
        Path path = temp.resolve("f");
        Files.write(path, new byte[10]);
        Disturbed once = new Disturbed(path, Files::delete, 1);
        SourceVanishedException e = assertThrows(SourceVanishedException.class,
                () -> SourceFile.read(path, once));
        assertEquals(1, once.discards);
        assertEquals("vanished", SourceProblem.of(path, e).code());
        assertThrows(SourceVanishedException.class, () -> SourceFile.open(path));
    }

    @Test
    void linksAreNotOpened() throws Exception {
        Files.write(temp.resolve("f"), new byte[10]);
        Files.createSymbolicLink(temp.resolve("l"), temp.resolve("f"));
        assertThrows(IOException.class, () -> SourceFile.open(temp.resolve("l")));
    }

    @Test
    void holesAreFoundAndLeftOut() throws Exception {
        Path path = temp.resolve("sparse");
        byte[] data = new byte[64 << 10];
        java.util.Arrays.fill(data, (byte) 7);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(data), 1 << 20);
            channel.write(ByteBuffer.wrap(data), 1 << 30);
        }
        try (SourceFile file = SourceFile.open(path)) {
            assertEquals(List.of(new Hole(0, 1 << 20),
                    new Hole((1 << 20) + data.length, (1 << 30) - (1 << 20) - data.length)),
                    file.metadata().holes());
            assertEquals((1 << 30) + data.length, file.length());
            byte[] stored = readAll(file.content(1 << 20, 128 << 10));
            assertArrayEquals(data, stored);
            assertEquals(List.of(new Hole(data.length, data.length)),
                    file.holes(1 << 20, 2 * data.length));
        }
    }

    @Test
    void smallFilesAreNotAskedForHoles() throws Exception {
        Path path = temp.resolve("small");
        for (long size : new long[] {Holes.WORTH_ASKING - 1, Holes.WORTH_ASKING}) {
            Files.deleteIfExists(path);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
            assertEquals(size < Holes.WORTH_ASKING ? 0 : 1, Holes.of(path, size).size());
        }
    }

    @Test
    void metadataIsTakenToTheNanosecond() throws Exception {
        Path path = temp.resolve("m");
        Files.write(path, new byte[1]);
        java.time.Instant modified = java.time.Instant.parse("2001-02-03T04:05:06.123456789Z");
        Files.setLastModifiedTime(path, java.nio.file.attribute.FileTime.from(modified));
        Files.setAttribute(path, "unix:mode", 04751);
        var view = Files.getFileAttributeView(path,
                java.nio.file.attribute.UserDefinedFileAttributeView.class);
        view.write("note", ByteBuffer.wrap(new byte[] {0, 1, -1}));
        view.write("empty", ByteBuffer.allocate(0));
        Metadata metadata = MetadataCapture.read(path);
        assertEquals(modified, metadata.modified());
        assertEquals(04751, metadata.owner().orElseThrow().mode());
        assertEquals("root".equals(System.getProperty("user.name")) ? 0
                : metadata.owner().orElseThrow().uid(), metadata.owner().orElseThrow().uid());
        assertArrayEquals(new byte[] {0, 1, -1}, metadata.attributes().get("note"));
        assertEquals(0, metadata.attributes().get("empty").length);
        assertEquals(Files.getAttribute(path, "unix:ctime"),
                java.nio.file.attribute.FileTime.from(metadata.changed()));
        Files.createSymbolicLink(temp.resolve("l"), Path.of("über/nowhere"));
        Metadata link = MetadataCapture.read(temp.resolve("l"));
        assertEquals(Metadata.Kind.SYMLINK, link.kind());
        assertEquals("über/nowhere", link.linkTarget().orElseThrow());
    }

    @Test
    void callsOfOurOwnSeeWhatJavaSees() throws Exception {
        Path file = temp.resolve("gr\u00fc\u00dfe");
        Files.write(file, new byte[70_000]);
        Files.createLink(temp.resolve("second"), file);
        Files.createSymbolicLink(temp.resolve("link"), file);
        for (Path path : List.of(file, temp, temp.resolve("link"), Path.of("/dev/null"))) {
            FileLook ours = Linux.calls().orElseThrow().look(path).orElseThrow();
            FileLook java = FileLook.asked(path);
            assertEquals(java, ours);
        }
        assertEquals(2, FileLook.at(file).links());
        assertEquals(java.util.Optional.empty(),
                Linux.calls().orElseThrow().look(temp.resolve("nothing")));
        // a name that is not UTF-8 has a text that may be another file's name
        assertEquals(java.util.Optional.empty(),
                Linux.calls().orElseThrow().look(temp.resolve("\uFFFD")));
        assertTrue(Linux.calls().orElseThrow().open(temp.resolve("\uFFFD")) < 0);
    }

    @Test
    void contentComesIntoEveryKindOfBuffer() throws Exception {
        Path path = temp.resolve("bytes");
        byte[] data = new byte[200_001];
        new java.util.SplittableRandom(7).nextBytes(data);
        Files.write(path, data);
        for (ByteBuffer room : List.of(ByteBuffer.allocate(300_000),
                ByteBuffer.allocateDirect(300_000))) {
            try (SourceFile file = SourceFile.open(path)) {
                var content = file.content(0, data.length);
                while (content.read(room) >= 0) {
                    // to the end
                }
                byte[] read = new byte[room.flip().remaining()];
                room.get(read);
                assertArrayEquals(data, read);
            }
        }
    }
}
