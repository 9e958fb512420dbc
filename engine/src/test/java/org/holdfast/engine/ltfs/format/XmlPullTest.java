package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class XmlPullTest {
    private static final int TOKEN = 1_000;

    private static void read(byte[] xml, int maxToken) throws IOException {
        try (XmlPull pull = new XmlPull(new ByteArrayInputStream(xml), "it", 1 << 24, maxToken)) {
            while (pull.next() != XmlPull.Kind.DONE) {
                pull.text.clear();
            }
        }
    }

    private static void read(String xml) throws IOException {
        read(SampleIndex.bytes(xml), 1 << 20);
    }

    private static void refused(String xml) {
        assertThrows(LtfsFormatException.class, () -> read(xml), xml);
    }

    private static String spaces(int count) {
        StringBuilder nested = new StringBuilder("<r>");
        for (int i = 0; i < count; i++) {
            nested.append("<a xmlns:p='u").append(i).append("'>");
        }
        return nested + "</a>".repeat(count) + "</r>";
    }

    @Test
    void namesAndNamespacesAtTheirLimits() throws IOException {
        String longest = "n".repeat(XmlTag.MAX_NAME);
        read("<" + longest + "></" + longest + ">");
        read("<a " + longest + "=''><?" + longest + "?></a>");
        read("<a xmlns:p='" + longest + "'/>");
        refused("<" + longest + "n/>");
        refused("<a " + longest + "n=''/>");
        refused("<a><?" + longest + "n?></a>");
        refused("<a xmlns:p='" + longest + "n'/>");
        read(spaces(XmlNames.MAX_SPACES));
        refused(spaces(XmlNames.MAX_SPACES + 1));
        read("<r>" + "<a xmlns:p='u'/>".repeat(XmlNames.MAX_SPACES + 1) + "</r>");
    }

    @Test
    void tokensAtTheirLimit() throws IOException {
        for (String token : new String[] {"<!--%s-->", "<?pi %s?>", "<![CDATA[%s]]>",
            "<a b='%s'/>", "<a%s></a>"}) {
            int rest = token.indexOf("></a>") > 0 ? token.length() - 6 : token.length() - 2;
            String inside = token.startsWith("<a%") ? " " : "x";
            String most = "<r>" + token.formatted(inside.repeat(TOKEN - rest)) + "</r>";
            read(SampleIndex.bytes(most), TOKEN);
            byte[] more = SampleIndex.bytes("<r>"
                    + token.formatted(inside.repeat(TOKEN - rest + 1)) + "</r>");
            assertThrows(LtfsFormatException.class, () -> read(more, TOKEN), token);
        }
    }

    @Test
    void charactersAreThoseThatTheJdkKnows() {
        byte[] b = new byte[8];
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            byte[] utf8 = Character.toString(c).getBytes(StandardCharsets.UTF_8);
            Arrays.fill(b, (byte) 0);
            System.arraycopy(utf8, 0, b, 0, utf8.length);
            int expected = XmlChars.allowed(c) ? utf8.length : 0;
            assertEquals(expected, XmlChars.sequence(b, 0), Integer.toHexString(c));
            if (expected > 0) {
                assertEquals(c, XmlChars.character(b, 0, expected));
            }
        }
    }

    /** All sequences of three bytes, and all heads of four: what is no UTF-8 is none here. */
    @Test
    void nothingElseIsACharacter() {
        byte[] b = new byte[8];
        int characters = 0;
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int third = 0; third < 0x100; third += 0x3F) {
                    b[0] = (byte) first;
                    b[1] = (byte) second;
                    b[2] = (byte) third;
                    b[3] = (byte) 0x80;
                    int bytes = XmlChars.sequence(b, 0);
                    String text = new String(b, 0, Math.max(bytes, 1), StandardCharsets.UTF_8);
                    assertEquals(bytes > 0, text.charAt(0) != '\ufffd' || isItself(b));
                    characters += bytes > 0 ? 1 : 0;
                }
            }
        }
        assertTrue(characters > 1_000, characters + " characters");
    }

    private static boolean isItself(byte[] b) {
        return b[0] == (byte) 0xEF && b[1] == (byte) 0xBF && b[2] == (byte) 0xBD;
    }

    @Test
    void whatIsStricterThanTheLibraryThatReadIndexesBefore() throws IOException {
        read("<?xml version='1.0'?><a/>");
        refused("<?xml version='1.1'?><a/>");
        refused("<?xml version=\u0001'1.0'?><a/>");
        read("<p:a xmlns:p='u'/>");
        refused("<a xmlns:p=''/>");
        for (byte[] wrong : new byte[][] {{(byte) 0xC0, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0,
            (byte) 0x80}, {(byte) 0xEF, (byte) 0xBF, (byte) 0xBE}, {(byte) 0xF0, (byte) 0x80,
            (byte) 0x80, (byte) 0xAF}, {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}}) {
            byte[] xml = SampleIndex.bytes("<a>    </a>");
            System.arraycopy(wrong, 0, xml, 3, wrong.length);
            assertThrows(LtfsFormatException.class, () -> read(xml, 1 << 20));
        }
    }

    @Test
    void bothWaysSayTheSameOfATextAndItsElement() throws IOException {
        byte[] xml = SampleIndex.bytes("<r><name>é日😀\t\n]]</name></r>" + " ".repeat(64));
        byte[] longWay = SampleIndex.bytes("<r><name>&#xe9;日😀\t\n]<![CDATA[]]]></name></r>");
        try (XmlPull one = new XmlPull(new ByteArrayInputStream(xml), "it", 1 << 20, TOKEN);
                XmlPull two = new XmlPull(new ByteArrayInputStream(longWay), "it", 1 << 20,
                        TOKEN)) {
            for (int i = 0; i < 2; i++) {
                assertEquals(XmlPull.Kind.START, one.tag());
                assertEquals(XmlPull.Kind.START, two.tag());
            }
            assertTrue(one.leaf());
            assertEquals(false, two.leaf() || one.ascii);
            assertEquals(XmlPull.Kind.TEXT, two.next());
            assertEquals(XmlPull.Kind.TEXT, two.next());
            assertArrayEquals(Arrays.copyOf(two.text.bytes, two.text.length),
                    Arrays.copyOfRange(one.window.bytes, one.from, one.to));
            assertEquals(XmlPull.Kind.END, two.next());
            assertEquals(XmlPull.Kind.END, one.next());
            assertEquals(XmlPull.Kind.DONE, one.next());
        }
    }
}
