package org.holdfast.engine.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetTreeTest {
    private static final Metadata PLAIN = Metadata.plain(Instant.EPOCH);

    @TempDir
    private Path temp;
    private final List<TargetProblem> problems = new ArrayList<>();

    private TargetTree open(boolean overwrite) throws IOException {
        return TargetTree.open(temp.resolve("dest"), new RestoreOptions(overwrite, true, true),
                new SeededChance(1), k -> false, problems::add);
    }

    private static void put(TargetTree tree, String key, byte[] bytes) throws IOException {
        try (RestoredFile file = tree.file(new ObjectKey(key), bytes.length, PLAIN)) {
            file.write(ByteBuffer.wrap(bytes), 0);
            file.finish();
        }
    }

    private static Metadata link(String target) {
        return new Metadata(Kind.SYMLINK, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH,
                Instant.EPOCH, Optional.empty(), new TreeMap<>(), Optional.of(target), List.of());
    }

    private List<String> names(Path directory) throws IOException {
        try (Stream<Path> list = Files.walk(directory)) {
            return list.skip(1).map(p -> directory.relativize(p).toString()).sorted().toList();
        }
    }

    /** Copies a tree through metadata and content, as a put and a restore would. */
    private void roundTrip(Path source, TargetTree tree) throws IOException {
        new SourceWalk(new SourceVisitor() {
            @Override
            public void item(SourceItem item) throws IOException {
                switch (item.kind()) {
                    case DIRECTORY -> tree.directory(item.key(),
                            MetadataCapture.read(item.path()));
                    case SYMLINK -> tree.link(item.key(), MetadataCapture.read(item.path()));
                    case FILE -> copy(tree, item);
                }
            }

            @Override
            public void problem(SourceProblem problem) throws IOException {
                throw new IOException(problem.toString());
            }
        }).walk(new SourceArgument(source, true));
        tree.finish();
    }

    private static void copy(TargetTree tree, SourceItem item) throws IOException {
        try (SourceFile in = SourceFile.open(item.path());
                RestoredFile out = tree.file(item.key(), in.length(), in.metadata())) {
            long at = 0;
            List<Metadata.Hole> holes = new ArrayList<>(in.metadata().holes());
            holes.add(new Metadata.Hole(in.length(), 1));
            for (Metadata.Hole hole : holes) {
                ByteBuffer data = ByteBuffer.allocate((int) (hole.offset() - at));
                var content = in.content(at, hole.offset() - at);
                while (data.hasRemaining() && content.read(data) >= 0) {
                    // until it is full
                }
                out.write(data.flip(), at);
                at = hole.offset() + hole.length();
            }
            out.finish();
        }
    }

    @Test
    void aTreeComesBackAsItWas() throws Exception {
        Path source = temp.resolve("source");
        Files.createDirectories(source.resolve("d/e/empty"));
        for (int size : new int[] {0, 1, 4095, 4096, 4097, (4 << 20) - 1, 4 << 20,
            (4 << 20) + 1}) {
            byte[] bytes = new byte[size];
            new java.util.Random(size).nextBytes(bytes);
            Files.write(source.resolve("d/f" + size), bytes);
        }
        Files.createSymbolicLink(source.resolve("d/dangling"), Path.of("../no/where"));
        try (FileChannel sparse = FileChannel.open(source.resolve("sparse"),
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {1}), 1 << 30);
        }
        assertTrue(Linux.calls().orElseThrow().truncate(source.resolve("sparse"), 3L << 30));
        Files.getFileAttributeView(source.resolve("d/f1"),
                java.nio.file.attribute.UserDefinedFileAttributeView.class)
                .write("k", ByteBuffer.wrap(new byte[] {9}));
        Files.getFileAttributeView(source.resolve("d/e"),
                java.nio.file.attribute.UserDefinedFileAttributeView.class)
                .write("dir", ByteBuffer.wrap(new byte[] {8}));
        Files.setAttribute(source.resolve("d/f1"), "unix:mode", 04000 | 0510);
        Files.setAttribute(source.resolve("d/e"), "unix:mode", 0);
        Files.setAttribute(source.resolve("d"), "unix:mode", 01555);
        long nanos = 0;
        try (Stream<Path> all = Files.walk(source)) {
            for (Path p : all.toList()) {
                Instant time = Instant.ofEpochSecond(981_173_106, 123_456_789 + nanos++);
                Files.getFileAttributeView(p, java.nio.file.attribute.BasicFileAttributeView.class,
                        LinkOption.NOFOLLOW_LINKS).setTimes(FileTime.from(time),
                                FileTime.from(time.plusSeconds(1)), null);
            }
        }
        try (TargetTree tree = open(false)) {
            roundTrip(source, tree);
        }
        Path dest = temp.resolve("dest");
        assertEquals(names(source), names(dest));
        assertEquals(List.of(), problems);
        for (String name : names(source)) {
            same(source.resolve(name), dest.resolve(name));
        }
    }

    private static void same(Path source, Path dest) throws IOException {
        Metadata a = MetadataCapture.read(source);
        Metadata b = MetadataCapture.read(dest);
        assertEquals(a.modified(), b.modified(), source.toString());
        assertEquals(a.owner(), b.owner(), source.toString());
        assertEquals(a.linkTarget(), b.linkTarget());
        assertEquals(a.attributes().keySet(), b.attributes().keySet());
        a.attributes().forEach((k, v) -> assertArrayEquals(v, b.attributes().get(k)));
        if (a.kind() == Kind.FILE) {
            assertEquals(Files.size(source), Files.size(dest));
            assertEquals(Holes.of(source, Files.size(source)), Holes.of(dest, Files.size(dest)));
            if (Files.size(source) < 1 << 30) {
                assertEquals(-1, Files.mismatch(source, dest));
            }
        }
    }

    @Test
    void hostileKeysStayInside() throws Exception {
        Files.write(temp.resolve("outside"), new byte[] {1});
        try (TargetTree tree = TargetTree.open(temp.resolve("dest"),
                new RestoreOptions(true, false, true), new SeededChance(1),
                k -> k.value().equals(".."), problems::add)) {
            for (String key : List.of("../outside", "/etc/x", "a/../../outside", "..", ".",
                    "a//b", "%2E./x", "\u0001\n")) {
                put(tree, key, new byte[] {2});
            }
        }
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(temp.resolve("outside")));
        assertEquals(List.of("dest", "outside"), Stream.of(temp.toFile().list()).sorted()
                .toList());
        assertEquals(7, problems.size());
        assertTrue(problems.stream().allMatch(TargetProblem.Renamed.class::isInstance));
    }

    @Test
    void linksOfTheRestoreAreNotFollowed() throws Exception {
        Files.createDirectories(temp.resolve("victim"));
        try (TargetTree tree = open(true)) {
            tree.link(new ObjectKey("l"), link("../victim"));
            assertThrows(NotDirectoryException.class, () -> put(tree, "l/x", new byte[1]));
            assertThrows(NotDirectoryException.class,
                    () -> tree.directory(new ObjectKey("l/"), PLAIN));
            put(tree, "l", new byte[] {5});
            assertFalse(Files.isSymbolicLink(temp.resolve("dest/l")));
            tree.directory(new ObjectKey("d/"), PLAIN);
            assertThrows(FileAlreadyExistsException.class,
                    () -> tree.link(new ObjectKey("d"), link("../victim")));
            tree.link(new ObjectKey("x"), link("/absolute"));
            assertThrows(IOException.class, () -> tree.link(new ObjectKey("y"), link("a\0b")));
        }
        assertEquals(List.of(), names(temp.resolve("victim")));
        assertEquals(List.of("d", "l", "x"), names(temp.resolve("dest")));
    }

    @Test
    void whatIsThereStaysUnlessToldOtherwise() throws Exception {
        try (TargetTree tree = open(false)) {
            put(tree, "a", new byte[] {1});
            assertThrows(FileAlreadyExistsException.class, () -> put(tree, "a", new byte[2]));
            RestoredFile late = tree.file(new ObjectKey("b"), 1, PLAIN);
            Files.write(temp.resolve("dest/b"), new byte[3]);
            assertThrows(FileAlreadyExistsException.class, late::finish);
            late.close();
            tree.file(new ObjectKey("c"), 1, PLAIN).close();
        }
        try (TargetTree tree = open(true)) {
            put(tree, "a", new byte[] {2});
        }
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(temp.resolve("dest/a")));
        assertEquals(List.of("a", "b"), names(temp.resolve("dest")));
    }

    @Test
    void partsMayComeInAnyOrderButNotBehindTheEnd() throws Exception {
        try (TargetTree tree = open(false);
                RestoredFile file = tree.file(new ObjectKey("f"), 4, PLAIN)) {
            file.write(ByteBuffer.wrap(new byte[] {3, 4}), 2);
            file.write(ByteBuffer.wrap(new byte[] {1, 2}), 0);
            assertThrows(IllegalArgumentException.class,
                    () -> file.write(ByteBuffer.allocate(1), 4));
            assertThrows(IllegalArgumentException.class,
                    () -> file.write(ByteBuffer.allocate(1), -1));
            file.finish();
        }
        assertArrayEquals(new byte[] {1, 2, 3, 4},
                Files.readAllBytes(temp.resolve("dest/f")));
    }

    @Test
    void setIdNeedsItsOwner() throws Exception {
        Metadata hostile = new Metadata(Kind.FILE, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH,
                Instant.EPOCH, Optional.of(new Metadata.Owner(06755, 1, 1, "", "")),
                new TreeMap<>(), Optional.empty(), List.of());
        try (TargetTree tree = TargetTree.open(temp.resolve("dest"),
                new RestoreOptions(false, false, false), new SeededChance(2), k -> false,
                problems::add);
                RestoredFile file = tree.file(new ObjectKey("f"), 0, hostile)) {
            file.finish();
        }
        assertEquals(0755, (Integer) Files.getAttribute(temp.resolve("dest/f"), "unix:mode")
                & 07777);
        assertEquals(1, problems.size());
    }

    @Test
    void longPiecesComeWhereTheyBelongWhateverTheirPlace() throws IOException {
        byte[] bytes = new byte[9_000_001];
        new java.util.Random(4).nextBytes(bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 8192).alignedSlice(4096);
        direct.put(bytes).flip();
        int[] cuts = {0, 4 << 20, (4 << 20) + 5, (6 << 20) + 5, 6 << 20, 8 << 20, bytes.length};
        try (TargetTree tree = open(false);
                RestoredFile file = tree.file(new ObjectKey("long"), bytes.length, PLAIN)) {
            for (int i = cuts.length - 1; i > 0; i--) {
                int from = Math.min(cuts[i - 1], cuts[i]);
                int to = Math.max(cuts[i - 1], cuts[i]);
                ByteBuffer part = direct.duplicate().position(from).limit(to);
                file.write(part, from);
                assertFalse(part.hasRemaining());
            }
            file.finish();
        }
        assertArrayEquals(bytes, Files.readAllBytes(temp.resolve("dest/long")));
    }
}
