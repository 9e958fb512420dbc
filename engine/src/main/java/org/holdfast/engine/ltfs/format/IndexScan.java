package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over an index: what a mount wants to know of it, without its tree in memory. */
public final class IndexScan {
    /** Hears of every entry but the root, in the order of the index. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * An entry.
         *
         * @param directory names of the directories above it; the list changes afterwards
         */
        void entry(List<String> directory, IndexEntry entry) throws IOException;
    }

    /**
     * What was seen.
     *
     * @param header what the index says of itself
     * @param entries directories and files, the root counted
     * @param files files and links
     * @param fileBytes lengths of all files together, at most {@code Long.MAX_VALUE}
     * @param maxUid the largest uid seen or said in the header
     * @param sorted whether the names in every directory ascend, so that it can be merged
     * @param root the root directory
     * @param found the entries at the paths asked for, as far as they are there
     */
    public record Outcome(IndexHeader header, long entries, long files, long fileBytes,
            long maxUid, boolean sorted, DirectoryEntry root,
            Map<List<String>, IndexEntry> found) {}

    private final Set<List<String>> wanted;
    private final Visitor visitor;
    private final Map<List<String>, IndexEntry> found = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> lastNames = new ArrayList<>();
    private long files;
    private long fileBytes;
    private long maxUid;
    private boolean sorted = true;
    private DirectoryEntry root;

    private IndexScan(Collection<List<String>> wanted, Visitor visitor) {
        this.wanted = new HashSet<>(wanted);
        this.visitor = visitor;
    }

    /**
     * Reads an index to its end; does not close it.
     *
     * @param wanted paths whose entries are kept
     * @param visitor hears of every entry
     */
    public static Outcome scan(IndexReader in, Collection<List<String>> wanted, Visitor visitor)
            throws IOException {
        return new IndexScan(wanted, visitor).run(in);
    }

    private Outcome run(IndexReader in) throws IOException {
        for (;;) {
            switch (in.next()) {
                case IndexReader.Event.Enter(DirectoryEntry d) -> enter(d);
                case IndexReader.Event.File(FileEntry f) -> {
                    files++;
                    fileBytes = f.length() > Long.MAX_VALUE - fileBytes ? Long.MAX_VALUE
                            : fileBytes + f.length();
                    entry(f);
                }
                case IndexReader.Event.Leave() -> {
                    lastNames.removeLast();
                    if (!path.isEmpty()) {
                        path.removeLast();
                    }
                }
                case IndexReader.Event.End() -> {
                    return new Outcome(in.header(), in.entries(), files, fileBytes,
                            Math.max(maxUid, in.header().highestUid()), sorted, root,
                            Map.copyOf(found));
                }
            }
        }
    }

    private void enter(DirectoryEntry d) throws IOException {
        if (root == null) {
            root = d;
            maxUid = d.uid();
        } else {
            entry(d);
            path.add(d.name());
        }
        lastNames.add("");
    }

    private void entry(IndexEntry e) throws IOException {
        int level = lastNames.size() - 1;
        sorted &= lastNames.get(level).compareTo(e.name()) < 0;
        lastNames.set(level, e.name());
        maxUid = Math.max(maxUid, e.uid());
        visitor.entry(Collections.unmodifiableList(path), e);
        if (!wanted.isEmpty()) {
            path.add(e.name());
            if (wanted.contains(path)) {
                found.put(List.copyOf(path), e);
            }
            path.removeLast();
        }
    }
}
