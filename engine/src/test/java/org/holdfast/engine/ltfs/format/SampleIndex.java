package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Indexes to test with: events, bytes of events, events of bytes, random trees. */
final class SampleIndex {
    static final UUID VOLUME = UUID.fromString("418a9dc3-7558-4375-9d71-8ae92b9856c8");
    static final Instant TIME = Instant.parse("2026-11-22T11:16:34.415633334Z");
    private static final String[] LETTERS = {"a", "B", "é", "ß", "日", "😀", ":", "%", "%2F", "&",
        "<", ">", "]]>", "\t", "\n", "\r", "\u0001", "\u001e", " ", ".", "\"", "'", "\u0085",
        "\u2028", "\ufffd", "%25", "\u007f", "e\u0301"};

    private SampleIndex() {}

    static IndexHeader header(long highestUid) {
        return new IndexHeader(IndexWriter.VERSION, "Holdfast 1 - Linux - test", Optional.empty(),
                VOLUME, 3, TIME, new IndexLocation('a', 5),
                Optional.of(new IndexLocation('b', 17)), true, highestUid, "unlocked");
    }

    static DirectoryEntry directory(String name, long uid) {
        return new DirectoryEntry(name, uid, EntryTimes.all(TIME), false, List.of());
    }

    static FileEntry file(String name, long uid, Extent... extents) {
        long length = 0;
        for (Extent e : extents) {
            length = Math.max(length, e.fileOffset() + e.byteCount());
        }
        return new FileEntry(name, uid, EntryTimes.all(TIME), false, List.of(), length, false,
                List.of(extents), Optional.empty());
    }

    static FileEntry link(String name, long uid, String target) {
        return new FileEntry(name, uid, EntryTimes.all(TIME), false, List.of(), 0, false,
                List.of(), Optional.of(target));
    }

    /** The events of a whole index. */
    static List<IndexReader.Event> events(byte[] xml) throws IOException {
        return events(xml, IndexLimits.DEFAULT);
    }

    static List<IndexReader.Event> events(byte[] xml, IndexLimits limits) throws IOException {
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(xml), limits)) {
            List<IndexReader.Event> all = new ArrayList<>();
            do {
                all.add(in.next());
            } while (!(all.getLast() instanceof IndexReader.Event.End));
            return all;
        }
    }

    static IndexHeader headerOf(byte[] xml) throws IOException {
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(xml),
                IndexLimits.DEFAULT)) {
            return in.header();
        }
    }

    /** An index of these events. */
    static byte[] write(IndexHeader header, List<IndexReader.Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexWriter out = new IndexWriter(bytes, header);
        for (IndexReader.Event event : events) {
            switch (event) {
                case IndexReader.Event.Enter(DirectoryEntry d) -> out.enter(d);
                case IndexReader.Event.File(FileEntry f) -> out.file(f);
                case IndexReader.Event.Leave() -> out.leave();
                case IndexReader.Event.End() -> out.finish();
            }
        }
        return bytes.toByteArray();
    }

    /** An index with one file in the root. */
    static byte[] of(FileEntry file) throws IOException {
        return write(header(file.uid()), List.of(
                new IndexReader.Event.Enter(directory("", 1)), new IndexReader.Event.File(file),
                new IndexReader.Event.Leave(), new IndexReader.Event.End()));
    }

    static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /** A random tree of about {@code size} entries, with everything the format can hold. */
    static List<IndexReader.Event> random(Random random, int size) {
        List<IndexReader.Event> events = new ArrayList<>();
        events.add(new IndexReader.Event.Enter(directory("Volume: ä", 1)));
        List<Set<String>> names = new ArrayList<>(List.of(new HashSet<>()));
        for (long uid = 2; uid < size + 2; uid++) {
            while (names.size() > 1 && random.nextInt(4) == 0) {
                names.removeLast();
                events.add(new IndexReader.Event.Leave());
            }
            String name = name(random);
            while (!names.getLast().add(name)) {
                name = name(random);
            }
            if (random.nextInt(3) == 0) {
                events.add(new IndexReader.Event.Enter(new DirectoryEntry(name, uid,
                        times(random), random.nextBoolean(), attributes(random))));
                names.add(new HashSet<>());
            } else {
                events.add(new IndexReader.Event.File(randomFile(random, name, uid)));
            }
        }
        names.forEach(n -> events.add(new IndexReader.Event.Leave()));
        events.add(new IndexReader.Event.End());
        return events;
    }

    static String name(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 80 : 8);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        String name = Normalizer.normalize(text, Normalizer.Form.NFC);
        return IndexName.refusal(name).isPresent() ? "x" + random.nextInt(1000) : name;
    }

    private static EntryTimes times(Random random) {
        Instant[] t = new Instant[5];
        for (int i = 0; i < t.length; i++) {
            t[i] = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L),
                    random.nextInt(1_000_000_000));
        }
        return new EntryTimes(t[0], t[1], t[2], t[3], t[4]);
    }

    private static List<ExtendedAttribute> attributes(Random random) {
        List<ExtendedAttribute> all = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = name(random);
            if (!keys.add(key)) {
                continue;
            }
            byte[] value = new byte[random.nextInt(12)];
            random.nextBytes(value);
            all.add(random.nextBoolean() ? new ExtendedAttribute(key, value)
                    : ExtendedAttribute.text(key, name(random)));
        }
        return all;
    }

    private static FileEntry randomFile(Random random, String name, long uid) {
        List<Extent> extents = new ArrayList<>();
        boolean link = random.nextInt(6) == 0;
        long end = 0;
        for (int i = link ? 0 : random.nextInt(4); i > 0; i--) {
            long from = end + (random.nextBoolean() ? 0 : random.nextInt(10_000));
            long count = 1 + random.nextInt(1 << 20);
            extents.add(new Extent(random.nextBoolean() ? 'a' : 'b', random.nextLong(1L << 40),
                    random.nextInt(1 << 19), count, from));
            end = from + count;
        }
        java.util.Collections.shuffle(extents, random);
        return new FileEntry(name, uid, times(random), random.nextBoolean(), attributes(random),
                link ? 0 : end + random.nextInt(3), random.nextInt(9) == 0, extents,
                link ? Optional.of("../" + name(random)) : Optional.empty());
    }
}
