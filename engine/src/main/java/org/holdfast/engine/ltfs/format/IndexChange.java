package org.holdfast.engine.ltfs.format;

import java.util.List;

/**
 * One change of a tree. Changes come in the order of their paths, component by component, each
 * path once; so a directory's own change stands before those of what is in it.
 */
public sealed interface IndexChange extends Comparable<IndexChange> {
    /** Names from the root on, without the root's; empty is the root itself. */
    List<String> path();

    @Override
    default int compareTo(IndexChange other) {
        return compare(path(), other.path());
    }

    /** The order of paths: that of a tree whose directories are sorted by name. */
    static int compare(List<String> one, List<String> two) {
        int both = Math.min(one.size(), two.size());
        for (int i = 0; i < both; i++) {
            int order = one.get(i).compareTo(two.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), two.size());
    }

    /**
     * A new entry, or another in place of one of the same path and kind; a directory keeps its
     * contents. Directories above that are missing are made.
     *
     * @param entry its name is the path's last; for the root, the volume's name
     */
    record Put(List<String> path, IndexEntry entry) implements IndexChange {
        /** Copies the path and checks the name. */
        public Put {
            path = List.copyOf(path);
            if (path.isEmpty() ? !(entry instanceof DirectoryEntry)
                    : !path.getLast().equals(entry.name())) {
                throw new IllegalArgumentException(entry.name() + " is not at " + path);
            }
        }
    }

    /** Takes a file or link away, if there is one. Directories stay. */
    record Drop(List<String> path) implements IndexChange {
        /** Copies the path. */
        public Drop {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("the root cannot be dropped");
            }
        }
    }
}
