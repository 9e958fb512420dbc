package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.Metadata.Owner;

/** Gives a restored file, directory or link its metadata; links are never followed. */
final class TargetAttributes {
    private static final int SET_ID = 06000;
    private static final int OWNER_ONLY = 0700;
    private static final int MODE_BITS = 07777;

    private interface Step {
        void run() throws IOException;
    }

    private final boolean ownership;
    private final Consumer<TargetProblem> problems;
    /** By name; a restore has few owners and many files. */
    private final Map<String, Optional<UserPrincipal>> users = new ConcurrentHashMap<>();
    private final Map<String, Optional<UserPrincipal>> groups = new ConcurrentHashMap<>();

    TargetAttributes(boolean ownership, Consumer<TargetProblem> problems) {
        this.ownership = ownership;
        this.problems = problems;
    }

    /** Lets the owner work in a directory that a restore goes on in; its own mode comes later. */
    void makeWritable(Path directory) throws IOException {
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            Files.setAttribute(directory, "unix:mode", OWNER_ONLY, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Everything; the mode last, as it may take away the right to do the rest. */
    void apply(Path path, Metadata metadata) {
        int mode = ownerAndAttributes(path, metadata);
        finish(path, metadata.kind(), mode, metadata.modified(), metadata.accessed());
    }

    /** Owner and extended attributes; the mode that is to be set, -1 for none. */
    int ownerAndAttributes(Path path, Metadata metadata) {
        int mode = metadata.owner().map(o -> o.mode() & MODE_BITS).orElse(-1);
        boolean owned = ownership && metadata.owner().isPresent()
                && owner(path, metadata.owner().get());
        if (metadata.kind() != Kind.SYMLINK) {
            for (Map.Entry<String, byte[]> attribute : metadata.attributes().entrySet()) {
                attempt(path, "attribute:" + attribute.getKey(),
                        () -> attribute(path, attribute.getKey(), attribute.getValue()));
            }
        }
        if (mode >= 0 && !owned && (mode & SET_ID) != 0 && metadata.kind() != Kind.DIRECTORY) {
            // a program must not run with the rights of somebody else than its owner was
            problems.accept(new TargetProblem.NotApplied(path, "mode", "set-id without owner"));
            mode &= ~SET_ID;
        }
        return mode;
    }

    /** Times and mode. */
    void finish(Path path, Kind kind, int mode, Instant modified, Instant accessed) {
        attempt(path, "times", () -> Files.getFileAttributeView(path,
                BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setTimes(
                        FileTime.from(modified), FileTime.from(accessed), null));
        if (kind != Kind.SYMLINK && mode >= 0) {
            attempt(path, "mode", () -> Files.setAttribute(path, "unix:mode", mode,
                    LinkOption.NOFOLLOW_LINKS));
        }
    }

    private boolean owner(Path path, Owner owner) {
        UserPrincipalLookupService names =
                path.getFileSystem().getUserPrincipalLookupService();
        // by name where the name is known here, as the numbers of another machine say nothing
        boolean user = attempt(path, "owner", () -> {
            UserPrincipal known = known(users, names::lookupPrincipalByName, owner.user());
            Files.setAttribute(path, known == null ? "unix:uid" : "posix:owner",
                    known == null ? (Object) owner.uid() : known, LinkOption.NOFOLLOW_LINKS);
        });
        boolean group = attempt(path, "group", () -> {
            UserPrincipal known = known(groups, names::lookupPrincipalByGroupName,
                    owner.group());
            Files.setAttribute(path, known == null ? "unix:gid" : "posix:group",
                    known == null ? (Object) owner.gid() : known, LinkOption.NOFOLLOW_LINKS);
        });
        return user && group;
    }

    private interface Lookup {
        UserPrincipal find(String name) throws IOException;
    }

    /** Null for a name that nobody has here. */
    private static UserPrincipal known(Map<String, Optional<UserPrincipal>> asked, Lookup lookup,
            String name) throws IOException {
        Optional<UserPrincipal> answer = name.isEmpty() ? Optional.empty() : asked.get(name);
        if (answer == null) {
            answer = found(lookup, name);
            asked.put(name, answer);
        }
        return answer.orElse(null);
    }

    private static Optional<UserPrincipal> found(Lookup lookup, String name) throws IOException {
        try {
            return Optional.of(lookup.find(name));
        } catch (UserPrincipalNotFoundException e) {
            return Optional.empty();
        }
    }

    private static void attribute(Path path, String name, byte[] value) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(path,
                UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            throw new IOException("no extended attributes here");
        }
        view.write(name, ByteBuffer.wrap(value));
    }

    private boolean attempt(Path path, String what, Step step) {
        try {
            step.run();
            return true;
        } catch (IOException | RuntimeException e) {
            problems.accept(new TargetProblem.NotApplied(path, what,
                    String.valueOf(e.getMessage())));
            return false;
        }
    }
}
