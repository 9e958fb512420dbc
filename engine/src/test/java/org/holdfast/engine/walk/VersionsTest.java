package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.names.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Puts of the same keys, deletions and their undoing, as restores and cartridges show them. */
@Timeout(60)
class VersionsTest {
    @TempDir(factory = MemoryTemp.class)
    private Path temp;
    private int restores;

    private Path write(String name, String content) throws IOException {
        Path file = temp.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return temp.resolve("source").resolve(name.substring(0, name.indexOf('/')));
    }

    private TreeMap<String, String> restored(WalkRig rig, String bucket, int copy)
            throws Exception {
        Path to = temp.resolve("restored-" + restores++);
        rig.get(bucket, "", to, copy);
        TreeMap<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(to)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                found.put(to.relativize(p).toString(), Files.readString(p));
            }
        }
        return found;
    }

    /** Files of a cartridge by path, ours and not the directories. */
    private static TreeMap<String, String> written(WrittenTape tape) throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        for (Map.Entry<String, IndexEntry> e : tape.newest().entries().entrySet()) {
            if (e.getValue() instanceof FileEntry file) {
                found.put(e.getKey(), new String(tape.content(file)));
            }
        }
        return found;
    }

    /** Keys of a bucket that entries of a cartridge speak of, once for each version. */
    private static List<String> keys(WalkRig rig, String domain, UUID bucket)
            throws IOException {
        List<String> keys = new ArrayList<>();
        try (WrittenTape tape = rig.tape(rig.cartridges(domain).getFirst())) {
            for (IndexEntry e : tape.newest().entries().values()) {
                Attributes.read(e, path -> new byte[0]).filter(o -> o.bucket().equals(bucket))
                        .ifPresent(o -> keys.add(o.key().value()));
            }
        }
        return keys.stream().sorted().toList();
    }

    private TreeMap<String, String> written(WalkRig rig, String domain) throws IOException {
        List<String> barcodes = rig.cartridges(domain);
        assertEquals(1, barcodes.size(), domain);
        try (WrittenTape tape = rig.tape(barcodes.getFirst())) {
            TapeRules.check(tape, barcodes.getFirst());
            TapeRules.recordsForm(rig.medium(barcodes.getFirst()));
            return written(tape);
        }
    }

    @Test
    void versionsMoveAsideAndDeletionsComeDue() throws Exception {
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(MediaForm.RECORDS, 4096), 41)) {
            Archive archive = rig.begin();
            UUID docs = rig.bucket("docs", 2).id();
            rig.bucket("other", 2);
            for (int i = 1; i <= 3; i++) {
                rig.put("docs", write("d/same", "version " + i), write("d/x", "x"));
                rig.put("other", write("d/same", "other"));
            }
            Rows.ObjectDetail same = archive.ask(new Query.ObjectDetail("docs", "d/same"));
            assertEquals(6, same.versions().size(), "each put has the folder twice");
            rig.evict();
            for (int copy = 1; copy <= 2; copy++) {
                assertEquals(Map.of("d/same", "version 3", "d/x", "x"),
                        restored(rig, "docs", copy));
                assertEquals(Map.of("d/same", "other", "d/x", "x"),
                        restored(rig, "other", copy));
            }
            rig.restart();
            rig.put("docs", write("e/new", "new"));
            rig.end();
            for (String domain : List.of("copy-1", "copy-2")) {
                TreeMap<String, String> files = written(rig, domain);
                assertEquals("version 3", files.get("/docs/d/same"));
                assertEquals("other", files.get("/other/d/same"));
                TreeSet<String> old = new TreeSet<>();
                for (Rows.VersionRow v : same.versions()) {
                    if (!v.current()) {
                        old.add(files.get("/docs/.holdfast-versions/" + v.version()));
                    }
                }
                assertEquals(new TreeSet<>(List.of("version 1", "version 2", "version 3")), old);
            }
            deletions(rig, docs);
            rig.rebuilt();
        }
    }

    @Test
    void aRestoreBetweenPutsBeginsNoOtherCartridge() throws Exception {
        try (WalkRig rig = WalkRig.make(temp, WalkShape.of(MediaForm.CONTAINER, 4096), 43)) {
            rig.begin();
            rig.bucket("docs", 2);
            rig.put("docs", write("d/one", "1"));
            for (int copy = 1; copy <= 2; copy++) {
                rig.restart();
                assertEquals("1", restored(rig, "docs", copy).get("d/one"));
                rig.put("docs", write("d/n" + copy, "n"));
            }
            rig.end();
            assertEquals(1, rig.cartridges("copy-1").size());
            assertEquals(1, rig.cartridges("copy-2").size());
        }
    }

    private void deletions(WalkRig rig, UUID docs) throws Exception {
        rig.open();
        rig.begin();
        rig.remove("docs", "d/", false);
        assertEquals(Map.of("e/new", "new"), restored(rig, "docs", 1));
        rig.remove("docs", "d/same", true);
        assertEquals(Map.of("e/new", "new", "d/same", "version 3"), restored(rig, "docs", 2));
        rig.remove("docs", "d/same", false);
        ArchiveException none = assertThrows(ArchiveException.class,
                () -> rig.remove("docs", "d/same", false));
        assertTrue(none.failure() instanceof Failure.NoSuchObject, none.failure().toString());
        rig.put("docs", write("e/after", "put after rm"));
        rig.end();
        assertTrue(written(rig, "copy-1").containsValue("version 3"), "undo is still possible");
        rig.time.pass(Duration.ofDays(31));
        rig.open();
        rig.begin();
        Files.delete(temp.resolve("source/d/x"));
        rig.put("docs", write("d/same", "version 4"));
        rig.evict();
        assertEquals(Map.of("e/new", "new", "e/after", "put after rm", "d/same", "version 4"),
                restored(rig, "docs", 1));
        rig.end();
        for (String domain : List.of("copy-1", "copy-2")) {
            TreeMap<String, String> files = written(rig, domain);
            assertEquals("version 4", files.get("/docs/d/same"));
            assertEquals(List.of("/docs/d/same", "/docs/e/after", "/docs/e/new"),
                    files.keySet().stream().filter(n -> n.startsWith("/docs/")
                            && !n.contains(".holdfast-versions")).toList());
            assertEquals(List.of("d/", "d/same", "e/", "e/", "e/after", "e/new", "e/new"),
                    keys(rig, domain, docs), "what was deleted is dropped, versions are not");
            assertEquals("other", files.get("/other/d/same"));
            assertEquals(8, files.keySet().stream().filter(n -> n.startsWith("/other/"))
                    .count(), "nothing of the other bucket");
        }
        directory(rig, "docs", docs);
    }

    private static void directory(WalkRig rig, String name, UUID id) throws IOException {
        try (WrittenTape tape = rig.tape(rig.cartridges("copy-1").getFirst())) {
            IndexEntry directory = tape.newest().entries().get("/" + name);
            assertEquals(id, Attributes.bucketOf(directory).orElseThrow());
        }
    }
}
