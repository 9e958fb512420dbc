package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.engine.ltfs.format.CoherencyInformation;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexEntry;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.LtfsLabel;
import org.holdfast.engine.ltfs.format.ReferenceRules;

/**
 * Every rule that a cartridge must keep after an unmount so that other software takes it: labels,
 * constructs of both partitions, pointers, generations, cartridge memory, extents, names.
 */
final class TapeRules {
    private final WrittenTape tape;
    private final String barcode;
    private final List<WrittenTape.Index> data;
    private final WrittenTape.Index copy;
    private final TreeMap<String, IndexEntry> entries;

    private TapeRules(WrittenTape tape, String barcode) throws IOException {
        this.tape = tape;
        this.barcode = barcode;
        this.data = tape.indexes(1);
        List<WrittenTape.Index> copies = tape.indexes(0);
        assertEquals(1, copies.size(), "indexes on the index partition of " + barcode);
        this.copy = copies.getFirst();
        this.entries = copy.entries();
    }

    /** Judges a cartridge; tells how full its data blocks are: bytes of extents to block sizes. */
    static double check(WrittenTape tape, String barcode) throws IOException {
        TapeRules rules = new TapeRules(tape, barcode);
        rules.labels();
        rules.constructs();
        rules.indexes();
        rules.memory();
        rules.names();
        return rules.extents();
    }

