package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private static Path temp;
    private static List<Path> cartridges;

    @BeforeAll
    static void unpack() throws Exception {
        cartridges = Goldens.unpack(temp);
    }

    @Test
    void labelsAreReadAndComeBack() throws Exception {
        assertTrue(cartridges.size() >= 11);
        for (Path c : cartridges) {
            LtfsLabel[] labels = new LtfsLabel[2];
            for (int p = 0; p < 2; p++) {
                byte[] vol1 = Files.readAllBytes(c.resolve(p + "_0_R"));
                assertTrue(Arrays.equals(vol1, Vol1Label.parse(vol1).encode()), c.toString());
                labels[p] = LtfsLabel.parse(Files.readAllBytes(c.resolve(p + "_2_R")));
                assertEquals("ab".charAt(p), labels[p].partition());
                if (labels[p].version().equals("2.4.0")) {
                    byte[] again = labels[p].encode();
                    ReferenceRules.label(again);
                    assertEquals(labels[p], LtfsLabel.parse(again));
                }
            }
            LtfsLabel.checkPair(labels[0], labels[1]);
            assertEquals(labels[0], labels[1].other());
        }
    }

    @Test
    void indexesAreReadAndComeBack() throws Exception {
        int count = 0;
        for (Path c : cartridges) {
            LtfsLabel label = LtfsLabel.parse(Files.readAllBytes(c.resolve("1_2_R")));
            for (Map.Entry<String, byte[]> at : Goldens.indexes(c).entrySet()) {
                if (c.endsWith("i_spec25_incremental_64k") && at.getKey().equals("1_14")) {
                    assertThrows(IncrementalIndexException.class,
                            () -> SampleIndex.events(at.getValue()));
                    continue;
                }
                checkIndex(c + " " + at.getKey(), label, at.getKey(), at.getValue());
                count++;
            }
        }
        assertTrue(count >= 30, count + " indexes");
    }

    private static void checkIndex(String where, LtfsLabel label, String at, byte[] xml)
            throws IOException {
        IndexHeader h = SampleIndex.headerOf(xml);
        assertEquals(label.volume(), h.volume(), where);
        assertEquals(at, (h.location().partition() - 'a') + "_" + h.location().block(), where);
        List<IndexReader.Event> events = SampleIndex.events(xml);
        IndexHeader ours = new IndexHeader(IndexWriter.VERSION, h.creator(), h.comment(),
                h.volume(), h.generation(), h.updated(), h.location(), h.previous(),
                h.allowPolicyUpdate(), h.highestUid(), h.lockState());
        byte[] again = SampleIndex.write(ours, events);
        assertEquals(events, SampleIndex.events(again), where);
        assertEquals(ours, SampleIndex.headerOf(again), where);
        assertEquals(events.stream().filter(e -> e instanceof IndexReader.Event.Enter
                || e instanceof IndexReader.Event.File).count(), ReferenceRules.index(again));
        boolean dropped = SampleIndex.text(xml).contains("<dataplacementpolicy>");
        if (h.version().equals(IndexWriter.VERSION) && !dropped && where.contains("a_empty")) {
            assertEquals(SampleIndex.text(xml).replace("<name></name>", "<name/>"),
                    SampleIndex.text(again).replace("<name></name>", "<name/>"), where);
        }
    }

    @Test
    void coherencyInformationIsReadAndWrittenAlike() throws Exception {
        for (Path c : cartridges) {
            for (int p = 0; p < 2; p++) {
                Path file = c.resolve("attr_" + p + "_80c");
                if (!Files.exists(file)) {
                    continue;
                }
                byte[] attribute = Files.readAllBytes(file);
                byte[] value = Arrays.copyOfRange(attribute, 5, attribute.length);
                Optional<CoherencyInformation> read = CoherencyInformation.parse(value);
                assertTrue(read.isPresent(), file.toString());
                byte[] clean = value.clone();
                clean[31] = 0;
                assertTrue(Arrays.equals(clean, read.get().encode()), file.toString());
                String at = p + "_" + read.get().indexBlock();
                IndexHeader index = SampleIndex.headerOf(Goldens.indexes(c).get(at));
                assertEquals(index.generation(), read.get().generation(), file.toString());
                assertEquals(index.volume(), read.get().volume(), file.toString());
            }
        }
    }

    @Test
    void namesAndAttributesOfTheReferenceAreUnderstood() throws Exception {
        Path b = cartridges.stream().filter(p -> p.endsWith("b_files_64k")).findFirst()
                .orElseThrow();
        List<IndexReader.Event> events = SampleIndex.events(Goldens.indexes(b).get("0_5"));
        List<String> names = events.stream().flatMap(e -> switch (e) {
            case IndexReader.Event.Enter(DirectoryEntry d) -> java.util.stream.Stream.of(d.name());
            case IndexReader.Event.File(FileEntry f) -> java.util.stream.Stream.of(f.name());
            case IndexReader.Event.Leave() -> java.util.stream.Stream.of();
            case IndexReader.Event.End() -> java.util.stream.Stream.of();
        }).toList();
        assertTrue(names.containsAll(List.of("Files 64k", "déjà vu", "日本語ファイル.txt", "a:b.txt",
                "100%.txt", "a&b<c>.txt", "trailing dot.", "link-to-hello")), names.toString());
        FileEntry hello = events.stream().filter(IndexReader.Event.File.class::isInstance)
                .map(e -> ((IndexReader.Event.File) e).file()).findFirst().orElseThrow();
        assertEquals(List.of(new ExtendedAttribute("empty", new byte[0]),
                new ExtendedAttribute("bin", new byte[] {0, -1, 16, -128, 27}),
                ExtendedAttribute.text("color", "deep blue")), hello.attributes());
        assertEquals(List.of(new Extent('b', 7, 0, 11, 0)), hello.extents());
    }
}
