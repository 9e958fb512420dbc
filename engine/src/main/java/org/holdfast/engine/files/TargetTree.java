package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.engine.env.Chance;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.ObjectKey;

/**
 * The directory that a restore writes to. Keys are hostile: whatever they are, nothing outside the
 * directory is touched and no link in it is followed.
 *
 * <p>Objects may come in any order. Directories get their modes and times in {@link #finish}, when
 * everything is in them. Safe for any thread until then; a {@link RestoredFile} belongs to one.
 */
public final class TargetTree implements AutoCloseable {
    private static final int KNOWN_DIRECTORIES = 10_000;
    private static final int RANDOM_BYTES = 8;

    private final Path destination;
    private final RestoreOptions options;
    private final TargetRules rules;
    private final Chance chance;
    private final Predicate<ObjectKey> hasBelow;
    private final Consumer<TargetProblem> problems;
    private final TargetAttributes attributes;
    private final DirectoryList directories;
    private final Map<Path, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Boolean> eldest) {
            return size() > KNOWN_DIRECTORIES;
        }
    };

    private TargetTree(Path destination, RestoreOptions options, TargetRules rules,
            Chance chance, Predicate<ObjectKey> hasBelow, Consumer<TargetProblem> problems) {
        this.destination = destination;
        this.options = options;
        this.rules = rules;
        this.chance = chance;
        this.hasBelow = hasBelow;
        this.problems = problems;
        this.attributes = new TargetAttributes(options.ownership(), problems);
        this.directories = new DirectoryList(temporary(destination), attributes);
    }

    /**
     * Opens a destination, which is made when it is not there; links on the way to it are the
     * user's own and are followed.
     *
     * @param hasBelow whether another key of this restore begins with a key and a slash: a file
     *     of that name then gets another one
     * @param problems hears what cannot be made exactly as it was, in the thread that does it
     */
    public static TargetTree open(Path destination, RestoreOptions options, Chance chance,
            Predicate<ObjectKey> hasBelow, Consumer<TargetProblem> problems) throws IOException {
        Files.createDirectories(destination);
        Path real = destination.toRealPath();
        return new TargetTree(real, options, TargetRules.of(real), chance, hasBelow, problems);
    }

    /**
     * Begins a file. It appears under its name when it is finished.
     *
     * @param length its bytes, holes included
     * @throws FileAlreadyExistsException something is there that must not be replaced
     * @throws NotDirectoryException a part of the way is no directory, perhaps a link
     */
    public RestoredFile file(ObjectKey key, long length, Metadata metadata) throws IOException {
        Path path = place(key, false);
        return new RestoredFile(this, path, temporary(path.getParent()), length, metadata);
    }

    /** Makes a directory, or takes the one that is there. */
    public void directory(ObjectKey key, Metadata metadata) throws IOException {
        Path path = resolve(key, true);
        enter(path, owned(path.getParent()), attributesFor(path, "rwx------"));
        attributes.makeWritable(path);
        int mode = attributes.ownerAndAttributes(path, metadata);
        directories.add(destination.relativize(path), mode, metadata);
    }

    /** Makes a symbolic link; where it points to is not looked at. */
    public void link(ObjectKey key, Metadata metadata) throws IOException {
        Path path = place(key, false);
        Path temporary = temporary(path.getParent());
        String target = metadata.linkTarget().orElseThrow(
                () -> new IllegalArgumentException("no target: " + key));
        try {
            Files.createSymbolicLink(temporary, path.getFileSystem().getPath(target));
        } catch (InvalidPathException e) {
            throw new IOException("link target of " + key + ": " + e.getReason(), e);
        }
        appear(temporary, path, metadata);
    }

    /** Gives a finished file or link its metadata and its name. */
    void appear(Path temporary, Path path, Metadata metadata) throws IOException {
        boolean done = false;
        try {
            if (metadata.kind() == Kind.SYMLINK) {
                attributes.apply(temporary, metadata);
            }
            refuseWhatIsThere(path);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
        if (options.fsync()) {
            sync(path.getParent());
        }
    }

    TargetAttributes attributes() {
        return attributes;
    }

    boolean fsync() {
        return options.fsync();
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path place(ObjectKey key, boolean directory) throws IOException {
        Path path = resolve(key, directory);
        owned(path.getParent());
        refuseWhatIsThere(path);
        return path;
    }

    private void refuseWhatIsThere(Path path) throws IOException {
        Optional<BasicFileAttributes> there = look(path);
        if (there.isPresent() && (there.get().isDirectory() || !options.overwrite())) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private Path resolve(ObjectKey key, boolean directory) throws IOException {
        List<String> parts = TargetNames.parts(key, directory, hasBelow, rules);
        Path path = destination;
        try {
            for (String part : parts) {
                Path next = path.resolve(part);
                if (!path.equals(next.getParent()) || !next.normalize().equals(next)) {
                    throw new IOException("not a name: " + part);
                }
                path = next;
            }
        } catch (InvalidPathException e) {
            throw new IOException("the target cannot hold " + key + ": " + e.getReason(), e);
        }
        String value = key.value();
        String plain = directory && key.directory()
                ? value.substring(0, value.length() - 1) : value;
        if (!String.join("/", parts).equals(plain)) {
            problems.accept(new TargetProblem.Renamed(path, key));
        }
        return path;
    }

    /** Makes sure that every part down to {@code directory} is a real directory. */
    private Path owned(Path directory) throws IOException {
        if (directory.equals(destination) || isKnown(directory)) {
            return directory;
        }
        owned(directory.getParent());
        enter(directory, directory.getParent());
        attributes.makeWritable(directory);
        return directory;
    }

    private void enter(Path directory, Path parent, FileAttribute<?>... permissions)
            throws IOException {
        if (look(directory).isEmpty()) {
            make(directory, permissions);
            if (options.fsync()) {
                sync(parent);
            }
        }
        if (!look(directory).map(BasicFileAttributes::isDirectory).orElse(false)) {
            throw new NotDirectoryException(directory.toString());
        }
        synchronized (known) {
            known.put(directory, Boolean.TRUE);
        }
    }

    private static void make(Path directory, FileAttribute<?>... permissions)
            throws IOException {
        try {
            Files.createDirectory(directory, permissions);
        } catch (FileAlreadyExistsException e) {
            // another thread of this restore was faster, or it is refused as what it is
            if (look(directory).isEmpty()) {
                throw e;
            }
        }
    }

    private boolean isKnown(Path directory) {
        synchronized (known) {
            return known.get(directory) != null;
        }
    }

    private static Optional<BasicFileAttributes> look(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static FileAttribute<?>[] attributesFor(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private Path temporary(Path directory) {
        return directory.resolve(".holdfast-"
                + HexFormat.of().formatHex(chance.bytes(RANDOM_BYTES)) + ".part");
    }

    /** Everything is there: gives the directories their modes and times, the deepest first. */
    public void finish() throws IOException {
        directories.apply(destination);
    }

    @Override
    public void close() throws IOException {
        directories.close();
    }
}
