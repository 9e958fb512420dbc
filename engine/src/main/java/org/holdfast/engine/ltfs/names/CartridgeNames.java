package org.holdfast.engine.ltfs.names;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexName;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.ObjectKey;

/**
 * The one function that says what an object is called on a cartridge. Its answer is recorded and
 * never recomputed: it depends on what else is on the cartridge.
 */
public final class CartridgeNames {
    /** What belongs to the archive itself begins so, in any case. */
    public static final String RESERVED = ".holdfast";
    /** Directory in a bucket's directory for keys that a path cannot hold. */
    public static final String NAMES = ".holdfast-names";
    /** Directory in a bucket's directory for versions that are not current. */
    public static final String VERSIONS = ".holdfast-versions";
    /**
     * Components of a plain path, the bucket's directory counted. Each costs two elements of XML
     * in each other, and widespread parsers stop at 256.
     */
    public static final int MAX_DEPTH = 100;
    private static final int HASH_BYTES = 16;

    private CartridgeNames() {}

    /**
     * The path of a version.
     *
     * @param bucketDirectory as {@link #bucketDirectory} said
     * @param current whether the version is the current one of its key
     * @param hasContent whether it has bytes; a key that ends in a slash is a directory if not
     * @param names what is on the cartridge already, and what the same commit has added; the
     *     caller adds the answer. An entry of the very same plain path is an older version of the
     *     key, which the caller moves away
     */
    public static CartridgePath path(String bucketDirectory, ObjectKey key, UUID version,
            boolean current, boolean hasContent, NameSet names) {
        if (!current) {
            return mapped(bucketDirectory, VERSIONS, version.toString());
        }
        List<String> parts = parts(bucketDirectory, key);
        boolean directory = key.directory();
        if (directory && hasContent || !holds(parts) || conflicts(parts, directory, names)) {
            return mapped(bucketDirectory, NAMES, hash(key));
        }
        return new CartridgePath(parts, true);
    }

    private static CartridgePath mapped(String bucket, String directory, String name) {
        return new CartridgePath(List.of(bucket, directory, name), false);
    }

    private static List<String> parts(String bucketDirectory, ObjectKey key) {
        String text = key.directory() ? key.value().substring(0, key.value().length() - 1)
                : key.value();
        List<String> parts = new ArrayList<>();
        parts.add(bucketDirectory);
        parts.addAll(List.of(text.split("/", -1)));
        return parts;
    }

    private static boolean holds(List<String> parts) {
        if (parts.size() > MAX_DEPTH) {
            return false;
        }
        for (String part : parts.subList(1, parts.size())) {
            if (IndexName.refusal(part).isPresent()
                    || part.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
                return false;
            }
        }
        return true;
    }

    private static boolean conflicts(List<String> parts, boolean directory, NameSet names) {
        for (int n = 1; n <= parts.size(); n++) {
            boolean above = n < parts.size();
            switch (names.look(parts.subList(0, n), above || directory)) {
                case FREE -> {
                    return false;
                }
                case CONFLICT -> {
                    return true;
                }
                case SAME -> {
                    continue;
                }
            }
        }
        return false;
    }

    private static String hash(ObjectKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.bytes());
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    /**
     * The directory of a bucket in the root of a cartridge: the one that it has already (a bucket
     * that was renamed keeps it), else its name, else, when another entry is called so, its name
     * with a tilde, which no name of a bucket has, and the beginning of its UUID.
     *
     * @param root all entries of the root
     */
    public static String bucketDirectory(Bucket bucket, Collection<? extends IndexEntry> root) {
        for (IndexEntry e : root) {
            if (Attributes.bucketOf(e).equals(Optional.of(bucket.id()))) {
                return e.name();
            }
        }
        String id = bucket.id().toString();
        for (String name : List.of(bucket.name(), bucket.name() + "~" + id.substring(0, 8))) {
            String fold = name.toLowerCase(Locale.ROOT);
            if (root.stream().noneMatch(e -> NameSet.fold(e.name()).equals(fold))) {
                return name;
            }
        }
        return bucket.name() + "~" + id;
    }
}
