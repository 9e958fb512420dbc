package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexLimitsTest {
    private static final IndexLimits L = IndexLimits.DEFAULT;

    private static void at(byte[] xml, IndexLimits enough, IndexLimits oneLess)
            throws IOException {
        assertTrue(SampleIndex.events(xml, enough).size() > 2);
        assertThrows(LtfsFormatException.class, () -> SampleIndex.events(xml, oneLess));
    }

    private static byte[] files(int count) throws IOException {
        List<IndexReader.Event> events = new ArrayList<>();
        events.add(new IndexReader.Event.Enter(SampleIndex.directory("", 1)));
        for (int i = 0; i < count; i++) {
            events.add(new IndexReader.Event.File(SampleIndex.file("f" + i, 2 + i)));
        }
        events.add(new IndexReader.Event.Leave());
        events.add(new IndexReader.Event.End());
        return SampleIndex.write(SampleIndex.header(count + 1), events);
    }

    private static byte[] nested(int depth) throws IOException {
        List<IndexReader.Event> events = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            events.add(new IndexReader.Event.Enter(SampleIndex.directory("d", i)));
        }
        events.addAll(Collections.nCopies(depth, new IndexReader.Event.Leave()));
        events.add(new IndexReader.Event.End());
        return SampleIndex.write(SampleIndex.header(depth), events);
    }

    @Test
    void entries() throws IOException {
        at(files(5), with(6, 512, 255, 256, 4096, 10, 1000, 1 << 20),
                with(5, 512, 255, 256, 4096, 10, 1000, 1 << 20));
    }

    @Test
    void depth() throws IOException {
        at(nested(512), L, with(10_000, 511, 255, 256, 4096, 10, 1000, 1 << 20));
        assertThrows(IllegalStateException.class, () -> nested(513));
    }

    @Test
    void nameLength() throws IOException {
        at(SampleIndex.of(SampleIndex.file("😀".repeat(9), 2)),
                with(10, 9, 9, 256, 4096, 10, 1000, 1 << 20),
                with(10, 9, 8, 256, 4096, 10, 1000, 1 << 20));
    }

    @Test
    void attributes() throws IOException {
        byte[] xml = SampleIndex.of(new FileEntry("x", 2, EntryTimes.all(SampleIndex.TIME), false,
                List.of(ExtendedAttribute.text("a", "12345"),
                        new ExtendedAttribute("b", new byte[5])), 0, false, List.of(),
                Optional.empty()));
        at(xml, with(10, 9, 9, 2, 5, 10, 1000, 1 << 20), with(10, 9, 9, 1, 5, 10, 1000, 1 << 20));
        at(xml, with(10, 9, 9, 2, 5, 10, 1000, 1 << 20), with(10, 9, 9, 2, 4, 10, 1000, 1 << 20));
    }

    @Test
    void valueOfOtherSoftware() throws IOException {
        String xml = SampleIndex.text(SampleIndex.of(SampleIndex.file("x", 2)));
        String form = "<extendedattributes><xattr><key>k</key><value>%s</value></xattr>"
                + "</extendedattributes></file>";
        byte[] most = SampleIndex.bytes(xml.replace("</file>",
                form.formatted("v".repeat(ExtendedAttribute.MAX_READ_BYTES))));
        assertTrue(SampleIndex.events(most).size() > 2);
        byte[] more = SampleIndex.bytes(xml.replace("</file>",
                form.formatted("v".repeat(ExtendedAttribute.MAX_READ_BYTES + 1))));
        assertThrows(LtfsFormatException.class, () -> SampleIndex.events(more));
    }

    @Test
    void extents() throws IOException {
        at(SampleIndex.of(SampleIndex.file("x", 2, new Extent('b', 7, 0, 1, 0),
                new Extent('b', 8, 0, 1, 1), new Extent('b', 9, 0, 1, 2))),
                with(10, 9, 9, 2, 5, 3, 1000, 1 << 20), with(10, 9, 9, 2, 5, 2, 1000, 1 << 20));
    }

    @Test
    void text() throws IOException {
        byte[] xml = SampleIndex.of(SampleIndex.link("x", 2, "t".repeat(50)));
        at(xml, with(10, 9, 9, 2, 5, 3, 50, 1 << 20), with(10, 9, 9, 2, 5, 3, 49, 1 << 20));
    }

    @Test
    void bytes() throws IOException {
        byte[] xml = files(3);
        at(xml, with(10, 9, 9, 2, 5, 3, 100, xml.length),
                with(10, 9, 9, 2, 5, 3, 100, xml.length - 1));
    }

    @Test
    void unknownElementsHaveLimitsToo() throws IOException {
        String xml = SampleIndex.text(files(1));
        int depth = XmlInput.MAX_UNKNOWN_DEPTH;
        assertTrue(unknown(xml, "<u>".repeat(depth) + "</u>".repeat(depth)) > 2);
        assertThrows(LtfsFormatException.class,
                () -> unknown(xml, "<u>".repeat(depth + 1) + "</u>".repeat(depth + 1)));
        assertTrue(unknown(xml, names(XmlInput.MAX_UNKNOWN_NAMES)) > 2);
        assertThrows(LtfsFormatException.class,
                () -> unknown(xml, names(XmlInput.MAX_UNKNOWN_NAMES + 1)));
        assertThrows(LtfsFormatException.class, () -> unknown(xml,
                "<u " + names(65).replaceAll("<(u[0-9]+)/>", "$1='' ") + "/>"));
        assertTrue(unknown(xml, "<file" + names(64).replaceAll("<(u[0-9]+)/>", " $1=''") + ">"
                + file("n", 9) + "</file>") > 2);
        StringBuilder known = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            known.append("<file a").append(i).append("='' b='c'>").append(file("f" + i, 9 + i))
                    .append("</file>");
        }
        assertThrows(LtfsFormatException.class, () -> unknown(xml, known.toString()));
        String spaces = known.toString().replaceAll(" (a[0-9]+)=''", " xmlns:$1='$1'");
        assertThrows(LtfsFormatException.class, () -> unknown(xml, spaces));
        assertThrows(LtfsFormatException.class,
                () -> unknown(xml, names(1001).replaceAll("<(u[0-9]+)/>", "<?$1 ?>")));
    }

    private static String file(String name, int uid) throws IOException {
        String xml = SampleIndex.text(SampleIndex.of(SampleIndex.file(name, uid)));
        return xml.substring(xml.indexOf("<file>") + 6, xml.indexOf("</file>"));
    }

    private static String names(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("<u").append(i).append("/>");
        }
        return all.toString();
    }

    private static int unknown(String xml, String extra) throws IOException {
        return SampleIndex.events(SampleIndex.bytes(xml.replace("<file>", extra + "<file>")))
                .size();
    }

    @Test
    void noTokenFillsTheMemory() throws IOException {
        String xml = SampleIndex.text(files(1));
        int at = xml.indexOf("<file>");
        for (String begin : List.of("<!--", "<![CDATA[", "<", "<u a='", "<?pi ", "<name>", "&",
                "<u a", " ", "<u>")) {
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] to, int from, int count) {
                    Arrays.fill(to, from, from + count, (byte) (begin.equals(" ") ? ' ' : 'x'));
                    return count;
                }
            };
            InputStream in = new SequenceInputStream(new java.io.ByteArrayInputStream(
                    SampleIndex.bytes(xml.substring(0, at) + begin)), endless);
            assertThrows(LtfsFormatException.class, () -> {
                try (IndexReader reader = new IndexReader(in, with(10, 9, 255, 2, 5, 3, 1 << 17,
                        12_000_000_000L))) {
                    while (!(reader.next() instanceof IndexReader.Event.End)) {
                        assertEquals(1, reader.entries());
                    }
                }
            }, begin);
        }
    }

    private static IndexLimits with(long entries, int depth, int name, int attributes, int value,
            int extents, int text, long bytes) {
        return new IndexLimits(entries, depth, name, attributes, value, extents, text, bytes);
    }
}
