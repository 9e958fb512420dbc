package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What the file system of a restore can hold in a name. */
public enum TargetRules {
    /** Everything but the slash and NUL. */
    POSIX,
    /** Also none of {@code : * ? < > " | \} and control characters, no blank or dot at the end. */
    PORTABLE;

    private static final Set<String> NARROW = Set.of("vfat", "msdos", "exfat", "ntfs", "ntfs3",
            "fuseblk", "cifs", "smb3");

    /** The rules of the file system that {@code directory} lies in. */
    public static TargetRules of(Path directory) throws IOException {
        return NARROW.contains(Files.getFileStore(directory).type()) ? PORTABLE : POSIX;
    }

    /** Whether a name may have this character in the middle. */
    boolean allows(int codePoint) {
        return this == POSIX || codePoint >= ' ' && codePoint != 0x7F
                && ":*?<>\"|\\".indexOf(codePoint) < 0;
    }

    /** Whether a name may have this character at its end. */
    boolean allowsLast(int codePoint) {
        return allows(codePoint) && (this == POSIX || codePoint != ' ' && codePoint != '.');
    }
}
