package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.ObjectKey;

/**
 * Walks what a user named, as {@code cp -r} would, in the order of the directories; links are not
 * followed, so there are no loops. One open directory for each level, nothing kept of what was
 * visited but hard links. It can be halted after each item and gone on with later. For one thread
 * at a time.
 */
public final class SourceWalk implements AutoCloseable {
    /** The most files with several names that are remembered. */
    public static final int MOST_LINKS = 1_000_000;

    /** A directory on the way: its open stream and the key's begin for what lies in it. */
    private record Level(DirectoryStream<Path> stream, Iterator<Path> entries, Path path,
            String prefix) {}

    private final SourceVisitor visitor;
    private final int mostLinks;
    private final Map<Object, ObjectKey> links = new HashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean linksFull;

    /** Tells {@code visitor} what it finds. */
    public SourceWalk(SourceVisitor visitor) {
        this(visitor, MOST_LINKS);
    }

    SourceWalk(SourceVisitor visitor, int mostLinks) {
        this.visitor = visitor;
        this.mostLinks = mostLinks;
    }

    /** Walks one argument to its end; problems go to the visitor. */
    public void walk(SourceArgument argument) throws IOException {
        try {
            begin(argument);
            while (step()) {
                // one after the other
            }
        } finally {
            close();
        }
    }

    /** Begins with an argument, whose first item is visited; {@link #step} goes on. */
    public void begin(SourceArgument argument) throws IOException {
        close();
        if (argument.contents()) {
            contents(argument.path());
        } else {
            visit(argument.path(), "");
        }
    }

    /** Visits what comes next, at most one item; false when nothing is left of the argument. */
    public boolean step() throws IOException {
        if (levels.isEmpty()) {
            return false;
        }
        Level level = levels.peek();
        Path next = next(level);
        if (next == null) {
            levels.pop().stream().close();
        } else {
            visit(next, level.prefix());
        }
        return true;
    }

    /** Gives up what is left of the argument; hard links stay known. */
    @Override
    public void close() throws IOException {
        while (!levels.isEmpty()) {
            levels.pop().stream().close();
        }
    }

    private void contents(Path given) throws IOException {
        Path path;
        try {
            path = given.toRealPath();
        } catch (IOException e) {
            visitor.problem(SourceProblem.of(given, e));
            return;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            enter(path, "");
        } else {
            visitor.problem(new SourceProblem.Unreadable(given, "not a directory"));
        }
    }

    private Path next(Level level) throws IOException {
        try {
            return level.entries().hasNext() ? level.entries().next() : null;
        } catch (DirectoryIteratorException e) {
            visitor.problem(SourceProblem.of(level.path(), e.getCause()));
            return null;
        }
    }

    private void visit(Path path, String prefix) throws IOException {
        Optional<String> name = name(path);
        if (name.isEmpty()) {
            visitor.problem(new SourceProblem.NotUnicode(path));
            return;
        }
        Looked attributes;
        try {
            attributes = look(path);
        } catch (IOException e) {
            visitor.problem(SourceProblem.of(path, e));
            return;
        }
        if (attributes.kind().isEmpty()) {
            visitor.problem(new SourceProblem.Special(path));
            return;
        }
        String key = prefix + name.get() + (attributes.is(Kind.DIRECTORY) ? "/" : "");
        if (key.getBytes(StandardCharsets.UTF_8).length > ObjectKey.MAX_BYTES) {
            visitor.problem(new SourceProblem.KeyTooLong(path));
            return;
        }
        ObjectKey objectKey = new ObjectKey(key);
        if (attributes.is(Kind.DIRECTORY)) {
            visitor.item(new SourceItem(objectKey, path, Kind.DIRECTORY, 0, Optional.empty()));
            enter(path, key);
        } else if (attributes.is(Kind.SYMLINK)) {
            visitor.item(new SourceItem(objectKey, path, Kind.SYMLINK, 0, Optional.empty()));
        } else {
            visitor.item(new SourceItem(objectKey, path, Kind.FILE, attributes.size(),
                    firstName(path, attributes, objectKey)));
        }
    }

    private void enter(Path directory, String prefix) throws IOException {
        DirectoryStream<Path> stream;
        try {
            stream = Files.newDirectoryStream(directory);
        } catch (IOException e) {
            visitor.problem(SourceProblem.of(directory, e));
            return;
        }
        levels.push(new Level(stream, stream.iterator(), directory, prefix));
    }

    /** The name as text, if its bytes are UTF-8: then text makes the same path again. */
    private static Optional<String> name(Path path) {
        Path file = path.getFileName();
        String text = file.toString();
        try {
            boolean same = file.getFileSystem().getPath(text).equals(file);
            return same && isText(text) ? Optional.of(text) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private Optional<ObjectKey> firstName(Path path, Looked attributes, ObjectKey key)
            throws IOException {
        if (attributes.links() < 2) {
            return Optional.empty();
        }
        ObjectKey first = links.get(attributes.identity());
        if (first == null && links.size() < mostLinks) {
            links.put(attributes.identity(), key);
        } else if (first == null && !linksFull) {
            linksFull = true;
            visitor.problem(new SourceProblem.TooManyLinks(path));
        }
        return Optional.ofNullable(first);
    }

    /** A file at one look; no kind: neither file, directory nor link. */
    private record Looked(Optional<Kind> kind, long size, int links, Object identity) {
        boolean is(Kind asked) {
            return kind.filter(k -> k == asked).isPresent();
        }
    }

    /** All that is asked of a name here, in one call of the system. */
    private static Looked look(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path,
                "unix:isRegularFile,isDirectory,isSymbolicLink,size,nlink,fileKey",
                LinkOption.NOFOLLOW_LINKS);
        Optional<Kind> kind = Boolean.TRUE.equals(unix.get("isRegularFile"))
                ? Optional.of(Kind.FILE)
                : Boolean.TRUE.equals(unix.get("isDirectory")) ? Optional.of(Kind.DIRECTORY)
                : Boolean.TRUE.equals(unix.get("isSymbolicLink")) ? Optional.of(Kind.SYMLINK)
                : Optional.empty();
        return new Looked(kind, (Long) unix.get("size"), (Integer) unix.get("nlink"),
                unix.get("fileKey"));
    }
}
