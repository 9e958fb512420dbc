package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexReaderTest {
    private static final String T = "2026-11-22T11:16:34.415633334Z";

    private static String small() throws IOException {
        return SampleIndex.text(SampleIndex.of(
                SampleIndex.file("x", 2, new Extent('b', 7, 0, 10, 0))));
    }

    private static FileEntry only(String xml) throws IOException {
        return SampleIndex.events(SampleIndex.bytes(xml)).stream()
                .filter(IndexReader.Event.File.class::isInstance)
                .map(e -> ((IndexReader.Event.File) e).file()).findFirst().orElseThrow();
    }

    private static void refused(String xml) {
        assertThrows(LtfsFormatException.class,
                () -> SampleIndex.events(SampleIndex.bytes(xml)), xml);
    }

    @Test
    void cutAnywhereItIsRefused() throws IOException {
        for (long seed = 1; seed <= 2; seed++) {
            byte[] xml = SampleIndex.write(SampleIndex.header(20),
                    SampleIndex.random(new Random(seed), 5));
            for (int n = 0; n < xml.length - 1; n++) {
                byte[] cut = Arrays.copyOf(xml, n);
                assertThrows(LtfsFormatException.class, () -> SampleIndex.events(cut),
                        "seed " + seed + " cut at " + n);
            }
        }
    }

    @Test
    void damagedAnywhereItIsRefusedOrReadButNothingElse() throws IOException {
        Random random = new Random(7);
        byte[] xml = SampleIndex.write(SampleIndex.header(40), SampleIndex.random(random, 30));
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] bad = xml.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                SampleIndex.events(bad);
            } catch (LtfsFormatException e) {
                assertTrue(e.getMessage().startsWith("index"), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 2_000, refused + " refused");
    }

    @Test
    void elementsMayComeInAnyOrder() throws IOException {
        String xml = small();
        String file = xml.substring(xml.indexOf("<file>") + 7, xml.indexOf("</file>"));
        String extents = file.substring(file.indexOf("<extentinfo>"));
        String scalars = file.substring(0, file.indexOf("<extentinfo>"));
        FileEntry expected = only(xml);
        assertEquals(expected, only(xml.replace(file, extents + scalars)));
        List<String> lines = Arrays.asList(scalars.split("\n"));
        java.util.Collections.reverse(lines);
        assertEquals(expected, only(xml.replace(file, extents + String.join("", lines))));
        String extent = "<bytecount>10</bytecount><byteoffset>0</byteoffset><x/><startblock>7"
                + "</startblock><partition>b</partition><fileoffset>0</fileoffset>";
        assertEquals(expected, only(xml.replaceAll("(?s)<extent>.*</extent>",
                "<extent>" + extent + "</extent>")));
    }

    @Test
    void headerBehindTheTreeIsKnownAtTheEnd() throws IOException {
        String xml = small();
        String head = xml.substring(xml.indexOf("<creator>"), xml.indexOf("<directory>"));
        String late = xml.replace(head, "").replace("</ltfsindex>", head + "</ltfsindex>");
        try (IndexReader in = new IndexReader(
                new ByteArrayInputStream(SampleIndex.bytes(late)), IndexLimits.DEFAULT)) {
            assertThrows(IllegalStateException.class, in::header);
            while (!(in.next() instanceof IndexReader.Event.End)) {
                assertThrows(IllegalStateException.class, in::header);
            }
            assertEquals(SampleIndex.header(2), in.header());
            assertSame(in.next(), in.next());
            assertEquals(2, in.entries());
        }
        for (String line : head.split("\n")) {
            if (line.startsWith("<creator") || line.startsWith("<allow")
                    || line.startsWith("<highest") || line.startsWith("<update")
                    || line.startsWith("<gener") || line.startsWith("<volumeuuid")) {
                refused(late.replace(line, ""));
                refused(xml.replace(line, ""));
                refused(xml.replace(line, line + line));
                refused(xml.replace("</ltfsindex>", line + "</ltfsindex>"));
            }
        }
    }

    @Test
    void contentsBeforeTheFieldsOfADirectoryCannotBeRead() throws IOException {
        String xml = small();
        refused(xml.replace("</contents>", "</contents><fileuid>1</fileuid>"));
        String uid = "<fileuid>1</fileuid>\n";
        refused(xml.replaceFirst(uid, "").replace("</contents>", "</contents>" + uid));
        refused(xml.replace("</contents>", "</contents><contents/>"));
        assertEquals(only(xml), only(xml.replace("</contents>", "</contents><later>1</later>")));
    }

    @Test
    void requiredFieldsAreRequiredAndStandOnce() throws IOException {
        String xml = small();
        String file = xml.substring(xml.indexOf("<file>") + 7, xml.indexOf("<extentinfo>"));
        for (String line : file.split("\n")) {
            refused(xml.replace(file, file.replace(line + "\n", "")));
            refused(xml.replace(file, file + line));
        }
        for (String field : List.of("fileoffset", "partition", "startblock", "byteoffset",
                "bytecount")) {
            String extent = xml.substring(xml.indexOf("<extent>"), xml.indexOf("</extent>"));
            String without = extent.replaceFirst("<" + field + ">[^<]*</" + field + ">", "");
            refused(xml.replace(extent, without));
            refused(xml.replace(extent, extent + "<" + field + ">1</" + field + ">"));
        }
        refused(xml.replaceFirst("<contents>", "").replace("</contents>", ""));
        refused(xml.replaceFirst("(?s)<directory>.*</directory>", ""));
        refused(xml.replaceFirst("(?s)(<directory>.*</directory>)", "$1$1"));
        refused(xml.replaceFirst("<name></name>", ""));
        refused(xml.replaceFirst("<fileuid>1<", "<fileuid>2<"));
        refused(xml.replaceFirst("<fileuid>2<", "<fileuid>0<"));
    }

    @Test
    void valuesOutOfRangeAreRefused() throws IOException {
        String xml = small();
        refused(xml.replace("<length>10", "<length>9"));
        refused(xml.replace("<length>10", "<length>-10"));
        refused(xml.replace("<length>10", "<length>"));
        refused(xml.replace("<length>10", "<length>9223372036854775808"));
        refused(xml.replace("<length>10", "<length>ten"));
        refused(xml.replace("<length>10", "<length>1<b/>0"));
        refused(xml.replace("<startblock>7", "<startblock>9223372036854775807"));
        refused(xml.replace("<byteoffset>0", "<byteoffset>2147483648"));
        refused(xml.replace("<fileoffset>0", "<fileoffset>9223372036854775807"));
        refused(xml.replace("<fileoffset>0", "<fileoffset>-1"));
        refused(xml.replace("<readonly>false", "<readonly>no"));
        refused(xml.replace("<partition>b</partition>\n<startblock>7",
                "<partition>bb</partition><startblock>7"));
        refused(xml.replace(T, "2026-11-22 11:16:34.415633334Z"));
        refused(xml.replace(T, "2026-02-30T11:16:34.415633334Z"));
        refused(xml.replace(T, "2026-11-22T11:16:34.4156333341Z"));
        refused(xml.replace(T, "2026-11-22T11:16:34+01:00"));
        refused(xml.replace("<updatetime>" + T, "<updatetime>"));
        refused(xml.replace("<accesstime>" + T, "<accesstime>"));
        refused(xml.replace("2.4.0", "3.0.0"));
        refused(xml.replace("2.4.0", "0.9"));
        refused(xml.replace("unlocked", "open"));
        refused(xml.replace("<contents>", "<contents>text"));
        refused(xml.replace("</file>", "<symlink>x</symlink></file>"));
        Extent e = only(xml.replace("<length>10", "<length>9223372036854775807")
                .replace("<fileoffset>0", "<fileoffset>9223372036854775797")).extents().getFirst();
        assertEquals(9_223_372_036_854_775_797L, e.fileOffset());
    }

    @Test
    void namesAreDecodedAndChecked() throws IOException {
        assertEquals("a:b", name("<name percentencoded=\"true\">a%3Ab</name>"));
        assertEquals("a%3Ab", name("<name>a%3Ab</name>"));
        assertEquals("a%3Ab", name("<name percentencoded=\"false\">a%3Ab</name>"));
        assertEquals("x%%2Fy", name("<name percentencoded=\"true\">x%25%2Fy</name>"));
        assertEquals("%00%1f%", name("<name percentencoded=\"1\">%00%1f%</name>"));
        assertEquals("é日", name("<name percentencoded=\"true\">%c3%a9%E6%97%a5</name>"));
        assertEquals("é", name("<name>e\u0301</name>"));
        assertEquals("100%.txt", name("<name>100%.txt</name>"));
        assertEquals("a:b", name("<name>a:b</name>"));
        assertEquals("a&b<c>", name("<name>a&amp;b<![CDATA[<c>]]></name>"));
        assertEquals("日".repeat(255), name("<name>" + "日".repeat(255) + "</name>"));
        for (String bad : List.of("<name/>", "<name>a/b</name>", "<name>..</name>",
                "<name>.</name>", "<name percentencoded=\"true\">%2E%2E</name>",
                "<name percentencoded=\"true\">%c3%28</name>",
                "<name>" + "日".repeat(256) + "</name>",
                "<name percentencoded=\"true\">%ef%bf%bf</name>")) {
            refused(small().replace("<name>x</name>", bad));
        }
    }

    private static String name(String element) throws IOException {
        return only(small().replace("<name>x</name>", element)).name();
    }

    @Test
    void timesWithShortFractionsAreNanosecondsAsTheReferenceHasIt() throws IOException {
        String xml = small();
        assertEquals(Instant.parse("2026-11-22T11:16:34.000000123Z"),
                only(xml.replace(T, "2026-11-22T11:16:34.123Z")).times().modify());
        assertEquals(Instant.parse("2026-11-22T11:16:34Z"),
                only(xml.replace(T, "2026-11-22T11:16:34Z")).times().modify());
        assertEquals(Instant.parse("2026-11-22T11:16:34Z"),
                only(xml.replace(T, " 2026-11-22T11:16:34.Z\n")).times().modify());
        assertEquals(Instant.parse("0000-01-01T00:00:00Z"),
                only(xml.replace(T, "0000-01-01T00:00:00.0Z")).times().modify());
    }

    @Test
    void oldIndexesHaveNoUidsAndNoOffsets() throws IOException {
        String xml = small().replace("2.4.0", "1.0").replaceAll("<fileuid>.</fileuid>\n", "")
                .replaceAll("<highestfileuid>.</highestfileuid>\n", "")
                .replaceAll("<backuptime>.*</backuptime>\n", "")
                .replace("<length>10", "<length>15")
                .replaceAll("(?s)<fileoffset>0</fileoffset>(.*?)</extent>", "$1</extent><extent>"
                + "<partition>a</partition><startblock>4</startblock><byteoffset>1</byteoffset>"
                + "<bytecount>5</bytecount></extent>");
        FileEntry file = only(xml);
        assertEquals(2, file.uid());
        assertEquals(file.times().creation(), file.times().backup());
        assertEquals(List.of(new Extent('b', 7, 0, 10, 0), new Extent('a', 4, 1, 5, 10)),
                file.extents());
        refused(xml.replace("version=\"1.0\"", "version=\"2.0\""));
    }

    @Test
    void unknownElementsArePassedOver() throws IOException {
        String xml = small();
        FileEntry expected = only(xml);
        String extra = "<x a='1'><name>y</name><file/>text<![CDATA[<]]><!-- c --><?pi?></x>";
        for (String before : List.of("<creator>", "<directory>", "<file>", "<length>",
                "<extent>", "<bytecount>", "</file>", "</contents>", "</directory>",
                "</ltfsindex>")) {
            assertEquals(expected, only(xml.replace(before, extra + before)), before);
        }
        assertEquals(expected, only(xml.replace("\n", "")));
        assertEquals(expected, only(xml.replace("<file>", "<!-- c --><?pi x?><file>")));
        assertEquals(expected, only(xml.replace("<extentinfo>",
                "<dataplacementpolicy><indexpartitioncriteria><size>1</size>"
                + "</indexpartitioncriteria></dataplacementpolicy><extentinfo>")));
    }

    @Test
    void emptyFilesMayHaveEmptyExtents() throws IOException {
        String xml = SampleIndex.text(SampleIndex.of(SampleIndex.file("x", 2)));
        assertFalse(xml.contains("extentinfo"));
        assertEquals(only(xml), only(xml.replace("</file>", "<extentinfo/></file>")));
        String link = SampleIndex.text(SampleIndex.of(SampleIndex.link("x", 2, "a b:/c%2Fd")));
        assertEquals("a b:/c%2Fd", only(link).symlink().orElseThrow());
        refused(link.replace("</file>", "<extentinfo/></file>"));
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws IOException {
        String xml = small();
        refused(xml.replace("<ltfsindex", "<!DOCTYPE ltfsindex><ltfsindex"));
        refused(xml.replace("<ltfsindex", "<!DOCTYPE l [<!ENTITY a \"b\">]><ltfsindex")
                .replace("<name>x", "<name>&a;"));
        refused(xml.replace("<ltfsindex", "<!DOCTYPE l SYSTEM \"file:///etc/passwd\"><ltfsindex"));
        refused(xml.replace("<name>x", "<name>&nbsp;"));
        refused(xml.replace("<name>x", "<name>&#0;"));
        assertEquals("A", only(xml.replace("<name>x", "<name>&#65;")).name());
    }

    @Test
    void failureOfTheStreamBelowComesThroughAsItIs() throws IOException {
        byte[] xml = SampleIndex.bytes(small());
        IOException failure = new IOException("medium error");
        for (int n : new int[] {0, 20, 300, 900, xml.length - 20}) {
            InputStream in = new java.io.SequenceInputStream(
                    new ByteArrayInputStream(xml, 0, n), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw failure;
                        }
                    });
            IOException thrown = assertThrows(IOException.class, () -> {
                try (IndexReader r = new IndexReader(in, IndexLimits.DEFAULT)) {
                    while (!(r.next() instanceof IndexReader.Event.End)) {
                        assertTrue(r.entries() < 10);
                    }
                }
            });
            assertSame(failure, thrown, "at " + n);
        }
    }
}
