package org.holdfast.engine.ltfs.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.IndexChange;

/** What the next index will say otherwise: at most one change a path, in the order of paths. */
final class PendingChanges {
    /** More than these are not held in memory. */
    static final int MAX_CHANGES = 200_000;

    private final Map<List<String>, IndexChange> changes = new TreeMap<>(IndexChange::compare);
    private final Set<List<String>> parents = new HashSet<>();
    private long estimate;

    void put(IndexChange change) {
        IndexChange old = changes.put(change.path(), change);
        if (changes.size() > MAX_CHANGES) {
            changes.remove(change.path());
            throw new IllegalStateException(MAX_CHANGES + " changes wait for a commit");
        }
        estimate += bytes(change) - (old == null ? 0 : bytes(old));
        if (change instanceof IndexChange.Put && !change.path().isEmpty()) {
            countParents(change.path());
        }
    }

    /** Directories that the merge may have to make. */
    private void countParents(List<String> path) {
        for (int depth = path.size() - 1; depth > 0; depth--) {
            if (!parents.add(path.subList(0, depth))) {
                return;
            }
            estimate += IndexEstimate.directory(path.get(depth - 1));
        }
    }

    private static long bytes(IndexChange change) {
        return switch (change) {
            case IndexChange.Put p -> IndexEstimate.bytes(p.entry());
            case IndexChange.Drop _ -> 0;
        };
    }

    boolean has(List<String> path) {
        return changes.containsKey(path);
    }

    int count() {
        return changes.size();
    }

    /** Bytes by which the index may grow. */
    long estimate() {
        return estimate;
    }

    /** The root directory as it is to be, when it is to be another. */
    Optional<DirectoryEntry> root() {
        return changes.get(List.of()) instanceof IndexChange.Put(var _, DirectoryEntry d)
                ? Optional.of(d) : Optional.empty();
    }

    /** All changes in the order of paths, with this root directory. */
    List<IndexChange> withRoot(DirectoryEntry root) {
        List<IndexChange> all = new ArrayList<>(changes.size() + 1);
        all.add(new IndexChange.Put(List.of(), root));
        changes.forEach((path, change) -> {
            if (!path.isEmpty()) {
                all.add(change);
            }
        });
        return all;
    }

    void clear() {
        changes.clear();
        parents.clear();
        estimate = 0;
    }
}
