package org.holdfast.engine.files;

import java.nio.file.Path;

/** Something in the source that does not come into the archive; the rest does. */
public sealed interface SourceProblem {
    /** What it is about. */
    Path path();

    /** A stable code for clients: lower case with hyphens. */
    String code();

    /** The name's bytes are not UTF-8. */
    record NotUnicode(Path path) implements SourceProblem {
        @Override
        public String code() {
            return "name-not-utf-8";
        }
    }

    /** The key would be longer than 1,024 bytes; with a directory, all below it. */
    record KeyTooLong(Path path) implements SourceProblem {
        @Override
        public String code() {
            return "key-too-long";
        }
    }

    /** A device, a socket or a pipe. */
    record Special(Path path) implements SourceProblem {
        @Override
        public String code() {
            return "special-file";
        }
    }

    /** It cannot be read. {@code reason}: what the system says. */
    record Unreadable(Path path, String reason) implements SourceProblem {
        @Override
        public String code() {
            return "unreadable";
        }
    }

    /** It was there, and no longer is. */
    record Vanished(Path path) implements SourceProblem {
        @Override
        public String code() {
            return "vanished";
        }
    }

    /** It changed while it was read, each time. {@code what}: size, mtime, ctime or inode. */
    record Changed(Path path, String what) implements SourceProblem {
        @Override
        public String code() {
            return "changed-while-read";
        }
    }

    /** From here on, further names of one file are no longer recognised as such. */
    record TooManyLinks(Path path) implements SourceProblem {
        @Override
        public String code() {
            return "too-many-hard-links";
        }
    }

    /** The problem that an exception stands for. */
    static SourceProblem of(Path path, java.io.IOException e) {
        return switch (e) {
            case SourceVanishedException v -> new Vanished(path);
            case java.nio.file.NoSuchFileException n -> new Vanished(path);
            case SourceChangedException c -> new Changed(path, c.what());
            default -> new Unreadable(path, String.valueOf(e.getMessage()));
        };
    }
}
