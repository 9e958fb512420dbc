package org.holdfast.engine.files;

import java.nio.file.Path;

/**
 * A name that a user gave, read as {@code cp -r} reads it.
 *
 * @param path the file or directory, not resolved
 * @param contents whether a directory's own name is left out of the keys: it was given with a
 *     slash behind it, or has no name ({@code .}, {@code ..}, {@code /})
 */
public record SourceArgument(Path path, boolean contents) {
    /** Reads {@code text} as seen from {@code workingDirectory}. */
    public static SourceArgument of(Path workingDirectory, String text) {
        boolean slash = text.endsWith("/") || text.endsWith("/.") || text.endsWith("/..")
                || text.equals(".") || text.equals("..") || text.isEmpty();
        Path path = workingDirectory.resolve(text);
        // a link named with a slash behind it stands for the directory, as in a shell
        return new SourceArgument(path, slash || path.getFileName() == null);
    }
}
