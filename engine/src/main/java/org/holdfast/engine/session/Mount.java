package org.holdfast.engine.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexScan;
import org.holdfast.engine.ltfs.io.CommitReceipt;
import org.holdfast.engine.ltfs.io.LtfsVolume;
import org.holdfast.engine.ltfs.io.MountFinding;
import org.holdfast.engine.ltfs.names.CartridgeNames;
import org.holdfast.engine.ltfs.names.CartridgePath;
import org.holdfast.engine.ltfs.names.NameSet;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.schedule.OpenMode;

/** A mounted volume and what this mount has done to it. One thread. */
final class Mount {
    /** How many generations of an index are kept on disk. */
    private static final int KEPT_GENERATIONS = 20;
    private static final int EXPECTED_NAMES = 10_000;
    private static final int LARGEST_ATTRIBUTE = 1 << 22;
    /** Bytes of one ledger entry's runs, well below the limit of a line. */
    private static final int ENTRY_BYTES = 500_000;
    private static final String LEDGER = "holdfast.ledger";
    private static final System.Logger LOG = System.getLogger(Mount.class.getName());

    private final SessionTools tools;
    private final Barcode barcode;
    private final LtfsVolume volume;
    private final Optional<UUID> session;
    private final String domain;
    private final NameSet names;
    private final List<Run> runs = new ArrayList<>();
    private final Map<UUID, String> directories = new HashMap<>();
    private final List<IndexEntry> root = new ArrayList<>();
    private final Map<UUID, Placing.Pieces> pieces = new HashMap<>();
    private final Map<UUID, CartridgePath> pathsOfParts = new HashMap<>();
    /** What was placed since the last index, by key: two versions need an index between them. */
    private final Map<Name, UUID> placed = new HashMap<>();
    private final List<Run> countedBetween = new ArrayList<>();

    private Mount(SessionTools tools, Barcode barcode, LtfsVolume volume,
            Optional<UUID> session, String domain, NameSet names) {
        this.tools = tools;
        this.barcode = barcode;
        this.volume = volume;
        this.session = session;
        this.domain = domain;
        this.names = names;
    }

    static Mount reading(SessionTools tools, Barcode barcode, LtfsVolume volume) {
        return new Mount(tools, barcode, volume, Optional.empty(), "", new NameSet(0));
    }

    static Mount writing(SessionTools tools, Barcode barcode, LtfsVolume volume, UUID session,
            String domain) throws IOException {
        NameSet names = new NameSet(EXPECTED_NAMES);
        Mount mount = new Mount(tools, barcode, volume, Optional.of(session), domain, names);
        try (IndexReader index = volume.openIndex()) {
            IndexScan.scan(index, List.of(), (directory, entry) -> {
                names.entry(directory, entry);
                if (directory.isEmpty()) {
                    mount.root.add(entry);
                }
            });
        }
        return mount;
    }

    OpenMode mode() {
        return session.isPresent() ? OpenMode.APPEND : OpenMode.READ;
    }

    String domain() {
        return domain;
    }

    LtfsVolume volume() {
        return volume;
    }

    NameSet names() {
        return names;
    }

    /** What a bucket's directory is called here; made with the next index if it is new. */
    String bucketDirectory(UUID bucket, String name, Supplier<DirectoryEntry> made) {
        String known = directories.get(bucket);
        if (known == null) {
            known = CartridgeNames.bucketDirectory(
                    new Bucket(bucket, name, DataPolicy.ofCopies(1)), root);
            String found = known;
            if (root.stream().noneMatch(e -> e.name().equals(found))) {
                DirectoryEntry d = made.get();
                DirectoryEntry named = new DirectoryEntry(found, d.uid(), d.times(),
                        d.readOnly(), d.attributes());
                volume.put(new IndexChange.Put(List.of(found), named));
                names.add(List.of(found), true);
                root.add(named);
            }
            directories.put(bucket, known);
        }
        return known;
    }

    /** The blobs of a version of several that are on the cartridge already. */
    Placing.Pieces pieces(CartridgePath path, UUID version) throws IOException {
        Placing.Pieces known = pieces.get(version);
        if (known != null) {
            return known;
        }
        return Placing.of(entry(path.components()), version, this::overflow);
    }

    private Optional<IndexEntry> entry(List<String> path) throws IOException {
        try (IndexReader index = volume.openIndex()) {
            return Optional.ofNullable(IndexScan.scan(index, List.of(path),
                    (directory, entry) -> { }).found().get(path));
        }
    }

