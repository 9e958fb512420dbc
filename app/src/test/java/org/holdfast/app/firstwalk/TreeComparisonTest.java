package org.holdfast.app.firstwalk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.holdfast.app.FakeTrees;
import org.holdfast.app.firstwalk.TreeComparison.Difference;
import org.holdfast.app.firstwalk.TreeComparison.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which two trees can differ is found, and nothing else is. */
class TreeComparisonTest {
    @TempDir
    private Path directory;
    private Path original;
    private Path restored;

    @BeforeEach
    void make() throws IOException {
        original = directory.resolve("original");
        restored = directory.resolve("restored");
        Sample.make(original);
        FakeTrees.copy(original, restored);
    }

    private void differs(Difference... differences) throws IOException {
        TreeComparison comparison = TreeComparison.of(original, restored);
        assertEquals(List.of(differences), comparison.differences());
        assertEquals(differences.length, comparison.differenceCount());
        assertFalse(comparison.same());
    }

    @Test
    void aGoodCopyIsTheSame() throws IOException {
        TreeComparison comparison = TreeComparison.of(original, restored);
        assertTrue(comparison.same(), comparison.differences()::toString);
        assertEquals(TreeComparison.MAX_DIGESTS, comparison.digests().size());
        assertTrue(comparison.bytes() > 3 << 20);
        assertTrue(comparison.entries() > comparison.files());
        assertEquals(comparison.digestOfAll(),
                TreeComparison.of(restored, original).digestOfAll());
    }

    @Test
    void theSampleIsTheSameEveryTime() throws IOException {
        Sample.make(directory.resolve("again"));
        TreeComparison comparison = TreeComparison.of(original, directory.resolve("again"));
        assertTrue(comparison.same(), comparison.differences()::toString);
    }

    @Test
    void oneBitIsFound() throws IOException {
        String good = TreeComparison.of(original, restored).digestOfAll();
        Path file = restored.resolve("media/take-1.bin");
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(2 << 20);
            int b = bytes.read();
            bytes.seek(2 << 20);
            bytes.write(b ^ 1);
        }
        Files.setLastModifiedTime(file, time);
        differs(new Difference(Kind.CONTENT, "media/take-1.bin"));
        assertNotEquals(good, TreeComparison.of(original, restored).digestOfAll());
    }

    @Test
    void oneNanosecondIsFound() throws IOException {
        Path file = restored.resolve("empty.txt");
        Files.setLastModifiedTime(file, FileTime.from(Files.getLastModifiedTime(file)
                .toInstant().plusNanos(1)));
        differs(new Difference(Kind.TIME, "empty.txt"));
    }

    @Test
    void aModeIsFound() throws IOException {
        Files.setPosixFilePermissions(restored.resolve("media/play.sh"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        differs(new Difference(Kind.MODE, "media/play.sh"));
    }

    @Test
    void whatIsMissingOrTooMuchIsFound() throws IOException {
        Path root = restored.resolve("a/deep/folder/of/folders");
        FileTime time = Files.getLastModifiedTime(root);
        Files.move(root.resolve("leaf.txt"), root.resolve("leaf2.txt"));
        Files.setLastModifiedTime(root, time);
        differs(new Difference(Kind.MISSING, "a/deep/folder/of/folders/leaf.txt"),
                new Difference(Kind.EXTRA, "a/deep/folder/of/folders/leaf2.txt"));
    }

    @Test
    void kindsAndLinksAreFound() throws IOException {
        Path media = restored.resolve("media");
        FileTime time = Files.getLastModifiedTime(media);
        Files.delete(media.resolve("latest"));
        Files.createSymbolicLink(media.resolve("latest"), Path.of("take-2.bin"));
        Files.setLastModifiedTime(media, time);
        FileTime rootTime = Files.getLastModifiedTime(restored);
        Files.delete(restored.resolve("empty folder"));
        Files.createFile(restored.resolve("empty folder"));
        Files.setLastModifiedTime(restored, rootTime);
        differs(new Difference(Kind.KIND, "empty folder"),
                new Difference(Kind.CONTENT, "media/latest"));
    }

    @Test
    void namesAreLimitedTheCountIsNot() throws IOException {
        Path many = Files.createDirectory(directory.resolve("many"));
        for (int i = 0; i <= TreeComparison.MAX_DIFFERENCES; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        Path none = Files.createDirectory(directory.resolve("none"));
        Files.setLastModifiedTime(none, Files.getLastModifiedTime(many));
        TreeComparison comparison = TreeComparison.of(many, none);
        assertEquals(TreeComparison.MAX_DIFFERENCES, comparison.differences().size());
        assertEquals(TreeComparison.MAX_DIFFERENCES + 1, comparison.differenceCount());
    }
}
