package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own parser beside that of the JDK and the library that read indexes before it. */
class XmlPeersTest {
    private static final int DOCUMENTS = 10_000;
    private static final int CAMPAIGN = 100_000;
    /** The JDK knows the letters of Unicode 2 only; we know those of XML's fifth edition. */
    private static final Pattern INK_IN_TAG = Pattern.compile("<[^<>]*[^\\x00-\\x7f][^<>]*>");
    @TempDir
    private Path temp;

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            seeds.add(SampleIndex.write(SampleIndex.header(40),
                    SampleIndex.random(new Random(seed), 1 + seed % 2)));
        }
        return seeds;
    }

    /** How many were well formed. */
    private static int compare(List<byte[]> seeds, long first, long count) throws IOException {
        int accepted = 0;
        for (long seed = first; seed < first + count; seed++) {
            accepted += compare("seed " + seed, MutatedXml.draw(new Random(seed), seeds)) ? 1 : 0;
        }
        return accepted;
    }

    private static boolean compare(String where, byte[] xml) throws IOException {
        Optional<List<String>> own = XmlPeers.own(xml);
        assertEquals(own.map(XmlPeers::stripped), XmlPeers.ownShort(xml), where);
        Optional<List<String>> jdk = XmlPeers.jdk(xml);
        if (own.isPresent() && jdk.isEmpty() && INK_IN_TAG.matcher(SampleIndex.text(xml)).find()) {
            return true;
        }
        assertEquals(jdk, own, where);
        if (own.isPresent()) {
            // Aalto puts up with UTF-8 that is none and prefixes of nothing, never the other way.
            assertEquals(XmlPeers.aalto(xml), own, where);
            assertEquals(index(xml), index(XmlPeers.laborious(own.get())), where);
        }
        return own.isPresent();
    }

    /** What the document says as an index. */
    private static Optional<List<IndexReader.Event>> index(byte[] xml) throws IOException {
        try {
            return Optional.of(SampleIndex.events(xml));
        } catch (LtfsFormatException e) {
            return Optional.empty();
        }
    }

    @Test
    void mutatedDocumentsAreReadAlikeOrRefusedAlike() throws IOException {
        int accepted = compare(seeds(), 0, DOCUMENTS);
        assertTrue(accepted > DOCUMENTS / 4 && accepted < DOCUMENTS * 3 / 4,
                accepted + " of " + DOCUMENTS + " were well formed");
    }

    @Test
    @Tag("campaign")
    void manyMutatedDocumentsAreReadAlikeOrRefusedAlike() throws IOException {
        assertTrue(compare(seeds(), DOCUMENTS, CAMPAIGN) > CAMPAIGN / 4);
    }

    @Test
    void indexesOfTheReferenceAreReadAlike() throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (Path cartridge : Goldens.unpack(temp)) {
            all.addAll(Goldens.indexes(cartridge).values());
        }
        assertTrue(all.size() >= 30, all.size() + " indexes");
        for (byte[] xml : all) {
            assertTrue(compare("an index of " + xml.length + " bytes", xml));
        }
        List<byte[]> small = all.stream().filter(xml -> xml.length < 4_000).toList();
        assertTrue(compare(small, 0, DOCUMENTS / 10) > 0);
    }

    @Test
    void frozenIndexesOfOursAreReadAlike() throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (InputStream in = XmlPeersTest.class.getResourceAsStream("/golden/m1/HV0001L8.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            while (zip.getNextEntry() != null) {
                all.addAll(cut(zip.readAllBytes()));
            }
        }
        assertTrue(all.size() >= 2, all.size() + " indexes");
        for (byte[] xml : all) {
            assertTrue(compare("an index of " + xml.length + " bytes", xml));
        }
    }

    /** Everything that looks like an index, as far as one record holds it. */
    private static List<byte[]> cut(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<byte[]> all = new ArrayList<>();
        String end = "</ltfsindex>";
        for (int at = text.indexOf("<?xml"); at >= 0; at = text.indexOf("<?xml", at + 1)) {
            int to = text.indexOf(end, at);
            int next = text.indexOf("<?xml", at + 1);
            if (to >= 0 && (next < 0 || to < next)) {
                all.add(Arrays.copyOfRange(bytes, at, to + end.length()));
            }
        }
        return all;
    }

    @Test
    void whereTheWindowEndsMakesNoDifference() throws IOException {
        List<IndexReader.Event> events = SampleIndex.random(new Random(3), 400);
        byte[] xml = SampleIndex.write(SampleIndex.header(402), events);
        assertTrue(xml.length > 1 << 17, xml.length + " bytes");
        for (int shift = 0; shift < 300; shift += 7) {
            ByteArrayOutputStream moved = new ByteArrayOutputStream();
            moved.write(xml, 0, 39);
            moved.write(SampleIndex.bytes(" ".repeat(shift)));
            moved.write(xml, 39, xml.length - 39);
            assertEquals(events, SampleIndex.events(moved.toByteArray()), "moved by " + shift);
        }
    }
}
