package org.holdfast.engine.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.PendingName;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexScan;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.CartridgeNames;
import org.holdfast.engine.ltfs.names.NameSet;
import org.holdfast.engine.model.fact.Fact.NamesChanged.NameChange;

/**
 * Puts the names on a cartridge right with an index that is written anyway: versions that are no
 * longer current move aside, what was deleted for good is dropped.
 */
final class NameUpkeep {
    /** More than these wait for the next index. */
    private static final int MOST = 5_000;

    private final SessionTools tools;
    private final Barcode barcode;
    private final LtfsVolume volume;
    private final NameSet names;

    NameUpkeep(SessionTools tools, Barcode barcode, LtfsVolume volume, NameSet names) {
        this.tools = tools;
        this.barcode = barcode;
        this.volume = volume;
        this.names = names;
    }

    /** Puts the changes into the volume and returns them for the ledger. */
    List<NameChange> collect() throws IOException {
        List<PendingName> pending = tools.ask(catalog -> catalog.cartridges()
                .pendingNames(barcode, tools.env().time().now(), -1, MOST));
        if (pending.isEmpty()) {
            return List.of();
        }
        Map<List<String>, PendingName> byPath = new HashMap<>();
        for (PendingName p : pending) {
            byPath.put(components(p.path()), p);
        }
        Set<List<String>> wanted = new HashSet<>(byPath.keySet());
        byPath.forEach((path, p) -> wanted.add(aside(path, p)));
        IndexScan.Outcome index;
        try (IndexReader reader = volume.openIndex()) {
            index = IndexScan.scan(reader, wanted, (directory, entry) -> { });
        }
        List<NameChange> done = new ArrayList<>();
        for (Map.Entry<List<String>, PendingName> e : byPath.entrySet()) {
            // The index may be ahead of the ledger: what it moved aside then has its name there.
            List<String> aside = aside(e.getKey(), e.getValue());
            List<String> path = ours(index, aside, e.getValue()).isPresent() ? aside : e.getKey();
            done.add(change(path, aside, e.getValue(), ours(index, path, e.getValue())));
        }
        return done;
    }

    /** Where a version goes that is no longer current. */
    private static List<String> aside(List<String> path, PendingName p) {
        return List.of(path.getFirst(), CartridgeNames.VERSIONS, p.version().toString());
    }

    /** What the index has at a path, if it is of that version. */
    private static Optional<IndexEntry> ours(IndexScan.Outcome index, List<String> path,
            PendingName p) {
        return Optional.ofNullable(index.found().get(path)).filter(
                e -> version(e).filter(p.version()::equals).isPresent());
    }

    private NameChange change(List<String> path, List<String> aside, PendingName p,
            Optional<IndexEntry> ours) {
        // What the index does not have, or has for another version by now, needs no change there.
        switch (p.change()) {
            case DROP -> {
                ours.ifPresent(e -> leave(path, e));
                return new NameChange(p.version(), Optional.empty());
            }
            case MOVE -> {
                if (ours.isPresent() && !path.equals(aside) && !volume.hasChange(aside)) {
                    leave(path, ours.get());
                    volume.put(new IndexChange.Put(aside, aside(ours.get(), aside.getLast())));
                    names.add(aside, false);
                }
                return new NameChange(p.version(), ours.map(e -> "/" + String.join("/", aside)));
            }
        }
        throw new AssertionError(p.change());
    }

    /** Takes the version from its path. A directory stays, for what may be in it. */
    private void leave(List<String> path, IndexEntry entry) {
        if (volume.hasChange(path)) {
            return;
        }
        switch (entry) {
            case FileEntry f -> volume.put(new IndexChange.Drop(path));
            case DirectoryEntry d -> volume.put(new IndexChange.Put(path, Attributes.bare(d)));
        }
    }

    private FileEntry aside(IndexEntry entry, String name) {
        return switch (entry) {
            case FileEntry f -> new FileEntry(name, f.uid(), f.times(), f.readOnly(),
                    f.attributes(), f.length(), f.openForWrite(), f.extents(), f.symlink());
            case DirectoryEntry d -> Attributes.aside(d, name, volume.newUid());
        };
    }

    private static Optional<UUID> version(IndexEntry entry) {
        for (ExtendedAttribute a : entry.attributes()) {
            if (a.key().equals(Attributes.VERSION)) {
                return Optional.of(UUID.fromString(a.text()));
            }
        }
        return Optional.empty();
    }

    private static List<String> components(String path) {
        return List.of(path.substring(1).split("/"));
    }
}
