package org.holdfast.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceWalkTest {
    @TempDir
    private Path temp;
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void tree() throws IOException {
        Files.createDirectories(temp.resolve("dir/sub/empty"));
        Files.write(temp.resolve("dir/file"), new byte[7]);
        Files.write(temp.resolve("dir/sub/é\n"), new byte[0]);
        Files.createSymbolicLink(temp.resolve("dir/loop"), Path.of(".."));
        Files.createSymbolicLink(temp.resolve("dir/dangling"), Path.of("nowhere"));
    }

    private void walk(String argument) throws IOException {
        new SourceWalk(recorder).walk(SourceArgument.of(temp, argument));
    }

    @Test
    void aDirectoryKeepsItsNameAndLinksAreNotFollowed() throws Exception {
        walk("dir");
        assertEquals(List.of("dir/", "dir/dangling", "dir/file", "dir/loop", "dir/sub/",
                "dir/sub/empty/", "dir/sub/é\n"), recorder.keys());
        assertEquals(Kind.SYMLINK, recorder.items.get("dir/dangling").kind());
        assertEquals(Kind.DIRECTORY, recorder.items.get("dir/sub/empty/").kind());
        assertEquals(7, recorder.items.get("dir/file").size());
        assertEquals(List.of(), recorder.problems);
    }

    @Test
    void aSlashBehindADirectoryLeavesItsNameOut() throws Exception {
        walk("dir/sub/");
        assertEquals(List.of("empty/", "é\n"), recorder.keys());
        recorder.items.clear();
        walk("dir/loop/dir/sub/..");
        assertTrue(recorder.keys().contains("sub/empty/"));
        recorder.items.clear();
        walk("dir/loop");
        assertEquals(List.of("loop"), recorder.keys());
        recorder.items.clear();
        walk(".");
        assertTrue(recorder.keys().contains("dir/sub/empty/"));
    }

    @Test
    void aFileKeepsItsNameAndWhatIsNotThereIsSaid() throws Exception {
        walk("dir/file");
        walk("dir/none");
        walk("dir/file/");
        walk("none/");
        assertEquals(List.of("file"), recorder.keys());
        assertEquals(List.of("unreadable", "vanished", "vanished"), recorder.codes());
    }

    @Test
    void pipesAndNamesThatAreNotTextAreNamed() throws Exception {
        run("mkfifo", temp.resolve("dir/pipe").toString());
        run("sh", "-c", "printf x > \"$0/dir/$(printf 'bad\\377')\"", temp.toString());
        Files.write(temp.resolve("dir/real\uFFFD"), new byte[1]);
        walk("dir/");
        assertEquals(List.of("name-not-utf-8", "special-file"), recorder.codes());
        assertTrue(recorder.keys().contains("real\uFFFD"));
        assertEquals(7, recorder.keys().size());
    }

    @Test
    void hardLinksAreKnownUpToALimit() throws Exception {
        Files.createDirectories(temp.resolve("links"));
        for (String name : List.of("a", "b", "c")) {
            Files.write(temp.resolve("links/" + name), new byte[1]);
            Files.createLink(temp.resolve("links/" + name + "2"), temp.resolve("links/" + name));
        }
        new SourceWalk(recorder, 3).walk(SourceArgument.of(temp, "links/"));
        long again = recorder.items.values().stream().filter(i -> i.firstName().isPresent())
                .peek(i -> assertEquals(i.key().value().substring(0, 1),
                        i.firstName().map(ObjectKey::value).orElse("").substring(0, 1)))
                .count();
        assertEquals(3, again);
        assertEquals(List.of(), recorder.problems);
        recorder.items.clear();
        new SourceWalk(recorder, 2).walk(SourceArgument.of(temp, "links/"));
        assertEquals(List.of("too-many-hard-links"), recorder.codes());
        assertEquals(6, recorder.items.size());
        assertEquals(Optional.empty(), recorder.items.get("a").firstName()
                .filter(k -> k.value().equals("a")));
    }

    @Test
    void keysEndAt1024Bytes() throws Exception {
        String deep = String.join("/", java.util.Collections.nCopies(4, "d".repeat(200)));
        Path directory = temp.resolve("k").resolve(deep);
        Files.createDirectories(directory);
        int left = 1024 - ("k/" + deep + "/").length();
        Files.write(directory.resolve("f".repeat(left)), new byte[0]);
        Files.write(directory.resolve("g".repeat(left + 1)), new byte[0]);
        Files.createDirectories(directory.resolve("h".repeat(left)).resolve("below"));
        Files.createDirectories(directory.resolve("i".repeat(left - 1)));
        walk("k");
        assertEquals(List.of("key-too-long", "key-too-long"), recorder.codes());
        assertEquals(List.of(1024, 1024), recorder.keys().stream().map(String::length)
                .filter(n -> n > 1000).toList());
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
