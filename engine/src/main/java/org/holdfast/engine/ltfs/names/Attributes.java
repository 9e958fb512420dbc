package org.holdfast.engine.ltfs.names;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexName;
import org.holdfast.engine.ltfs.format.LtfsFormatException;
import org.holdfast.engine.model.Metadata;

/**
 * An object as an entry of an index, and back. Besides the user's own extended attributes the
 * entry has these, each as long as {@value ExtendedAttribute#MAX_BYTES} bytes, longer ones in a
 * file of their own ({@link Overflow}):
 *
 * <ul>
 * <li>{@code holdfast.bucket}, {@code holdfast.version}: UUIDs; {@code holdfast.key}:
 *     percent-encoded UTF-8
 * <li>{@code ltfs.hash.sha256sum}: of the file, when the whole object is in it; else
 *     {@code holdfast.sha256}: of the object, if it is complete
 * <li>{@code holdfast.blobs}: {@code <offset>+<length>=<sha256>} of each blob in the file,
 *     separated by blanks, when it is not the whole object as one blob
 * <li>{@code holdfast.posix}: {@code mode=<octal> uid=<n> gid=<n> user=<name> group=<name>}, names
 *     percent-encoded
 * <li>{@code holdfast.kind}: {@code file}, {@code directory} or {@code symlink} when the entry is
 *     of another kind than the object; {@code holdfast.link}: target of a link, percent-encoded,
 *     when the entry does not have it as it is; {@code holdfast.times}: created, changed, modified,
 *     accessed, when the format cannot hold one of them
 * <li>{@code holdfast.xattr.<percent-encoded name>}: an attribute of the user whose own name an
 *     index cannot hold or software would take for its own, slashes encoded too;
 *     {@code holdfast.xattrs}: lines
 *     {@code <percent-encoded name>=<base64>} of all of them, when a name is too long even so or
 *     there are more than {@value #MAX_USER}
 * </ul>
 */
public final class Attributes {
    /** The bucket's UUID. */
    public static final String BUCKET = "holdfast.bucket";
    /** The key. */
    public static final String KEY = "holdfast.key";
    /** The version's UUID. */
    public static final String VERSION = "holdfast.version";
    /** The format's own name for the digest of a file. */
    public static final String SHA256 = "ltfs.hash.sha256sum";
    /** User attributes kept one by one; a reader of indexes takes 256 of all kinds. */
    public static final int MAX_USER = 128;
    static final String OBJECT_SHA256 = "holdfast.sha256";
    static final String BLOBS = "holdfast.blobs";
    static final String POSIX = "holdfast.posix";
    static final String KIND = "holdfast.kind";
    static final String LINK = "holdfast.link";
    static final String TIMES = "holdfast.times";
    static final String XATTR = "holdfast.xattr.";
    static final String XATTRS = "holdfast.xattrs";
    private static final int WRITABLE = 0222;

    /**
     * An entry and the values that did not fit into it.
     *
     * @param entry for the index
     * @param overflow files to be written before an index names the entry
     */
    public record Built(IndexEntry entry, List<Overflow> overflow) {}

    private Attributes() {}

    /**
     * The entry of an object: a directory when the path is plain and the key ends in a slash, a
     * link when it is one and the format can hold its target, else a file.
     *
     * @param extents of all its pieces, see {@link Extents}; the gaps in them are its holes
     * @param uid of the entry
     * @param backup when this copy is made
     * @throws IllegalArgumentException when the extents do not match pieces and holes
     */
    public static Built build(ObjectFile object, CartridgePath at, List<Extent> extents, long uid,
            Instant backup) {
        Metadata m = object.metadata();
        if (!Holes.match(object.pieces(), extents, m.holes())) {
            throw new IllegalArgumentException("extents of " + object.key()
                    + " do not match its pieces and holes");
        }
        EntryTimes times = new EntryTimes(m.created(), m.changed(), m.modified(), m.accessed(),
                backup);
        boolean readOnly = m.owner().isPresent() && (m.owner().get().mode() & WRITABLE) == 0;
        boolean directory = at.plain() && object.key().directory();
        if (directory && object.length() != 0) {
            throw new IllegalArgumentException("directory with content: " + object.key());
        }
        boolean link = !directory && m.kind() == Metadata.Kind.SYMLINK && object.length() == 0
                && m.linkTarget().filter(t -> !t.isEmpty() && IndexName.carried(t)).isPresent();
        Metadata.Kind shown = directory ? Metadata.Kind.DIRECTORY
                : link ? Metadata.Kind.SYMLINK : Metadata.Kind.FILE;
        AttributeList list = new AttributeList(object, shown);
        List<ExtendedAttribute> attributes = list.build();
        IndexEntry entry = directory
                ? new DirectoryEntry(at.name(), uid, times, readOnly, attributes)
                : new FileEntry(at.name(), uid, times, readOnly, attributes, object.length(),
                        false, extents, link ? m.linkTarget() : Optional.empty());
        return new Built(entry, list.overflow());
    }

    /** The directory of a bucket in the root. */
    public static DirectoryEntry bucketDirectory(String name, UUID bucket, long uid,
            EntryTimes times) {
        return new DirectoryEntry(name, uid, times, false,
                List.of(ExtendedAttribute.text(BUCKET, bucket.toString())));
    }

    /** The bucket that an entry says it belongs to. */
    public static Optional<UUID> bucketOf(IndexEntry entry) {
        for (ExtendedAttribute a : entry.attributes()) {
            if (a.key().equals(BUCKET)) {
                return AttributeReader.uuid(a.text());
            }
        }
        return Optional.empty();
    }

    /**
     * The file that keeps what a directory says of its version, when that is no longer current and
     * the directory is needed for what is in it.
     *
     * @param name of the file
     * @param uid of the file
     */
    public static FileEntry aside(DirectoryEntry directory, String name, long uid) {
        List<ExtendedAttribute> attributes = new ArrayList<>();
        for (ExtendedAttribute a : directory.attributes()) {
            attributes.add(a.key().equals(OBJECT_SHA256)
                    ? ExtendedAttribute.text(SHA256, a.text()) : a);
        }
        if (attributes.stream().noneMatch(a -> a.key().equals(KIND))) {
            attributes.add(ExtendedAttribute.text(KIND, "directory"));
        }
        return new FileEntry(name, uid, directory.times(), directory.readOnly(), attributes, 0,
                false, List.of(), Optional.empty());
    }

    /** A directory that is there for what is in it, and no object any more. */
    public static DirectoryEntry bare(DirectoryEntry directory) {
        return new DirectoryEntry(directory.name(), directory.uid(), directory.times(), false,
                List.of());
    }

    /**
     * The object of an entry.
     *
     * @param overflow reads files of the cartridge
     * @return nothing when the entry says of no key and version: it is not an object of an archive
     * @throws LtfsFormatException when what it says is damaged
     */
    public static Optional<ObjectFile> read(IndexEntry entry, Overflow.Source overflow)
            throws IOException {
        return new AttributeReader(entry, overflow).object();
    }

    /**
     * What is kept of any entry beside its content: also one that other software wrote.
     *
     * @throws LtfsFormatException when an attribute of ours is damaged
     */
    public static Metadata metadata(IndexEntry entry, Overflow.Source overflow)
            throws IOException {
        return new AttributeReader(entry, overflow).metadata();
    }

    /** Whether a user's attribute can have its own name in an index. */
    static boolean ownName(String name) {
        return IndexName.refusal(name).isEmpty() && !reserved(name, "ltfs")
                && !reserved(name, "holdfast");
    }

    static boolean reserved(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
