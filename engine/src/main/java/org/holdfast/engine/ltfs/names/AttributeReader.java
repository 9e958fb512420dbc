package org.holdfast.engine.ltfs.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.LtfsFormatException;
import org.holdfast.engine.ltfs.names.ObjectFile.Piece;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Owner;
import org.holdfast.engine.model.ObjectKey;

/** Reads the extended attributes of one entry. What they say is hostile until checked. */
final class AttributeReader {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern POSIX = Pattern.compile(
            "mode=([0-7]{1,11}) uid=([0-9]{1,10}) gid=([0-9]{1,10}) user=(\\S*) group=(\\S*)");
    private static final Pattern BLOB =
            Pattern.compile("([0-9]{1,19})\\+([0-9]{1,19})=([0-9a-f]{64})");
    private static final int OCTAL = 8;

    private final IndexEntry entry;
    private final Overflow.Source overflow;
    private final Map<String, byte[]> own = new HashMap<>();
    private final SortedMap<String, byte[]> user = new TreeMap<>();

    AttributeReader(IndexEntry entry, Overflow.Source overflow) throws IOException {
        this.entry = entry;
        this.overflow = overflow;
        for (ExtendedAttribute a : entry.attributes()) {
            if (a.key().startsWith(Attributes.XATTR)) {
                user.put(PercentText.decode(a.key().substring(Attributes.XATTR.length())),
                        value(a));
            } else if (Attributes.reserved(a.key(), "ltfs")
                    || Attributes.reserved(a.key(), "holdfast")) {
                own.put(a.key(), value(a));
            } else {
                user.put(a.key(), value(a));
            }
        }
        packed();
    }

    private byte[] value(ExtendedAttribute a) throws IOException {
        if (!AttributeList.isReference(a.value())) {
            return a.value();
        }
        List<String> path = List.of(a.text().substring(AttributeList.REFERENCE.length())
                .split("/", -1));
        if (path.size() != 4 || uuid(path.get(2)).isEmpty()
                || !path.get(3).matches("[0-9]{1,9}")) {
            throw bad(a.key());
        }
        return overflow.read(path);
    }

