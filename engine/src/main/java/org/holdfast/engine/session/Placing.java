package org.holdfast.engine.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.io.TapePoint;
import org.holdfast.engine.ltfs.names.Attributes;
import org.holdfast.engine.ltfs.names.CartridgeNames;
import org.holdfast.engine.ltfs.names.CartridgePath;
import org.holdfast.engine.ltfs.names.Extents;
import org.holdfast.engine.ltfs.names.NameSet;
import org.holdfast.engine.ltfs.names.ObjectFile;
import org.holdfast.engine.ltfs.names.ObjectFile.Piece;
import org.holdfast.engine.ltfs.names.Overflow;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Run;

/** Gives the blobs of a run that has been appended their names in the next index. */
final class Placing {
    /** XML of an entry without its name, key and user attributes, and its directory's share. */
    private static final long ENTRY_BYTES = 1_600;
    private static final int KEY_FACTOR = 12;
    private static final int VALUE_FACTOR = 6;
    private static final long EXTENT_BYTES = 224;

    private final SessionTools tools;
    private final Mount mount;
    private final Instant now;

    Placing(SessionTools tools, Mount mount) {
        this.tools = tools;
        this.mount = mount;
        this.now = tools.env().time().now();
    }

    /** About how much XML a blob's entry takes, never less than it will. */
    static long entryBytes(BlobRow row) {
        long sum = ENTRY_BYTES + (long) KEY_FACTOR * row.blob().key().bytes().length;
        if (row.object().isPresent()) {
            Metadata m = row.object().get().metadata();
            sum += EXTENT_BYTES * m.holes().size();
            for (Map.Entry<String, byte[]> a : m.attributes().entrySet()) {
                sum += ENTRY_BYTES + (long) KEY_FACTOR * a.getKey().length()
                        + (long) VALUE_FACTOR
                                * Math.min(a.getValue().length, ExtendedAttribute.MAX_BYTES);
            }
        }
        return sum;
    }

    /** Bytes of attribute values that may become files of their own. */
    static long overflowBytes(BlobRow row) {
        return 4 * row.object().map(o -> o.metadata().attributes().values().stream()
                .filter(v -> v.length > ExtendedAttribute.MAX_BYTES / 4)
                .mapToLong(v -> v.length).sum()).orElse(0L);
    }

    /** Puts their entries; returns the paths, by ordinal, that are not the plain ones. */
    SortedMap<Integer, String> place(List<BlobRow> page, Run run) throws IOException {
        SortedMap<Integer, String> unusual = new TreeMap<>();
        for (BlobRow row : page) {
            String directory = mount.bucketDirectory(row.blob().bucket(), row.bucketName(),
                    () -> Attributes.bucketDirectory(row.bucketName(), row.blob().bucket(),
                            mount.volume().newUid(), EntryTimes.all(now)));
            CartridgePath path = one(row, run, directory);
            if (!path.plain() || !directory.equals(row.bucketName())) {
                unusual.put(row.blob().ordinal(), path.text());
            }
        }
        return unusual;
    }

    private CartridgePath one(BlobRow row, Run run, String directory) throws IOException {
        AcceptedBlob blob = row.blob();
        boolean whole = row.object().filter(o -> blob.index() == 0
                && o.length() == blob.length()).isPresent();
        CartridgePath path = whole ? CartridgeNames.path(directory, blob.key(), blob.version(),
                row.current(), blob.length() > 0, mount.names()) : pathOfPart(row, directory);
        List<Extent> extents = Extents.of(blob, run, holes(row), mount.volume().blockSize(),
                mount.volume().dataPartition());
        ObjectFile object;
        if (whole) {
            Complete c = row.object().get();
            object = ObjectFile.whole(blob.bucket(), blob.key(), blob.version(), c.length(),
                    c.sha256(), c.metadata());
        } else {
            Pieces pieces = mount.pieces(path, blob.version()).plus(blob, extents);
            mount.keepPieces(blob.version(), path, pieces);
            object = partly(row, pieces.pieces());
            extents = Extents.join(pieces.extents(), mount.volume().blockSize());
        }
        Attributes.Built built = Attributes.build(object, path, extents, mount.volume().newUid(),
                now);
        for (Overflow o : built.overflow()) {
            overflow(o);
        }
        mount.volume().put(new IndexChange.Put(path.components(), built.entry()));
        mount.names().add(path.components(), path.plain() && blob.key().directory());
        return path;
    }

