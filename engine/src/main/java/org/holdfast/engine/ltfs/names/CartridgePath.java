package org.holdfast.engine.ltfs.names;

import java.util.List;

/**
 * A place in the tree of a cartridge.
 *
 * @param components names from the root on, at least one
 * @param plain whether it is {@code /<bucket>/<key>}, so that it need not be recorded
 */
public record CartridgePath(List<String> components, boolean plain) {
    /** Copies the list. */
    public CartridgePath {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("the root is no place for an object");
        }
    }

    /** The last component. */
    public String name() {
        return components.getLast();
    }

    /** With slashes, the first in front. */
    public String text() {
        return "/" + String.join("/", components);
    }
}
