package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexWriterTest {
    @Test
    void whatIsWrittenComesBackAndTheReferenceWouldTakeIt() throws IOException {
        for (long seed = 1; seed <= 120; seed++) {
            List<IndexReader.Event> events = SampleIndex.random(new Random(seed), 40);
            byte[] xml = SampleIndex.write(SampleIndex.header(100), events);
            assertEquals(events, SampleIndex.events(xml), "seed " + seed);
            assertEquals(SampleIndex.header(100), SampleIndex.headerOf(xml), "seed " + seed);
            assertEquals(41, ReferenceRules.index(xml), "seed " + seed);
        }
    }

    @Test
    void fileIsWrittenInTheDocumentedForm() throws IOException {
        FileEntry file = new FileEntry("a&b", 2, EntryTimes.all(SampleIndex.TIME), true,
                List.of(ExtendedAttribute.text("color", "deep blue"),
                        new ExtendedAttribute("bin", new byte[] {-1, 16, -128, 27}),
                        new ExtendedAttribute("empty", new byte[0])),
                20, true, List.of(new Extent('b', 7, 3, 11, 4)), Optional.empty());
        String t = "2026-11-22T11:16:34.415633334Z";
        assertTrue(SampleIndex.text(SampleIndex.of(file)).contains("""
                <file>
                <name>a&amp;b</name>
                <length>20</length>
                <readonly>true</readonly>
                <creationtime>T</creationtime>
                <changetime>T</changetime>
                <modifytime>T</modifytime>
                <accesstime>T</accesstime>
                <backuptime>T</backuptime>
                <fileuid>2</fileuid>
                <openforwrite>true</openforwrite>
                <extendedattributes>
                <xattr>
                <key>color</key>
                <value>deep blue</value>
                </xattr>
                <xattr>
                <key>bin</key>
                <value type="base64">/xCAGw==</value>
                </xattr>
                <xattr>
                <key>empty</key>
                <value/>
                </xattr>
                </extendedattributes>
                <extentinfo>
                <extent>
                <fileoffset>4</fileoffset>
                <partition>b</partition>
                <startblock>7</startblock>
                <byteoffset>3</byteoffset>
                <bytecount>11</bytecount>
                </extent>
                </extentinfo>
                </file>
                """.replace(">T<", ">" + t + "<")));
    }

    @Test
    void headerStandsBeforeTheTreeInTheDocumentedForm() throws IOException {
        String xml = SampleIndex.text(SampleIndex.of(SampleIndex.file("x", 2)));
        assertTrue(xml.startsWith("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ltfsindex version="2.4.0">
                <creator>Holdfast 1 - Linux - test</creator>
                <volumeuuid>418a9dc3-7558-4375-9d71-8ae92b9856c8</volumeuuid>
                <generationnumber>3</generationnumber>
                <updatetime>2026-11-22T11:16:34.415633334Z</updatetime>
                <location>
                <partition>a</partition>
                <startblock>5</startblock>
                </location>
                <previousgenerationlocation>
                <partition>b</partition>
                <startblock>17</startblock>
                </previousgenerationlocation>
                <allowpolicyupdate>true</allowpolicyupdate>
                <highestfileuid>2</highestfileuid>
                <volumelockstate>unlocked</volumelockstate>
                <directory>
                <name></name>
                """), xml);
        assertTrue(xml.endsWith("</contents>\n</directory>\n</ltfsindex>\n"), xml);
    }

    @Test
    void emptyRootHasEmptyContents() throws IOException {
        byte[] xml = SampleIndex.write(SampleIndex.header(1), List.of(
                new IndexReader.Event.Enter(SampleIndex.directory("Tape", 1)),
                new IndexReader.Event.Leave(), new IndexReader.Event.End()));
        assertTrue(SampleIndex.text(xml).endsWith(
                "<fileuid>1</fileuid>\n<contents/>\n</directory>\n</ltfsindex>\n"));
        assertEquals(1, ReferenceRules.index(xml));
    }

    @Test
    void timesOutsideFourDigitsOfYearAreClamped() throws IOException {
        FileEntry file = new FileEntry("x", 2, new EntryTimes(Instant.MIN, Instant.MAX,
                Instant.parse("0000-01-01T00:00:00Z"), Instant.EPOCH.minusNanos(1),
                Instant.parse("9999-12-31T23:59:59.999999999Z")), false, List.of(), 0, false,
                List.of(), Optional.empty());
        String xml = SampleIndex.text(SampleIndex.of(file));
        assertTrue(xml.contains("<creationtime>0000-01-01T00:00:00.000000000Z<"));
        assertTrue(xml.contains("<changetime>9999-12-31T23:59:59.999999999Z<"));
        assertTrue(xml.contains("<accesstime>1969-12-31T23:59:59.999999999Z<"));
    }

    @Test
    void namesThatTheFormatCannotHoldAreRefused() throws IOException {
        for (String name : List.of("", ".", "..", "a/b", "a\0", "a\u001f", "e\u0301", "\ufffe",
                "\uffff", "a\ud800", "\udc00x", "日".repeat(256), "😀".repeat(256))) {
            assertThrows(IllegalArgumentException.class,
                    () -> SampleIndex.of(SampleIndex.file(name, 2)), name);
            assertTrue(IndexName.refusal(name).isPresent());
        }
        for (String name : List.of("日".repeat(255), "😀".repeat(255), "a\u0001", "\ufffd")) {
            assertEquals(2, ReferenceRules.index(SampleIndex.of(SampleIndex.file(name, 2))));
        }
    }

    @Test
    void attributesAtTheirLimits() throws IOException {
        assertEquals(2, ReferenceRules.index(withAttribute("k".repeat(255), new byte[4096])));
        refused("k".repeat(256), new byte[1]);
        refused("k", new byte[4097]);
        refused("a/b", new byte[1]);
        refused("a\u001f", new byte[1]);
        FileEntry twice = new FileEntry("x", 2, EntryTimes.all(SampleIndex.TIME), false,
                List.of(ExtendedAttribute.text("k", "1"), ExtendedAttribute.text("k", "2")), 0,
                false, List.of(), Optional.empty());
        assertThrows(IllegalArgumentException.class, () -> SampleIndex.of(twice));
    }

    private static void refused(String key, byte[] value) {
        assertThrows(IllegalArgumentException.class, () -> withAttribute(key, value));
    }

    private static byte[] withAttribute(String key, byte[] value) throws IOException {
        return SampleIndex.of(new FileEntry("x", 2, EntryTimes.all(SampleIndex.TIME), false,
                List.of(new ExtendedAttribute(key, value)), 0, false, List.of(),
                Optional.empty()));
    }

    @Test
    void extentsThatWouldLoseTheIndexAreRefused() throws IOException {
        Extent first = new Extent('b', 7, 0, 10, 0);
        assertEquals(2, ReferenceRules.index(SampleIndex.of(
                SampleIndex.file("x", 2, new Extent('b', 9, 0, 5, 10), first))));
        assertThrows(IllegalArgumentException.class, () -> SampleIndex.of(
                SampleIndex.file("x", 2, first, new Extent('b', 9, 0, 5, 9))));
        assertThrows(IllegalArgumentException.class, () -> SampleIndex.of(new FileEntry("x", 2,
                EntryTimes.all(SampleIndex.TIME), false, List.of(), 9, false, List.of(first),
                Optional.empty())));
        assertThrows(IllegalArgumentException.class,
                () -> SampleIndex.of(SampleIndex.link("l", 2, "")));
    }

    @Test
    void uidsAndOrderOfCallsAreChecked() throws IOException {
        IndexWriter out = new IndexWriter(OutputStream.nullOutputStream(), SampleIndex.header(3));
        assertThrows(IllegalStateException.class, () -> out.file(SampleIndex.file("x", 2)));
        assertThrows(IllegalStateException.class, out::leave);
        assertThrows(IllegalArgumentException.class,
                () -> out.enter(SampleIndex.directory("", 2)));
        out.enter(SampleIndex.directory("", 1));
        assertThrows(IllegalArgumentException.class,
                () -> out.enter(SampleIndex.directory("d", 1)));
        assertThrows(IllegalArgumentException.class, () -> out.file(SampleIndex.file("x", 1)));
        assertThrows(IllegalArgumentException.class, () -> out.file(SampleIndex.file("x", 4)));
        out.file(SampleIndex.file("x", 3));
        assertThrows(IllegalStateException.class, out::finish);
        out.leave();
        assertThrows(IllegalStateException.class, () -> out.enter(SampleIndex.directory("", 1)));
        out.finish();
        assertEquals(2, out.entries());
    }

    @Test
    void headersThatTheReferenceWouldRefuseAreRefused() {
        IndexHeader h = SampleIndex.header(5);
        refused(new IndexHeader("2.5.0", h.creator(), h.comment(), h.volume(), 1, h.updated(),
                h.location(), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c".repeat(1025), h.comment(), h.volume(), 1,
                h.updated(), h.location(), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c", Optional.of("c".repeat(65_537)), h.volume(), 1,
                h.updated(), h.location(), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c\0", h.comment(), h.volume(), 1, h.updated(),
                h.location(), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c", h.comment(), h.volume(), 0, h.updated(),
                h.location(), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c", h.comment(), h.volume(), 1, h.updated(),
                h.location(), h.previous(), true, 0, "unlocked"));
        refused(new IndexHeader("2.4.0", "c", h.comment(), h.volume(), 1, h.updated(),
                new IndexLocation('A', 5), h.previous(), true, 5, "unlocked"));
        refused(new IndexHeader("2.4.0", "c", h.comment(), h.volume(), 1, h.updated(),
                h.location(), h.previous(), true, 5, "open"));
    }

    private static void refused(IndexHeader header) {
        assertThrows(IllegalArgumentException.class,
                () -> new IndexWriter(new ByteArrayOutputStream(), header));
    }

    @Test
    void longestCommentIsWrittenAndRead() throws IOException {
        IndexHeader h = SampleIndex.header(1);
        IndexHeader with = new IndexHeader(h.version(), "c".repeat(1024),
                Optional.of("<é>\r\n".repeat(13_107) + "!"), h.volume(), 1, h.updated(),
                h.location(), Optional.empty(), false, 1, "permlocked");
        byte[] xml = SampleIndex.write(with, List.of(
                new IndexReader.Event.Enter(SampleIndex.directory("", 1)),
                new IndexReader.Event.Leave(), new IndexReader.Event.End()));
        assertEquals(with, SampleIndex.headerOf(xml));
        assertEquals(1, ReferenceRules.index(xml));
    }
}
