package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.files.TargetNames;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.ObjectFile;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a key is, it and its bytes come back: from a restore, and from the cartridge alone. */
@Timeout(300)
class BadNamesTest {
    @TempDir(factory = MemoryTemp.class)
    private Path temp;

    @ParameterizedTest
    @CsvSource({"RECORDS,65536,10000,1", "CONTAINER,4096,300,2"})
    void everyKeyComesBackFromEachCopy(MediaForm form, int blockSize, int more,
            int restored) throws Exception {
        Map<ObjectKey, byte[]> contents = OddKeys.contents(more, more);
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(form, blockSize), more)) {
            Bucket bucket = rig.bucket("odd", 2);
            rig.land(bucket, contents);
            rig.begin();
            rig.awaitSafe();
            rig.evict();
            for (int copy = 1; copy <= restored; copy++) {
                Path to = temp.resolve("restored-" + copy);
                JobSnapshot job = rig.get("odd", "", to, copy);
                assertEquals(contents.size(), job.filesDone());
                assertRestored(contents, to);
            }
            rig.end();
            List<String> barcodes = new ArrayList<>(rig.cartridges("copy-1"));
            barcodes.addAll(rig.cartridges("copy-2"));
            assertEquals(2, barcodes.size());
            for (String barcode : barcodes) {
                try (WrittenTape tape = rig.tape(barcode)) {
                    assertWritten(contents, tape, bucket.id());
                    if (rig.cartridges("copy-1").contains(barcode)) {
                        TapeRules.check(tape, barcode);
                    }
                }
                if (form == MediaForm.RECORDS) {
                    TapeRules.recordsForm(rig.medium(barcode));
                }
            }
        }
    }

    /** The path of each file and empty directory says its key. */
    private static void assertRestored(Map<ObjectKey, byte[]> contents, Path root)
            throws IOException {
        TreeMap<ObjectKey, byte[]> left = new TreeMap<>(contents);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.filter(p -> !p.equals(root)).toList();
        }
        for (Path path : all) {
            List<String> parts = new ArrayList<>();
            root.relativize(path).forEach(p -> parts.add(p.toString()));
            String text = TargetNames.keyOf(parts);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                byte[] empty = left.getOrDefault(key(text + "/"), new byte[1]);
                if (empty.length == 0) {
                    left.remove(key(text + "/"));
                }
                continue;
            }
            byte[] expected = left.remove(new ObjectKey(text));
            assertTrue(expected != null, "nothing was put as " + path);
            assertArrayEquals(expected, Files.readAllBytes(path), text);
        }
        assertEquals(List.of(), List.copyOf(left.keySet()));
    }

    /** A directory that only holds others may have a name that is too long for a key. */
    private static ObjectKey key(String text) {
        try {
            return new ObjectKey(text);
        } catch (IllegalArgumentException e) {
            return new ObjectKey("k");
        }
    }

    private static void assertWritten(Map<ObjectKey, byte[]> contents, WrittenTape tape,
            UUID bucket) throws IOException {
        TreeMap<ObjectKey, byte[]> left = new TreeMap<>(contents);
        Map<String, IndexEntry> entries = tape.newest().entries();
        for (Map.Entry<String, IndexEntry> e : entries.entrySet()) {
            ObjectFile object = Attributes.read(e.getValue(), path -> tape.content(
                    (FileEntry) entries.get("/" + String.join("/", path)))).orElse(null);
            if (object == null) {
                assertTrue(e.getValue() instanceof DirectoryEntry
                        || e.getKey().startsWith("/.holdfast/"), e.getKey());
                continue;
            }
            assertEquals(bucket, object.bucket());
            byte[] expected = left.remove(object.key());
            assertTrue(expected != null, e.getKey());
            assertArrayEquals(expected, e.getValue() instanceof FileEntry file
                    ? tape.content(file) : new byte[0], e.getKey());
        }
        assertEquals(List.of(), List.copyOf(left.keySet()));
    }
}
