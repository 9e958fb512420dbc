package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Makes a new index of an old one and sorted changes, in one pass and in memory that does not
 * grow with either. Every directory of the old index must be sorted by name
 * ({@link String#compareTo}), and so is the new one: Holdfast's own volumes are.
 *
 * <p>The largest uid stands in the header, before the tree. So the caller takes the uids of its
 * entries from a {@link UidCounter}, writes {@code counter.highest() + newParentsAtMost(changes)}
 * into the header, and goes on from there afterwards: a uid that was not needed is a gap, which
 * the format allows.
 */
public final class IndexMerge {
    private final IndexReader base;
    private final Iterator<? extends IndexChange> changes;
    private final IndexWriter out;
    private final UidCounter uids;
    private final EntryTimes parentTimes;
    private final List<String> here = new ArrayList<>();
    private IndexChange change;
    private int common;
    private String fileHere;
    private long added;
    private long replaced;
    private long made;
    private long dropped;
    private long ignored;

    private IndexMerge(IndexReader base, Iterator<? extends IndexChange> changes, IndexWriter out,
            UidCounter uids, EntryTimes parentTimes) {
        this.base = base;
        this.changes = changes;
        this.out = out;
        this.uids = uids;
        this.parentTimes = parentTimes;
    }

    /**
     * An upper bound of the directories that a merge of these changes will make.
     *
     * @param changes sorted
     */
    public static long newParentsAtMost(Iterable<? extends IndexChange> changes) {
        long parents = 0;
        List<String> last = List.of();
        for (IndexChange c : changes) {
            if (c instanceof IndexChange.Put && !c.path().isEmpty()) {
                List<String> parent = c.path().subList(0, c.path().size() - 1);
                parents += parent.size() - common(last, parent);
                last = parent;
            }
        }
        return parents;
    }

    private static int common(List<String> one, List<String> two) {
        int n = 0;
        while (n < one.size() && n < two.size() && one.get(n).equals(two.get(n))) {
            n++;
        }
        return n;
    }

    /**
     * Reads {@code base} to its end and writes all of {@code out}, {@code finish} included; closes
     * neither.
     *
     * @param changes strictly ascending
     * @param uids gives the uids of the directories that are made
     * @param parentTimes their times
     * @throws LtfsFormatException when the base is damaged or not sorted
     * @throws IllegalArgumentException when changes are not sorted, or put a file where a
     *     directory is or the other way round
     */
    public static MergeOutcome merge(IndexReader base, Iterator<? extends IndexChange> changes,
            IndexWriter out, UidCounter uids, EntryTimes parentTimes) throws IOException {
        return new IndexMerge(base, changes, out, uids, parentTimes).run();
    }

    private MergeOutcome run() throws IOException {
        advance();
        if (!(base.next() instanceof IndexReader.Event.Enter(DirectoryEntry root))) {
            throw new LtfsFormatException("index without a root");
        }
        if (change instanceof IndexChange.Put(List<String> path, IndexEntry entry)
                && path.isEmpty()) {
            out.enter((DirectoryEntry) entry);
            replaced++;
            advance();
        } else {
            out.enter(root);
        }
        contents(true);
        out.leave();
        if (change != null) {
            throw new IllegalArgumentException("change is not in order: " + change.path());
        }
        if (!(base.next() instanceof IndexReader.Event.End)) {
            throw new LtfsFormatException("index does not end with its root");
        }
        out.finish();
        return new MergeOutcome(out.entries(), out.bytes(), added, replaced, made, dropped,
                ignored);
    }

    private void advance() {
        IndexChange last = change;
        change = changes.hasNext() ? changes.next() : null;
        if (change != null && last != null && last.compareTo(change) >= 0) {
            throw new IllegalArgumentException(
                    "changes are not in order: " + last.path() + ", " + change.path());
        }
        common = change == null ? 0 : common(here, change.path());
    }

    private void push(String name) {
        fileHere = null;
        if (change != null && common == here.size() && change.path().size() > common
                && change.path().get(common).equals(name)) {
            common++;
        }
        here.add(name);
    }

    private void pop() {
        fileHere = null;
        here.removeLast();
        common = Math.min(common, here.size());
    }

    /** The name in this directory that the next change is about, or null. */
    private String changed() {
        return change != null && common == here.size() && change.path().size() > common
                ? change.path().get(common) : null;
    }

    /** Whether the next change is about this very name here, not about something below it. */
    private boolean ends() {
        return change.path().size() == here.size() + 1;
    }

    /** Merges what is in the directory {@code here}; up to its end in the base, if it is there. */
    private void contents(boolean inBase) throws IOException {
        IndexReader.Event event = inBase ? base.next() : null;
        String name = nameOf(event);
        for (;;) {
            String changed = changed();
            if (name == null && changed == null) {
                return;
            }
            int order = name == null ? 1 : changed == null ? -1 : name.compareTo(changed);
            if (order > 0) {
                create(changed);
                continue;
            }
            if (order < 0) {
                copy(event);
            } else {
                over(event);
            }
            event = base.next();
            String next = nameOf(event);
            if (next != null && name.compareTo(next) >= 0) {
                throw new LtfsFormatException("index is not sorted: " + name + ", " + next
                        + " in /" + String.join("/", here));
            }
            name = next;
        }
    }

    private static String nameOf(IndexReader.Event event) {
        return switch (event) {
            case IndexReader.Event.Enter(DirectoryEntry d) -> d.name();
            case IndexReader.Event.File(FileEntry f) -> f.name();
            case IndexReader.Event.Leave() -> null;
            case IndexReader.Event.End() -> throw new NoSuchElementException("the index ended");
            case null -> null;
        };
    }

    private void copy(IndexReader.Event event) throws IOException {
        switch (event) {
            case IndexReader.Event.Enter(DirectoryEntry d) -> directory(d, true);
            case IndexReader.Event.File(FileEntry f) -> out.file(f);
            case IndexReader.Event.Leave() -> throw new IllegalStateException("no entry");
            case IndexReader.Event.End() -> throw new IllegalStateException("no entry");
        }
    }

    private void directory(DirectoryEntry d, boolean inBase) throws IOException {
        out.enter(d);
        push(d.name());
        contents(inBase);
        pop();
        out.leave();
    }

    /** A change of something that is there, or of something below it. */
    private void over(IndexReader.Event event) throws IOException {
        switch (event) {
            case IndexReader.Event.Enter(DirectoryEntry d) -> overDirectory(d);
            case IndexReader.Event.File(FileEntry f) -> overFile(f);
            case IndexReader.Event.Leave() -> throw new IllegalStateException("no entry");
            case IndexReader.Event.End() -> throw new IllegalStateException("no entry");
        }
    }

    private void overDirectory(DirectoryEntry d) throws IOException {
        DirectoryEntry now = d;
        if (ends()) {
            switch (change) {
                case IndexChange.Put(List<String> path, DirectoryEntry entry) -> {
                    now = entry;
                    replaced++;
                }
                case IndexChange.Put put -> throw kind(put);
                case IndexChange.Drop drop -> ignored++;
            }
            advance();
        }
        directory(now, true);
    }

    private void overFile(FileEntry f) throws IOException {
        if (!ends()) {
            nothingBelow(f.name());
            out.file(f);
            return;
        }
        switch (change) {
            case IndexChange.Put(List<String> path, FileEntry entry) -> {
                out.file(entry);
                fileHere = entry.name();
                replaced++;
            }
            case IndexChange.Put put -> throw kind(put);
            case IndexChange.Drop drop -> dropped++;
        }
        advance();
    }

    private static IllegalArgumentException kind(IndexChange.Put put) {
        return new IllegalArgumentException("an entry of another kind is at " + put.path());
    }

    /** A change of something that is not there, or of something below it. */
    private void create(String name) throws IOException {
        if (name.equals(fileHere)) {
            nothingBelow(name);
        } else if (ends()) {
            IndexChange c = change;
            advance();
            switch (c) {
                case IndexChange.Put(List<String> path, DirectoryEntry entry) -> {
                    added++;
                    directory(entry, false);
                }
                case IndexChange.Put(List<String> path, FileEntry entry) -> {
                    added++;
                    out.file(entry);
                    fileHere = name;
                }
                case IndexChange.Drop drop -> ignored++;
            }
        } else {
            ignoreDrops(name);
            if (name.equals(changed()) && !ends()) {
                made++;
                directory(new DirectoryEntry(name, uids.next(), parentTimes, false, List.of()),
                        false);
            }
        }
    }

    private void ignoreDrops(String name) {
        while (name.equals(changed()) && change instanceof IndexChange.Drop) {
            ignored++;
            advance();
        }
    }

    private void nothingBelow(String file) {
        ignoreDrops(file);
        if (file.equals(changed())) {
            throw new IllegalArgumentException("a file is above " + change.path());
        }
    }
}
