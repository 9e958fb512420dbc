package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.ObjectFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An object of many blobs, larger than staging, over several cartridges; and all that is kept. */
@Timeout(60)
class LargeObjectsTest {
    private static final int LARGE = 150 << 20;
    private static final int BLOCK = 1 << 18;
    /** Blobs are a quarter of a cartridge: 24 MiB; an object of seven does not fit one. */
    private static final WalkShape SMALL = new WalkShape(MediaForm.CONTAINER, BLOCK, 12,
            96L << 20, 64L << 20);
    @TempDir
    private Path temp;

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void anObjectIsSpreadOverCartridges() throws Exception {
        Path file = temp.resolve("large");
        byte[] content = random(7, LARGE);
        Files.write(file, content);
        try (WalkRig rig = WalkRig.make(temp, SMALL, 7)) {
            rig.begin();
            rig.bucket("big", 2);
            assertEquals(1, rig.put("big", file).filesSafe());
            rig.evict();
            for (int copy = 1; copy <= 2; copy++) {
                Path to = temp.resolve("restored-" + copy);
                rig.get("big", "large", to, copy);
                assertEquals(-1, Files.mismatch(file, to.resolve("large")));
                Files.delete(to.resolve("large"));
            }
            rig.end();
            for (String domain : List.of("copy-1", "copy-2")) {
                assertPieces(rig, domain, content);
            }
            rig.rebuilt();
        }
    }

    private static List<FileEntry> files(WrittenTape tape, String key) throws IOException {
        List<FileEntry> files = new ArrayList<>();
        for (IndexEntry e : tape.newest().entries().values()) {
            if (e instanceof FileEntry f && Attributes.read(f, path -> new byte[0])
                    .filter(o -> o.key().value().equals(key)).isPresent()) {
                files.add(f);
            }
        }
        return files;
    }

    /** Each cartridge has one file of the object, right where its pieces are. */
    private static void assertPieces(WalkRig rig, String domain, byte[] content)
            throws IOException {
        List<String> barcodes = rig.cartridges(domain);
        assertTrue(barcodes.size() > 1, domain + " has " + barcodes);
        boolean[] seen = new boolean[1 << 12];
        long bytes = 0;
        for (String barcode : barcodes) {
            try (WrittenTape tape = rig.tape(barcode)) {
                TapeRules.check(tape, barcode);
                List<FileEntry> files = files(tape, "large");
                assertEquals(1, files.size(), "one file of the object on " + barcode);
                FileEntry file = files.getFirst();
                byte[] there = tape.content(file);
                ObjectFile object = Attributes.read(file, path -> new byte[0]).orElseThrow();
                for (ObjectFile.Piece p : object.pieces()) {
                    int from = Math.toIntExact(p.offset());
                    int to = Math.toIntExact(p.offset() + p.length());
                    assertArrayEquals(java.util.Arrays.copyOfRange(content, from, to),
                            java.util.Arrays.copyOfRange(there, from, to), barcode);
                    bytes += p.length();
                    assertTrue(!seen[from >> 20], "twice: " + p);
                    seen[from >> 20] = true;
                }
            }
        }
        assertEquals(content.length, bytes);
    }

    private Path tree() throws IOException {
        Path tree = temp.resolve("tree");
        Files.createDirectories(tree.resolve("empty"));
        Path sparse = tree.resolve("sparse");
        try (FileChannel out = FileChannel.open(sparse, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.write(ByteBuffer.wrap(random(1, 100_000)), 0);
            out.write(ByteBuffer.wrap(random(2, 5_000)), 3 << 20);
        }
        Path plain = tree.resolve("plain");
        Files.writeString(plain, "content");
        view(plain).write("long", ByteBuffer.wrap(random(3, 3_500)));
        view(tree.resolve("empty")).write("note", ByteBuffer.wrap("of a folder".getBytes()));
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("r-x--x-w-"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../not/there: really"));
        for (Path p : List.of(plain, sparse, tree.resolve("empty"))) {
            Files.setLastModifiedTime(p, FileTime.from(Instant.parse(
                    "2001-02-03T04:05:06.123456789Z")));
        }
        return tree;
    }

    private static UserDefinedFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    }

    private static String facts(Path path) throws IOException {
        List<String> all = new ArrayList<>();
        Map<String, Object> a = Files.readAttributes(path, "unix:mode,size,lastModifiedTime,uid",
                LinkOption.NOFOLLOW_LINKS);
        all.add(a.get("mode") + " " + a.get("uid"));
        if (Files.isSymbolicLink(path)) {
            all.add("to " + Files.readSymbolicLink(path));
            return all.toString();
        }
        all.add("" + a.get("lastModifiedTime"));
        for (String name : view(path).list().stream().sorted().toList()) {
            ByteBuffer value = ByteBuffer.allocate(view(path).size(name));
            view(path).read(name, value);
            all.add(name + "=" + java.util.Arrays.hashCode(value.array()));
        }
        if (Files.isRegularFile(path)) {
            all.add("" + java.util.Arrays.hashCode(Files.readAllBytes(path)));
        }
        return all.toString();
    }

    @Test
    void everythingThatIsKeptComesBack() throws Exception {
        Path tree = tree();
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(MediaForm.RECORDS, 4096), 8)) {
            rig.begin();
            rig.bucket("kept", 2);
            rig.put("kept", tree);
            rig.evict();
            for (int copy = 1; copy <= 2; copy++) {
                Path to = temp.resolve("back-" + copy);
                rig.get("kept", "", to, copy);
                for (String name : List.of("plain", "sparse", "empty", "link")) {
                    assertEquals(facts(tree.resolve(name)), facts(to.resolve("tree")
                            .resolve(name)), name);
                }
            }
            rig.end();
            String barcode = rig.cartridges("copy-1").getFirst();
            try (WrittenTape tape = rig.tape(barcode)) {
                TapeRules.check(tape, barcode);
                TapeRules.recordsForm(rig.medium(barcode));
                Map<String, IndexEntry> entries = tape.newest().entries();
                FileEntry sparse = (FileEntry) entries.get("/kept/tree/sparse");
                assertEquals(2, sparse.extents().size());
                assertArrayEquals(Files.readAllBytes(tree.resolve("sparse")),
                        tape.content(sparse));
                FileEntry link = (FileEntry) entries.get("/kept/tree/link");
                assertEquals("../not/there: really", link.symlink().orElseThrow());
            }
            rig.rebuilt();
        }
    }
}