    private void labels() throws IOException {
        List<LtfsLabel> both = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            byte[] vol1 = tape.block(p, 0);
            assertEquals(80, vol1.length);
            assertTrue(new String(vol1, StandardCharsets.US_ASCII).matches(
                    "VOL1" + barcode.substring(0, 6) + "L {13}LTFS {9} {14} {28}4"),
                    new String(vol1, StandardCharsets.US_ASCII));
            assertEquals(-1, tape.length(p, 1));
            byte[] label = tape.block(p, 2);
            ReferenceRules.label(label);
            both.add(LtfsLabel.parse(label));
            assertEquals(-1, tape.length(p, 3));
        }
        LtfsLabel.checkPair(both.get(0), both.get(1));
        assertEquals(both.get(0), both.get(1).other());
        assertEquals('a', both.get(0).partition(), "index partition is the first");
        assertEquals(both.get(0).partition(), both.get(0).indexPartition());
    }

    /** One letter an object: L labels, F filemark, X index record, D full data, d short. */
    private String layout(int p) throws IOException {
        BitSet index = new BitSet();
        for (WrittenTape.Index i : tape.indexes(p)) {
            int records = (i.xml().length + tape.blockSize - 1) / tape.blockSize;
            index.set((int) i.block(), (int) i.block() + records);
            for (int n = 0; n < records - 1; n++) {
                assertEquals(tape.blockSize, tape.length(p, i.block() + n));
            }
        }
        StringBuilder all = new StringBuilder();
        for (long b = 0; b < tape.end(p); b++) {
            int length = tape.length(p, b);
            assertTrue(length <= Math.max(tape.blockSize, 4096), "block of " + length);
            all.append(length < 0 ? 'F' : b < 4 ? 'L' : index.get((int) b) ? 'X'
                    : length == tape.blockSize ? 'D' : 'd');
        }
        return all.toString();
    }

    private void constructs() throws IOException {
        assertTrue(layout(0).matches("LFLFFX+F"), layout(0));
        // A stretch of data is full blocks with a short one at its end, at most one guard record
        // before and behind it, and an index follows.
        String dp = layout(1);
        assertTrue(dp.matches("LFLF(FX++F|d?D*+d{0,2}(?=FX))*+"), dp);
        assertTrue(dp.endsWith("XF"), dp);
    }

    private void indexes() throws IOException {
        Optional<IndexLocation> before = Optional.empty();
        long generation = 0;
        for (WrittenTape.Index i : data) {
            ReferenceRules.index(i.xml());
            IndexHeader h = i.header();
            assertEquals(new IndexLocation('b', i.block()), h.location());
            assertEquals(before, h.previous(), "of generation " + h.generation());
            assertEquals(generation + 1, h.generation());
            generation = h.generation();
            before = Optional.of(h.location());
        }
        ReferenceRules.index(copy.xml());
        IndexHeader h = copy.header();
        assertEquals(new IndexLocation('a', copy.block()), h.location());
        assertEquals(before, h.previous(), "the copy points to the one it copies");
        assertEquals(generation, h.generation());
        assertEquals(data.getLast().entries(), entries);
        assertEquals(data.getLast().header().highestUid(), h.highestUid());
        assertEquals(LtfsLabel.parse(tape.block(0, 2)).volume(), h.volume());
    }

    private void memory() throws IOException {
        byte[] reference = tape.attribute(0, 0x0009).orElseGet(() -> new byte[0]);
        long counter = 0;
        for (byte b : reference) {
            counter = counter << 8 | b & 0xFF;
        }
        for (int p = 0; p < 2; p++) {
            byte[] value = tape.attribute(p, 0x080C).orElseThrow();
            assertEquals(70, value.length);
            assertEquals(8, value[0]);
            assertEquals(43, value[26]);
            assertEquals("LTFS\0", new String(value, 27, 5, StandardCharsets.US_ASCII));
            assertEquals(0, value[68]);
            assertEquals(1, value[69]);
            CoherencyInformation vci = CoherencyInformation.parse(value).orElseThrow();
            WrittenTape.Index last = p == 0 ? copy : data.getLast();
            assertEquals(last.block(), vci.indexBlock());
            assertEquals(last.header().generation(), vci.generation());
            assertEquals(last.header().volume(), vci.volume());
            if (reference.length > 0) {
                assertEquals(counter, vci.vcr());
            }
        }
        text(0x0801, "LTFS", 32);
        text(0x0806, barcode, 32);
        text(0x080B, "2.4.0", 16);
        assertArrayEquals(new byte[] {(byte) 0x81}, tape.attribute(0, 0x0805).orElseThrow());
        assertArrayEquals(new byte[] {0}, tape.attribute(0, 0x1623).orElseThrow());
    }

    private void text(int id, String text, int length) throws IOException {
        assertEquals(text + " ".repeat(length - text.length()), new String(
                tape.attribute(0, id).orElseThrow(), StandardCharsets.US_ASCII));
    }

    private void names() throws IOException {
        Map<String, String> folded = new HashMap<>();
        for (String path : entries.keySet()) {
            String fold = Normalizer.normalize(path.toLowerCase(Locale.ROOT)
                    .toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            String twin = folded.put(fold, path);
            assertEquals(null, twin, "differs from " + path + " only in case");
        }
    }

    private double extents() throws IOException {
        String layout = layout(1);
        long bytes = 0;
        TreeMap<Long, Long> taken = new TreeMap<>();
        BitSet touched = new BitSet();
        for (Map.Entry<String, IndexEntry> e : entries.entrySet()) {
            if (!(e.getValue() instanceof FileEntry file)) {
                continue;
            }
            for (Extent x : file.extents()) {
                assertEquals('b', x.partition(), e.getKey());
                assertTrue(x.byteOffset() < tape.blockSize, e.getKey());
                long end = x.byteOffset() + x.byteCount();
                int last = Math.toIntExact(x.startBlock() + (end - 1) / tape.blockSize);
                for (int b = Math.toIntExact(x.startBlock()); b <= last; b++) {
                    char kind = layout.charAt(b);
                    assertTrue(kind == 'D' || b == last && kind == 'd', e.getKey() + " at " + b);
                    touched.set(b);
                }
                assertTrue(tape.length(1, last) >= (end - 1) % tape.blockSize + 1, e.getKey());
                long begin = x.startBlock() * tape.blockSize + x.byteOffset();
                assertEquals(null, taken.put(begin, begin + x.byteCount()), e.getKey());
                bytes += x.byteCount();
            }
        }
        long before = 0;
        for (Map.Entry<Long, Long> t : taken.entrySet()) {
            assertTrue(t.getKey() >= before, "two files share bytes at " + t.getKey());
            before = t.getValue();
        }
        return touched.isEmpty() ? 1 : (double) bytes / touched.cardinality() / tape.blockSize;
    }

    /** What a directory of records must be beside that, looked at as files. */
    static void recordsForm(Path directory) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(directory)) {
            names = files.map(f -> f.getFileName().toString()).toList();
        }
        long records = 0;
        for (int p = 0; p < 2; p++) {
            TreeMap<Long, String> blocks = new TreeMap<>();
            for (String name : names) {
                if (name.matches(p + "_(0|[1-9][0-9]*)_[RFE]")) {
                    String[] parts = name.split("_");
                    assertEquals(null, blocks.put(Long.parseLong(parts[1]), parts[2]), name);
                    long size = Files.size(directory.resolve(name));
                    assertTrue(parts[2].equals("R") == size > 0, name + " has " + size);
                    assertTrue(Files.isReadable(directory.resolve(name))
                            && Files.isWritable(directory.resolve(name)), name);
                }
            }
            assertEquals(blocks.size() - 1L, blocks.lastKey(), "no hole in partition " + p);
            assertEquals("E", blocks.lastEntry().getValue());
            assertEquals(1, blocks.values().stream().filter("E"::equals).count());
            records = Math.max(records, blocks.size());
        }
        for (String name : names) {
            assertTrue(name.matches("[01]_\\d+_[RFE]|attr_[01]_[0-9a-f]{1,4}"
                    + "|filedebug_tc_conf\\.xml"), "not of the form: " + name);
            if (name.startsWith("attr_")) {
                byte[] bytes = Files.readAllBytes(directory.resolve(name));
                String[] parts = name.split("_");
                assertEquals(Integer.parseInt(parts[2], 16), (bytes[0] & 0xFF) << 8
                        | bytes[1] & 0xFF, name);
                assertEquals(bytes.length - 5, (bytes[3] & 0xFF) << 8 | bytes[4] & 0xFF, name);
            }
        }
        String config = Files.readString(directory.resolve("filedebug_tc_conf.xml"));
        assertTrue(config.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), config);
        long megabytes = Long.parseLong(config.replaceAll(
                "(?s).*<capacity_mb>(\\d+)</capacity_mb>.*", "$1"));
        assertTrue(megabytes >= records / 2 * 106 / 100, megabytes + " MB for " + records);
    }
}
