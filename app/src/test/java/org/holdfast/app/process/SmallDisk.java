package org.holdfast.app.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real file system of a few bytes, in a mount namespace of its own: only what is started in it
 * sees it, and it is gone when this process is, whatever happens. We look into it through
 * {@code /proc}.
 */
final class SmallDisk implements AutoCloseable {
    /** Kinds of disks, the most real first. */
    enum Kind {
        /** On a loop device; for root only. */
        EXT4,
        /** In memory; for everybody, where user namespaces are allowed. */
        TMPFS
    }

    /** Fills the disk up to some bytes, then takes all that is left if these are none. */
    private static final String FILL = """
            cd "$1" || exit 1
            n=0
            free=$(($(stat -f -c '%a * %S' .) - $2))
            [ $free -gt 0 ] && fallocate -l $free filler-first
            if [ "$2" = 0 ]; then
                for size in 1048576 65536 4096; do
                    while head -c $size /dev/zero >filler-$n && [ $n -lt 3000 ]; do
                        n=$((n + 1))
                    done
                done
            fi
            exit 0
            """;

    private final Path at;
    private final Kind kind;
    private final boolean user;
    private final Process holder;

    private SmallDisk(Path at, Kind kind, boolean user, Process holder) {
        this.at = at;
        this.kind = kind;
        this.user = user;
        this.holder = holder;
    }

    /** Mounts a disk over a new directory, of this kind or one that can be had; or none. */
    static Optional<SmallDisk> mount(Path at, Kind wanted, long bytes) throws IOException {
        Files.createDirectories(at);
        Path image = at.resolveSibling(at.getFileName() + ".img");
        String ext4 = "truncate -s " + bytes + " '" + image + "' && mkfs.ext4 -q -F -m 0 '"
                + image + "' && mount -o loop '" + image + "' '" + at + "'";
        String tmpfs = "mount -t tmpfs -o size=" + bytes + " none '" + at + "'";
        Optional<SmallDisk> found = Optional.empty();
        if (wanted == Kind.EXT4) {
            found = held(at, Kind.EXT4, false, ext4);
        }
        if (found.isEmpty()) {
            found = held(at, Kind.TMPFS, false, tmpfs);
        }
        return found.isPresent() ? found : held(at, Kind.TMPFS, true, tmpfs);
    }

    private static Optional<SmallDisk> held(Path at, Kind kind, boolean user, String mount)
            throws IOException {
        // The holder ends when nobody can write to it any more: with us at the latest.
        Process holder;
        try {
            holder = new ProcessBuilder("unshare", user ? "-rm" : "-m", "sh", "-c",
                    mount + " && echo ready && exec cat").redirectError(
                            ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            System.getLogger(SmallDisk.class.getName()).log(System.Logger.Level.INFO,
                    "no unshare: " + e.getMessage());
            return Optional.empty();
        }
        BufferedReader says = holder.inputReader(StandardCharsets.UTF_8);
        if ("ready".equals(says.readLine())) {
            return Optional.of(new SmallDisk(at, kind, user, holder));
        }
        holder.destroyForcibly();
        return Optional.empty();
    }

    Kind kind() {
        return kind;
    }

    /** The directory of the disk, as we see it. */
    Path ours() {
        return Path.of("/proc/" + holder.pid() + "/root").resolve(at.toString().substring(1));
    }

    /** The directory of the disk, for who was started in it. */
    Path theirs() {
        return at;
    }

    /** What a command line begins with, to see the disk. */
    List<String> before() {
        List<String> line = new ArrayList<>(List.of("nsenter", "-t",
                Long.toString(holder.pid()), "-m"));
        if (user) {
            line.addAll(List.of("-U", "--preserve-credentials"));
        }
        line.add("--");
        return line;
    }

    /** Another file grows until so many bytes are left, 0 for none at all. */
    void fill(long left) throws IOException, InterruptedException {
        int result = new ProcessBuilder("sh", "-c", FILL, "sh", ours().toString(),
                Long.toString(left)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (result != 0) {
            throw new IOException("the disk was not filled: " + result);
        }
    }

    /** What grew is gone. */
    void free() throws IOException {
        try (var all = Files.list(ours())) {
            for (Path file : all.filter(f -> f.getFileName().toString().startsWith("filler-"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Ends the holder; what still runs in the disk keeps it until it ends. */
    @Override
    public void close() {
        holder.destroyForcibly();
        holder.onExit().join();
    }
}