    /**
     * The path of an object of several blobs: where its first blob on this cartridge went. One that
     * is not complete yet takes its key's path unless another version is there, which stays.
     */
    private CartridgePath pathOfPart(BlobRow row, String directory) throws IOException {
        AcceptedBlob blob = row.blob();
        Optional<CartridgePath> begun = mount.pathOfPart(blob.version());
        if (begun.isPresent()) {
            return begun.get();
        }
        CartridgePath aside = CartridgeNames.path(directory, blob.key(), blob.version(), false,
                true, mount.names());
        CartridgePath usual = CartridgeNames.path(directory, blob.key(), blob.version(), true,
                true, mount.names());
        boolean taken = mount.names().look(usual.components(), false) == NameSet.Answer.SAME;
        boolean ours = taken && !mount.pieces(usual, blob.version()).pieces().isEmpty();
        boolean superseded = row.object().isPresent() && !row.current();
        return ours || row.current() || !taken && !superseded ? usual : aside;
    }

    /** Objects of several blobs are stored with their zeros: see where puts cut them. */
    private static List<Metadata.Hole> holes(BlobRow row) {
        return row.object().map(o -> o.metadata().holes()).orElse(List.of());
    }

    private ObjectFile partly(BlobRow row, List<Piece> pieces) {
        AcceptedBlob blob = row.blob();
        long known = pieces.getLast().offset() + pieces.getLast().length();
        Optional<Complete> c = row.object();
        return new ObjectFile(blob.bucket(), blob.key(), blob.version(),
                c.map(Complete::length).orElse(known), c.map(Complete::sha256),
                c.map(Complete::metadata).orElseGet(() -> Metadata.plain(now)), pieces);
    }

    private void overflow(Overflow o) throws IOException {
        TapePoint begin = mount.volume().append(ByteBuffer.wrap(o.value()));
        Extent extent = new Extent(mount.volume().dataPartition(), begin.startBlock(),
                begin.byteOffset(), o.value().length, 0);
        mount.volume().put(new IndexChange.Put(o.path(), new FileEntry(o.path().getLast(),
                mount.volume().newUid(), EntryTimes.all(now), true, List.of(), o.value().length,
                false, List.of(extent), Optional.empty())));
        mount.names().add(o.path(), false);
    }

    /**
     * The blobs of one version that are on the cartridge.
     *
     * @param pieces ascending
     * @param extents of all of them
     */
    record Pieces(List<Piece> pieces, List<Extent> extents) {
        static final Pieces NONE = new Pieces(List.of(), List.of());

        Pieces plus(AcceptedBlob blob, List<Extent> more) {
            List<Piece> all = new ArrayList<>(pieces);
            List<Extent> places = new ArrayList<>(extents);
            // Written again after a crash: the new place holds, the old one is dead weight.
            all.removeIf(p -> p.offset() == blob.offset());
            places.removeIf(e -> e.fileOffset() >= blob.offset()
                    && e.fileOffset() < blob.offset() + blob.length());
            all.add(new Piece(blob.offset(), blob.length(), blob.sha256()));
            all.sort(java.util.Comparator.comparingLong(Piece::offset));
            places.addAll(more);
            return new Pieces(all, places);
        }
    }

    /** The pieces that an entry of an earlier mount names, if it is of this version. */
    static Pieces of(Optional<? extends org.holdfast.engine.ltfs.format.IndexEntry> entry,
            UUID version, Overflow.Source overflow) throws IOException {
        if (entry.isEmpty() || !(entry.get() instanceof FileEntry file)) {
            return Pieces.NONE;
        }
        Optional<ObjectFile> object = Attributes.read(file, overflow);
        if (object.filter(o -> o.version().equals(version)).isEmpty()) {
            return Pieces.NONE;
        }
        return new Pieces(object.get().pieces(), file.extents());
    }
}