    private void packed() throws LtfsFormatException {
        String lines = text(Attributes.XATTRS);
        if (lines == null) {
            return;
        }
        for (String line : lines.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw bad(Attributes.XATTRS);
            }
            try {
                user.put(PercentText.decode(line.substring(0, equals)),
                        Base64.getDecoder().decode(line.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw bad(Attributes.XATTRS, e);
            }
        }
    }

    private LtfsFormatException bad(String attribute) {
        return bad(attribute, null);
    }

    private LtfsFormatException bad(String attribute, Exception cause) {
        return new LtfsFormatException(
                "attribute " + attribute + " of " + entry.name() + " is damaged", cause);
    }

    private String text(String attribute) {
        byte[] value = own.get(attribute);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The UUID in its one form, or nothing. */
    static Optional<UUID> uuid(String text) {
        return text != null && UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private UUID uuidOf(String attribute) throws LtfsFormatException {
        return uuid(text(attribute)).orElseThrow(() -> bad(attribute));
    }

    /** The object, or nothing when the entry says of none. */
    Optional<ObjectFile> object() throws IOException {
        String key = text(Attributes.KEY);
        if (key == null || text(Attributes.VERSION) == null || text(Attributes.BUCKET) == null) {
            return Optional.empty();
        }
        String digest = text(Attributes.OBJECT_SHA256);
        if (digest == null && text(Attributes.SHA256) != null) {
            digest = text(Attributes.SHA256).toLowerCase(java.util.Locale.ROOT);
        }
        try {
            return Optional.of(new ObjectFile(uuidOf(Attributes.BUCKET),
                    new ObjectKey(PercentText.decode(key)), uuidOf(Attributes.VERSION), length(),
                    Optional.ofNullable(digest), metadata(), pieces(digest)));
        } catch (IllegalArgumentException e) {
            throw new LtfsFormatException(
                    "attributes of " + entry.name() + ": " + e.getMessage(), e);
        }
    }

    private long length() {
        return switch (entry) {
            case FileEntry f -> f.length();
            case DirectoryEntry d -> 0;
        };
    }

    private List<Extent> extents() {
        return switch (entry) {
            case FileEntry f -> f.extents();
            case DirectoryEntry d -> List.of();
        };
    }

    private List<Piece> pieces(String digest) throws LtfsFormatException {
        String blobs = text(Attributes.BLOBS);
        if (blobs == null) {
            if (digest == null) {
                throw bad(Attributes.SHA256);
            }
            return List.of(new Piece(0, length(), digest));
        }
        List<Piece> pieces = new ArrayList<>();
        for (String token : blobs.isEmpty() ? new String[0] : blobs.split(" ", -1)) {
            Matcher m = BLOB.matcher(token);
            if (!m.matches()) {
                throw bad(Attributes.BLOBS);
            }
            try {
                pieces.add(new Piece(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)),
                        m.group(3)));
            } catch (IllegalArgumentException e) {
                throw bad(Attributes.BLOBS, e);
            }
        }
        return pieces;
    }

    Metadata metadata() throws IOException {
        Instant[] times = times();
        List<Piece> pieces = text(Attributes.BLOBS) == null
                ? List.of(new Piece(0, length(), "0".repeat(64))) : pieces(null);
        try {
            return new Metadata(kind(), times[2], times[3], times[0], times[1], owner(), user,
                    link(), Holes.of(pieces, extents()));
        } catch (IllegalArgumentException e) {
            throw new LtfsFormatException("holes of " + entry.name(), e);
        }
    }

    private Metadata.Kind kind() throws LtfsFormatException {
        String kind = text(Attributes.KIND);
        if (kind == null) {
            return switch (entry) {
                case DirectoryEntry d -> Metadata.Kind.DIRECTORY;
                case FileEntry f -> f.symlink().isPresent() ? Metadata.Kind.SYMLINK
                        : Metadata.Kind.FILE;
            };
        }
        return switch (kind) {
            case "file" -> Metadata.Kind.FILE;
            case "directory" -> Metadata.Kind.DIRECTORY;
            case "symlink" -> Metadata.Kind.SYMLINK;
            default -> throw bad(Attributes.KIND);
        };
    }

    private Optional<String> link() throws LtfsFormatException {
        String link = text(Attributes.LINK);
        if (link != null) {
            return Optional.of(PercentText.decode(link));
        }
        return switch (entry) {
            case FileEntry f -> f.symlink();
            case DirectoryEntry d -> Optional.empty();
        };
    }

    private Optional<Owner> owner() throws LtfsFormatException {
        String posix = text(Attributes.POSIX);
        if (posix == null) {
            return Optional.empty();
        }
        Matcher m = POSIX.matcher(posix);
        if (!m.matches()) {
            throw bad(Attributes.POSIX);
        }
        try {
            return Optional.of(new Owner(Integer.parseUnsignedInt(m.group(1), OCTAL),
                    Integer.parseUnsignedInt(m.group(2)), Integer.parseUnsignedInt(m.group(3)),
                    PercentText.decode(m.group(4)), PercentText.decode(m.group(5))));
        } catch (NumberFormatException e) {
            throw bad(Attributes.POSIX, e);
        }
    }

    /** Created, changed, modified, accessed: as recorded where the entry could not hold them. */
    private Instant[] times() throws LtfsFormatException {
        EntryTimes t = entry.times();
        Instant[] times = {t.creation(), t.change(), t.modify(), t.access()};
        String recorded = text(Attributes.TIMES);
        if (recorded == null) {
            return times;
        }
        String[] parts = recorded.split(" ", -1);
        if (parts.length != times.length) {
            throw bad(Attributes.TIMES);
        }
        try {
            for (int i = 0; i < times.length; i++) {
                Instant exact = Instant.parse(parts[i]);
                if (EntryTimes.nearest(exact).equals(times[i])) {
                    times[i] = exact;
                }
            }
        } catch (DateTimeException e) {
            throw bad(Attributes.TIMES, e);
        }
        return times;
    }
}
