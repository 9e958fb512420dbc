package org.holdfast.engine.ltfs.names;

import java.util.List;

/**
 * The value of an extended attribute that is too long for an index: it becomes a file of the
 * cartridge, and the attribute says where.
 *
 * @param path {@code .holdfast/attributes/<version>/<n>}
 * @param attribute name of the attribute
 * @param value all of it
 */
public record Overflow(List<String> path, String attribute, byte[] value) {
    /** Reads such a file back. */
    @FunctionalInterface
    public interface Source {
        /** The file's bytes. */
        byte[] read(List<String> path) throws java.io.IOException;
    }

    /** Copies the path. */
    public Overflow {
        path = List.copyOf(path);
    }
}
