package org.holdfast.engine.ltfs.names;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexWriter;
import org.holdfast.engine.ltfs.format.LtfsFormatException;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.Metadata.Kind;
import org.holdfast.engine.model.Metadata.Owner;
import org.holdfast.engine.model.ObjectKey;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private static final UUID BUCKET = new UUID(1, 2);
    private static final UUID VERSION = new UUID(3, 4);
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Instant NOW = Instant.parse("2026-11-22T11:16:34.415633334Z");
    private static final String[] LETTERS = {"a", "Z", "é", "e\u0301", "日", "😀", ":", "/", "%",
        "=", " ", "\n", "\r", "\0", "\u001f", "\uffff", "\ud800", "\udc00", ".", "ltfs.",
        "Holdfast.", "&", "<"};

    @Test
    void objectsComeBackFromTheIndexAsTheyWere() throws IOException {
        for (long seed = 1; seed <= 600; seed++) {
            Random random = new Random(seed);
            ObjectFile object = object(random);
            boolean plain = object.length() == 0 || !object.key().directory();
            CartridgePath at = new CartridgePath(List.of("b", "name"), plain);
            Attributes.Built built = Attributes.build(object, at, extents(object), 2, NOW);
            Map<List<String>, byte[]> files = new HashMap<>();
            built.overflow().forEach(o -> files.put(o.path(), o.value()));
            IndexEntry read = throughAnIndex(built.entry());
            assertEquals(built.entry().attributes(), read.attributes(), "seed " + seed);
            same(object, Attributes.read(read, files::get).orElseThrow(), "seed " + seed);
            assertEquals(Optional.of(BUCKET), Attributes.bucketOf(read));
        }
    }

    private static void same(ObjectFile one, ObjectFile two, String where) {
        assertEquals(one.key(), two.key(), where);
        assertEquals(one.version(), two.version(), where);
        assertEquals(one.sha256(), two.sha256(), where);
        assertEquals(one.length(), two.length(), where);
        assertEquals(one.pieces(), two.pieces(), where);
        Metadata a = one.metadata();
        Metadata b = two.metadata();
        assertEquals(a.kind(), b.kind(), where);
        assertEquals(List.of(a.modified(), a.accessed(), a.created(), a.changed()),
                List.of(b.modified(), b.accessed(), b.created(), b.changed()), where);
        assertEquals(a.owner(), b.owner(), where);
        assertEquals(a.linkTarget(), b.linkTarget(), where);
        assertEquals(Holes.within(one.pieces(), a.holes()), b.holes(), where);
        assertEquals(a.attributes().keySet(), b.attributes().keySet(), where);
        a.attributes().forEach((k, v) -> assertArrayEquals(v, b.attributes().get(k), where));
    }

    private static ObjectFile object(Random random) {
        Kind kind = Kind.values()[random.nextInt(3)];
        String text = new String(text(random).getBytes(UTF_8), UTF_8).replace("\0", "") + "x";
        ObjectKey key = new ObjectKey(random.nextInt(4) == 0 ? text + "/" : text);
        long length = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(10_000);
        List<Hole> holes = new ArrayList<>();
        for (long at = random.nextInt(3000); at < length; at += 1 + random.nextInt(3000)) {
            long size = Math.min(length - at, 1 + random.nextInt(2000));
            holes.add(new Hole(at, size));
            at += size;
        }
        Metadata metadata = new Metadata(kind, time(random), time(random), time(random),
                time(random), random.nextBoolean() ? Optional.empty() : Optional.of(new Owner(
                        random.nextInt(4096), random.nextInt(), random.nextInt(), text(random),
                        text(random))), user(random), random.nextInt(3) == 0 ? Optional.empty()
                        : Optional.of(text(random)), holes);
        if (random.nextInt(3) != 0 || length == 0) {
            return ObjectFile.whole(BUCKET, key, VERSION, length, DIGEST, metadata);
        }
        List<ObjectFile.Piece> pieces = new ArrayList<>();
        for (long at = 0; at < length;) {
            long size = Math.min(length - at, 1 + random.nextInt(4000));
            if (random.nextBoolean()) {
                pieces.add(new ObjectFile.Piece(at, size, DIGEST));
            }
            at += size;
        }
        return new ObjectFile(BUCKET, key, VERSION, length, random.nextBoolean()
                ? Optional.empty() : Optional.of(DIGEST), metadata, pieces);
    }

    private static TreeMap<String, byte[]> user(Random random) {
        TreeMap<String, byte[]> user = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            byte[] value = new byte[random.nextInt(9) == 0 ? 4090 + random.nextInt(12)
                    : random.nextInt(20)];
            random.nextBytes(value);
            user.put(random.nextInt(9) == 0 ? text(random).repeat(20) : text(random), value);
        }
        if (random.nextInt(20) == 0) {
            user.put("ref", "@/.holdfast/attributes/x/y".getBytes());
            for (int i = random.nextInt(200); i > 0; i--) {
                user.put("many" + i, new byte[i]);
            }
        }
        return user;
    }

    private static Instant time(Random random) {
        return random.nextInt(8) == 0 ? Instant.ofEpochSecond(random.nextLong(
                Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()))
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private static List<Extent> extents(ObjectFile object) {
        List<Extent> extents = new ArrayList<>();
        for (ObjectFile.Piece p : object.pieces()) {
            long at = p.offset();
            long end = p.offset() + p.length();
            for (Hole h : Holes.within(List.of(p), object.metadata().holes())) {
                add(extents, at, h.offset());
                at = h.offset() + h.length();
            }
            add(extents, at, end);
        }
        return extents;
    }

    private static void add(List<Extent> to, long from, long end) {
        if (end > from) {
            to.add(new Extent('b', 7 + from, 0, end - from, from));
        }
    }

    private static IndexEntry throughAnIndex(IndexEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter out = new IndexWriter(bytes, new IndexHeader(IndexWriter.VERSION, "test",
                Optional.empty(), BUCKET, 1, NOW, new IndexLocation('b', 5), Optional.empty(),
                true, 2, "unlocked"));
        out.enter(new DirectoryEntry("", 1, EntryTimes.all(NOW), false, List.of()));
        switch (entry) {
            case DirectoryEntry d -> {
                out.enter(d);
                out.leave();
            }
            case FileEntry f -> out.file(f);
        }
        out.leave();
        out.finish();
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(bytes.toByteArray()),
                IndexLimits.DEFAULT)) {
            in.next();
            return switch (in.next()) {
                case IndexReader.Event.Enter(DirectoryEntry d) -> d;
                case IndexReader.Event.File(FileEntry f) -> f;
                case IndexReader.Event.Leave() -> throw new IOException("no entry");
                case IndexReader.Event.End() -> throw new IOException("no entry");
            };
        }
    }

    private static ObjectFile simple(String key, TreeMap<String, byte[]> user) {
        return ObjectFile.whole(BUCKET, new ObjectKey(key), VERSION, 10, DIGEST,
                new Metadata(Kind.FILE, NOW, NOW, NOW, NOW,
                        Optional.of(new Owner(0444, 1000, 100, "ann", "the staff")), user,
                        Optional.empty(), List.of()));
    }

    private static Attributes.Built built(ObjectFile object) {
        return Attributes.build(object, new CartridgePath(List.of("b", "k"), true),
                extents(object), 2, NOW);
    }

    @Test
    void attributesHaveTheNamesThatStrangersAreTold() {
        TreeMap<String, byte[]> user = new TreeMap<>(Map.of("color", "red".getBytes(),
                "LTFS.x", new byte[1], "a/b", new byte[0]));
        IndexEntry entry = built(simple("a b/é=1", user)).entry();
        assertTrue(entry.readOnly());
        assertEquals(List.of(
                ExtendedAttribute.text("holdfast.bucket", BUCKET.toString()),
                ExtendedAttribute.text("holdfast.key", "a%20b/%C3%A9%3D1"),
                ExtendedAttribute.text("holdfast.version", VERSION.toString()),
                ExtendedAttribute.text("ltfs.hash.sha256sum", DIGEST),
                ExtendedAttribute.text("holdfast.posix",
                        "mode=444 uid=1000 gid=100 user=ann group=the%20staff"),
                new ExtendedAttribute("holdfast.xattr.LTFS.x", new byte[1]),
                new ExtendedAttribute("holdfast.xattr.a%2Fb", new byte[0]),
                ExtendedAttribute.text("color", "red")), entry.attributes());
    }

    @Test
    void longValuesGoToFilesAtTheLimit() throws IOException {
        byte[] most = new byte[ExtendedAttribute.MAX_BYTES];
        assertTrue(built(simple("k", new TreeMap<>(Map.of("a", most)))).overflow().isEmpty());
        byte[] more = new byte[ExtendedAttribute.MAX_BYTES + 1];
        Attributes.Built b = built(simple("k", new TreeMap<>(Map.of("a", more))));
        assertEquals(1, b.overflow().size());
        assertEquals(List.of(".holdfast", "attributes", VERSION.toString(), "0"),
                b.overflow().getFirst().path());
        assertEquals(ExtendedAttribute.text("a", "@/.holdfast/attributes/" + VERSION + "/0"),
                b.entry().attributes().getLast());
        assertArrayEquals(more, Attributes.metadata(b.entry(),
                path -> b.overflow().getFirst().value()).attributes().get("a"));
    }

    @Test
    void manyAttributesArePackedAtTheLimit() {
        TreeMap<String, byte[]> user = new TreeMap<>();
        for (int i = 0; i < Attributes.MAX_USER; i++) {
            user.put("n" + i, new byte[0]);
        }
        assertEquals(Attributes.MAX_USER + 5, built(simple("k", user)).entry().attributes().size());
        user.put("m", new byte[0]);
        assertEquals(6, built(simple("k", user)).entry().attributes().size());
    }

    @Test
    void whatOtherSoftwareWroteHasNoObjectButMetadata() throws IOException {
        FileEntry foreign = new FileEntry("x", 2, EntryTimes.all(NOW), false,
                List.of(ExtendedAttribute.text("ltfs.vendor.IBM.prefixLength", "0"),
                        ExtendedAttribute.text("color", "red")), 100, false,
                List.of(new Extent('b', 7, 0, 10, 40)), Optional.empty());
        assertTrue(Attributes.read(foreign, path -> null).isEmpty());
        Metadata m = Attributes.metadata(foreign, path -> null);
        assertEquals(List.of(new Hole(0, 40), new Hole(50, 50)), m.holes());
        assertEquals(java.util.Set.of("color"), m.attributes().keySet());
    }

    @Test
    void damagedAttributesAreSaidToBe() {
        IndexEntry good = built(simple("k", new TreeMap<>())).entry();
        for (ExtendedAttribute bad : List.of(ExtendedAttribute.text("holdfast.key", "a%GG"),
                ExtendedAttribute.text("holdfast.key", ""),
                ExtendedAttribute.text("holdfast.key", "%uD800"),
                ExtendedAttribute.text("holdfast.key", "é"),
                ExtendedAttribute.text("holdfast.version", "1-2-3-4-5"),
                ExtendedAttribute.text("holdfast.bucket", "x"),
                ExtendedAttribute.text("ltfs.hash.sha256sum", "0"),
                ExtendedAttribute.text("holdfast.posix", "mode=9 uid=1 gid=1 user= group="),
                ExtendedAttribute.text("holdfast.posix",
                        "mode=7 uid=9999999999 gid=1 user= group="),
                ExtendedAttribute.text("holdfast.kind", "socket"),
                ExtendedAttribute.text("holdfast.times", "now"),
                ExtendedAttribute.text("holdfast.times", "a b c d"),
                ExtendedAttribute.text("holdfast.blobs", "1+1"),
                ExtendedAttribute.text("holdfast.blobs", "0+11=" + DIGEST),
                ExtendedAttribute.text("holdfast.blobs", "9999999999999999999+1=" + DIGEST),
                ExtendedAttribute.text("holdfast.xattrs", "x"),
                ExtendedAttribute.text("holdfast.xattrs", "x=?"),
                ExtendedAttribute.text("holdfast.xattr.%", "x"),
                ExtendedAttribute.text("color", "@/.holdfast/attributes/../../x"))) {
            FileEntry f = (FileEntry) good;
            List<ExtendedAttribute> list = new ArrayList<>(f.attributes());
            list.removeIf(a -> a.key().equals(bad.key()));
            list.add(bad);
            FileEntry damaged = new FileEntry(f.name(), 2, f.times(), false, list, f.length(),
                    false, f.extents(), f.symlink());
            assertThrows(LtfsFormatException.class,
                    () -> Attributes.read(damaged, path -> new byte[0]), bad.toString());
        }
    }

    @Test
    void extentsThatDoNotMatchAreRefused() {
        ObjectFile object = simple("k", new TreeMap<>());
        CartridgePath at = new CartridgePath(List.of("b", "k"), true);
        for (List<Extent> bad : List.of(List.<Extent>of(), List.of(new Extent('b', 7, 0, 9, 0)),
                List.of(new Extent('b', 7, 0, 9, 1)), List.of(new Extent('b', 7, 0, 10, 0),
                        new Extent('b', 9, 0, 1, 10)))) {
            assertThrows(IllegalArgumentException.class,
                    () -> Attributes.build(object, at, bad, 2, NOW));
        }
        assertThrows(IllegalArgumentException.class, () -> Attributes.build(
                simple("k/", new TreeMap<>()), at, extents(object), 2, NOW));
    }
}
