package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.Metadata.Owner;

/** Reads what is kept of a file beside its content. Safe for any thread. */
public final class MetadataCapture {
    /** The most bytes of names and values of extended attributes of one file. */
    public static final int MOST_ATTRIBUTE_BYTES = 1 << 20;
    private static final int MOST_NAMES = 10_000;
    private static final Map<Integer, String> USERS = new ConcurrentHashMap<>();
    private static final Map<Integer, String> GROUPS = new ConcurrentHashMap<>();

    private MetadataCapture() {}

    /**
     * What is kept of a file, a directory or a symbolic link, which is not followed.
     *
     * @throws IOException it cannot be read, is none of the three, or its extended attributes are
     *     larger than {@value #MOST_ATTRIBUTE_BYTES} bytes
     */
    public static Metadata read(Path path) throws IOException {
        return read(path, FileLook.at(path), false, List.of());
    }

    /** {@code bare}: it is known to have no extended attributes. */
    static Metadata read(Path path, FileLook look, boolean bare, List<Hole> holes)
            throws IOException {
        Kind kind = look.kind().orElseThrow(() -> new IOException(
                "neither file, directory nor symbolic link: " + path));
        Optional<String> target = kind == Kind.SYMLINK
                ? Optional.of(linkTarget(path)) : Optional.empty();
        return new Metadata(kind, look.modified(), look.accessed(), look.created(),
                look.changed(), Optional.of(owner(path, look)),
                bare || kind == Kind.SYMLINK ? new TreeMap<>() : attributes(path), target,
                holes);
    }

    private static String linkTarget(Path path) throws IOException {
        Path target = Files.readSymbolicLink(path);
        String text = target.toString();
        if (!target.getFileSystem().getPath(text).equals(target)) {
            throw new IOException("target of link is not UTF-8: " + path);
        }
        return text;
    }

    private static Owner owner(Path path, FileLook look) throws IOException {
        return new Owner(look.permissions(), look.uid(), look.gid(),
                name(USERS, look.uid(), path, "unix:owner"),
                name(GROUPS, look.gid(), path, "unix:group"));
    }

    private static String name(Map<Integer, String> known, int id, Path path, String attribute)
            throws IOException {
        String name = known.get(id);
        if (name == null) {
            Principal owner = (Principal) Files.getAttribute(path, attribute,
                    LinkOption.NOFOLLOW_LINKS);
            name = owner.getName();
            if (known.size() < MOST_NAMES) {
                known.put(id, name);
            }
        }
        return name;
    }

    private static SortedMap<String, byte[]> attributes(Path path) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        if (Linux.calls().filter(linux -> linux.noAttributes(path)).isPresent()) {
            return found;
        }
        UserDefinedFileAttributeView view = Files.getFileAttributeView(path,
                UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return found;
        }
        long bytes = 0;
        for (String name : list(view, path)) {
            int size = view.size(name);
            bytes += size + name.length();
            if (bytes > MOST_ATTRIBUTE_BYTES) {
                throw new IOException("more than " + MOST_ATTRIBUTE_BYTES
                        + " bytes of extended attributes: " + path);
            }
            ByteBuffer value = ByteBuffer.allocate(size);
            if (size > 0) {
                view.read(name, value);
            }
            found.put(name, java.util.Arrays.copyOf(value.array(), value.position()));
        }
        return found;
    }

    private static List<String> list(UserDefinedFileAttributeView view, Path path)
            throws IOException {
        try {
            return view.list();
        } catch (java.nio.file.FileSystemException e) {
            // a file system without them says so by failing
            if (!Files.getFileStore(path).supportsFileAttributeView("user")) {
                return List.of();
            }
            throw e;
        }
    }
}
