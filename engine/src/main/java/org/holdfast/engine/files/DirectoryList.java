package org.holdfast.engine.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Kind;

/**
 * What the directories of a restore are to get at its end, in a file, as they may be many. Safe for
 * any thread.
 */
final class DirectoryList {
    private final Path file;
    private final TargetAttributes attributes;
    private DataOutputStream out;
    private long count;
    private int deepest;

    DirectoryList(Path file, TargetAttributes attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    /** {@code directory}: relative to the destination. {@code mode}: -1 for none. */
    synchronized void add(Path directory, int mode, Metadata metadata) throws IOException {
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file,
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
        }
        deepest = Math.max(deepest, directory.getNameCount());
        out.writeInt(directory.getNameCount());
        out.writeUTF(directory.toString());
        out.writeInt(mode);
        write(metadata.modified());
        write(metadata.accessed());
        count++;
    }

    private void write(Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    /** One pass for each depth: a directory that nobody may enter must not hide one below. */
    synchronized void apply(Path destination) throws IOException {
        if (out == null) {
            return;
        }
        out.close();
        for (int depth = deepest; depth > 0; depth--) {
            pass(destination, depth);
        }
        close();
    }

    private void pass(Path destination, int depth) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                Files.newInputStream(file)))) {
            for (long i = 0; i < count; i++) {
                boolean now = in.readInt() == depth;
                String directory = in.readUTF();
                int mode = in.readInt();
                Instant modified = read(in);
                Instant accessed = read(in);
                if (now) {
                    attributes.finish(destination.resolve(directory), Kind.DIRECTORY, mode,
                            modified, accessed);
                }
            }
        }
    }

    private static Instant read(DataInputStream in) throws IOException {
        long seconds = in.readLong();
        return Instant.ofEpochSecond(seconds, in.readInt());
    }

    synchronized void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            count = 0;
            deepest = 0;
            Files.deleteIfExists(file);
        }
    }
}