    /** The value of an attribute that became a file of its own. */
    private byte[] overflow(List<String> path) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        if (entry(path).orElse(null) instanceof FileEntry file
                && file.length() <= LARGEST_ATTRIBUTE) {
            for (Extent extent : file.extents()) {
                volume.read(extent, bytes -> {
                    byte[] some = new byte[bytes.remaining()];
                    bytes.get(some);
                    value.writeBytes(some);
                });
            }
        }
        return value.toByteArray();
    }

    /** Where the blobs of a version of several go that this mount has begun with. */
    Optional<CartridgePath> pathOfPart(UUID version) {
        return Optional.ofNullable(pathsOfParts.get(version));
    }

    void keepPieces(UUID version, CartridgePath path, Placing.Pieces now) {
        pieces.put(version, now);
        pathsOfParts.put(version, path);
    }

    long remaining() {
        return session.isPresent() ? volume.remaining() : 0;
    }

    /** An object's name, whatever its version. */
    private record Name(UUID bucket, ObjectKey key) {}

    void add(Run run, List<BlobRow> page) {
        runs.add(run);
        for (BlobRow row : page) {
            placed.put(new Name(row.blob().bucket(), row.blob().key()), row.blob().version());
        }
    }

    /**
     * Commits when one of these is a newer version of what the next index would name: that index
     * has room for one of them at the key's path, and the older one counts only with a name.
     */
    void beforeAnotherVersion(List<BlobRow> page) throws IOException {
        boolean meets = page.stream().map(BlobRow::blob).anyMatch(b -> {
            UUID before = placed.get(new Name(b.bucket(), b.key()));
            return before != null && !before.equals(b.version());
        });
        if (meets) {
            List<Run> done = commit("Sync");
            countedBetween.clear();
            countedBetween.addAll(done);
        }
    }

    /** Bytes, index, flush; then the ledger entry. Only after this does any of it count. */
    List<Run> commit(String reason) throws IOException {
        NameUpkeep upkeep = new NameUpkeep(tools, barcode, volume, names);
        List<Fact.NamesChanged.NameChange> changes = upkeep.collect();
        CommitReceipt receipt = volume.commit(reason, tools.env().time().now(), Map.of(
                MountFinding.SESSION, session.orElseThrow().toString(), LEDGER, head()));
        UUID id = volume.finding().label().volume();
        for (List<Run> part : parts()) {
            tools.enter(new Fact.CopiesCounted(barcode, id,
                    session.get(), domain, receipt.generation(), receipt.indexBlock(),
                    receipt.remaining(), part));
        }
        if (!changes.isEmpty()) {
            tools.enter(new Fact.NamesChanged(barcode, id,
                    receipt.generation(), changes));
        }
        List<Run> done = new ArrayList<>(countedBetween);
        done.addAll(runs);
        countedBetween.clear();
        runs.clear();
        placed.clear();
        forgetOldGenerations(id);
        return done;
    }

    /** The tree head vouched for by this cartridge: size and root. */
    private String head() {
        TreeHead head = tools.journal().ledger().head();
        return head.size() + ":" + head.root();
    }

    private List<List<Run>> parts() {
        List<List<Run>> parts = new ArrayList<>();
        List<Run> part = new ArrayList<>();
        long bytes = 0;
        for (Run run : runs) {
            long size = 300 + run.names().values().stream().mapToLong(n -> 20L + 6L * n.length())
                    .sum();
            if (!part.isEmpty() && bytes + size > ENTRY_BYTES) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(run);
            bytes += size;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private void forgetOldGenerations(UUID id) {
        try {
            List<Long> kept = tools.spool().generations(id);
            for (int i = 0; i < kept.size() - KEPT_GENERATIONS; i++) {
                tools.spool().drop(id, kept.get(i));
            }
        } catch (IOException e) {
            // They only cost room; the tape has them all.
            LOG.log(System.Logger.Level.WARNING, "old indexes of " + barcode + " stay", e);
        }
    }

    /**
     * The closing index on the index partition, and its entry.
     *
     * @param changeReference asks the cartridge's memory after the last write
     */
    void close(ChangeReference changeReference) throws IOException {
        if (session.isEmpty()) {
            // A cartridge that differs from the ledger gets nothing written, not even an index.
            volume.abandon();
        } else {
            volume.unmount(tools.env().time().now());
            tools.enter(new Fact.SessionClosed(barcode,
                    volume.finding().label().volume(), session.get(),
                    volume.index().header().generation(), changeReference.now()));
        }
    }

    /** Asks for the volume change reference, 0 when the cartridge has none. */
    @FunctionalInterface
    interface ChangeReference {
        long now() throws IOException;
    }

    /** Nothing appended since the last commit will count. */
    void abandon() {
        runs.clear();
        countedBetween.clear();
        placed.clear();
        pieces.clear();
        pathsOfParts.clear();
    }
}
