package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Documents to take parsers apart with. */
final class MutatedXml {
    /** What stands at one place of a document or another, and what must stand nowhere. */
    private static final String[] PIECES = {"<!--", "-->", "--", "-", "<!-- c -->", "<!---->",
        "<!--->", "<![CDATA[", "]]>", "]]", "]", "<![CDATA[]]>", "<![CDATA[ ]]>",
        "<![CDATA[<&]]>", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&amp", "&", "&#65;",
        "&#x41;", "&#X41;", "&#32;", "&#13;", "&#10;", "&#0;", "&#x1f;", "&#xD800;", "&#xFFFE;",
        "&#x10FFFF;", "&#x110000;", "&#99999999999999999999;", "&#;", "&#x;", "&# 65;", "&bad;",
        "&nbsp;", "&lt", "<?pi x?>", "<?pi?>", "<?pi ?", "?>", "<? pi?>", "<?xml version='1.0'?>",
        "<?XML x?>", "<?xml-s x?>", "<?p:i x?>", "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<!ELEMENT a>", "<!", "\r", "\r\n", "\n\r", "\n", "\t", " ", "   ", "\0", "\u0001",
        "\u001f", "\u007f", "\u0085", "\u2028", "é", "日", "😀", "\ufffd", "\ufffe", "\uffff",
        " xmlns='u'", " xmlns=''", " xmlns:p='u'", " xmlns:p=''", " xmlns:q='u'",
        " xmlns:xml='x'", " xmlns:xml='http://www.w3.org/XML/1998/namespace'",
        " xmlns:xmlns='x'", " xmlns:r='http://www.w3.org/2000/xmlns/'", "p:", "q:", ":", "xml:",
        "xmlns:", " xml:lang='de'", " a='1'", " b = \"2\"", " a='1' a='2'", " p:a='1' q:a='2'",
        " a='&lt;'", " a=\"<\"", " a='\t\n'", " a='>'", " a='x\"y'", " a=1", " a", " a=", "='",
        "a='1'", " é='1'", " 1='1'", "/>", "</", ">", "<", "'", "\"", "/", "//", "=", "<a/>",
        "<a />", "<a></a >", "<a></ a>", "< a></a>", "<a b='1'/>", "<a/ >", "<p:a xmlns:p='u'/>",
        "<p:a xmlns:p='u'></p:a>", "<p:a xmlns:p='u'></a>", "<é/>", "<a.b-c_1/>", "<-a/>",
        "<1/>", "<a><b></a></b>", "\ufeff", "<a\u00b7/>", "<a\n/>", "<name\n>x</name\n>"};
    /** What may stand beside any tag that is within another, or in the text of an element. */
    private static final String[] HARMLESS = {"<!-- c -->", "<?pi x?>", "<![CDATA[]]>", "\n", " ",
        "\r\n\t", "<a/>", "<a b='1'>x</a>", "<p:a xmlns:p='u'/>", "<a xmlns='u'><b/></a >",
        "<![CDATA[<&]]>", "&#32;", "&#10;", "x", "&amp;", "é", "日", "😀", "\r", "&#x41;", "]]",
        "'\"", "<name percentencoded='true'>%41</name>", "<a a='&lt;\t' b=\"'\" />", "1", "true",
        "&#x1F600;"};
    private static final byte[][] BYTES = {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xC1, (byte) 0xBF},
        {(byte) 0xE0, (byte) 0x80, (byte) 0x80}, {(byte) 0xE0, (byte) 0x9F, (byte) 0xBF},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xED, (byte) 0x9F, (byte) 0xBF},
        {(byte) 0xEF, (byte) 0xBF, (byte) 0xBE}, {(byte) 0xF0, (byte) 0x80, (byte) 0x80,
            (byte) 0x80}, {(byte) 0xF0, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xF4, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF}, {(byte) 0xF4, (byte) 0x90,
            (byte) 0x80, (byte) 0x80}, {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80,
            (byte) 0x80}, {(byte) 0x80}, {(byte) 0xC3}, {(byte) 0xE6, (byte) 0x97},
        {(byte) 0xFF}, {(byte) 0xC2, (byte) 0x80}};
    private static final String[] DECLARATIONS = {"", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<?xml version='1.0' encoding='utf-8'?>\n", "<?xml version='1.0'?>",
        "<?xml version='1.0' standalone='yes'?>", "<?xml version='1.0' standalone='maybe'?>",
        "<?xml version='1.0' encoding='UTF-8' standalone=\"no\" ?>", "<?xml encoding='UTF-8'?>",
        "<?xml version='1.0' encoding='UTF-16'?>", "<?xml version='1.0' encoding='ISO-8859-1'?>",
        "<?xml version='1.1'?>", "<?xml version='2.0'?>", "<?xml version='1.0'encoding='UTF-8'?>",
        "<?xml version='1.0' encoding='UTF-8'>", "<?xml version='1.0' standalone='yes'"
        + " encoding='UTF-8'?>", "<?xml\tversion\n=\r'1.0'?>", "<?xml version='1.0' x='1'?>",
        "<?xml?>", "<?xml ?>", " <?xml version='1.0'?>", "<?XML version='1.0'?>",
        "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "\ufeff", "\ufeff\ufeff",
        "<?xml version='1.0\"?>", "<!-- c --><?pi?>\n", "text"};
    private static final String ZOO = "<r version='2.4.0' xmlns='urn:x' xmlns:p='u'>\n"
            + "<p:x p:a='1' a=\"2\"/> <!-- a - b --> <?pi a ? b > c?>\r\n<file>a&amp;b"
            + "<![CDATA[<c>]]]]><![CDATA[>]]>&#x65E5;&#128512;]]&gt; \r</file><empty/>"
            + "<d xmlns:p='v'><p:x xml:lang='de' b = 'x&#10;y&quot;\n'></p:x ></d><e></e>"
            + "<m>a<n>b</n>c</m>é日😀</r><!-- after --><?pi?>\n";

    private MutatedXml() {}

    /** A document of one kind or another; most are not well formed. */
    static byte[] draw(Random random, List<byte[]> seeds) throws IOException {
        byte[] xml = seeds.get(random.nextInt(seeds.size()));
        if (random.nextInt(5) == 0) {
            xml = (DECLARATIONS[random.nextInt(DECLARATIONS.length)] + ZOO)
                    .getBytes(StandardCharsets.UTF_8);
        }
        int rounds = random.nextInt(4);
        boolean tame = random.nextInt(3) > 0;
        for (int i = 0; i <= rounds; i++) {
            xml = tame ? varied(random, xml) : mutated(random, xml);
        }
        return xml;
    }

    /** With something more beside a tag. */
    private static byte[] varied(Random random, byte[] xml) throws IOException {
        int at = random.nextInt(xml.length);
        while (at < xml.length && xml[at] != (random.nextBoolean() ? '>' : '<')) {
            at++;
        }
        if (at < xml.length && xml[at] == '>') {
            at++;
        }
        String piece = HARMLESS[random.nextInt(HARMLESS.length)];
        return splice(xml, at, at, piece.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mutated(Random random, byte[] xml) throws IOException {
        int at = place(random, xml);
        int to = Math.min(xml.length, at + random.nextInt(random.nextInt(8) == 0 ? 60 : 6));
        return switch (random.nextInt(8)) {
            case 0 -> splice(xml, at, to, new byte[0]);
            case 1 -> splice(xml, at, at, java.util.Arrays.copyOfRange(xml, at, to));
            case 2 -> splice(xml, at, Math.min(xml.length, at + 1),
                    new byte[] {(byte) random.nextInt(256)});
            case 3 -> splice(xml, at, at, BYTES[random.nextInt(BYTES.length)]);
            case 4 -> splice(xml, at, to, piece(random));
            default -> splice(xml, at, at, piece(random));
        };
    }

    /** Anywhere, and more often beside a mark than not. */
    private static int place(Random random, byte[] xml) {
        int at = random.nextInt(xml.length + 1);
        if (random.nextInt(4) == 0) {
            return at;
        }
        while (at < xml.length && "<>/&;='\"".indexOf(xml[at]) < 0) {
            at++;
        }
        return Math.min(xml.length, at + random.nextInt(2));
    }

    private static byte[] piece(Random random) {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] xml, int from, int to, byte[] piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(xml, 0, from);
        out.write(piece);
        out.write(xml, to, xml.length - to);
        return out.toByteArray();
    }
}
