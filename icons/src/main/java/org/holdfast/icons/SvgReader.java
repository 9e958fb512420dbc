package org.holdfast.icons;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the small part of SVG that glyphs are drawn in: path, rect, circle, ellipse, line widths.
 *
 * <p>No document type, no entities, nothing fetched; anything else in a file is an error.
 */
final class SvgReader {
    /** The largest file that is read. */
    static final int MAX_BYTES = 64 << 10;
    private static final String VIEW = "0 0 24 24";
    private static final double LINE = 1.5;

    private SvgReader() {}

    /** The lines of a file. */
    static List<Glyphs.Stroke> strokes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("a picture of more than " + MAX_BYTES + " bytes");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(
                    new java.io.ByteArrayInputStream(bytes), "UTF-8");
            List<Glyphs.Stroke> strokes = new ArrayList<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    shape(xml).ifPresent(strokes::add);
                } else if (event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new IOException("a document type or an entity");
                }
            }
            return List.copyOf(strokes);
        } catch (XMLStreamException e) {
            throw new IOException("not XML", e);
        }
    }

    private static Optional<Glyphs.Stroke> shape(XMLStreamReader xml) throws IOException {
        String path = path(xml);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        double width = xml.getAttributeValue(null, "stroke-width") == null ? LINE
                : number(xml, "stroke-width");
        return Optional.of(new Glyphs.Stroke(path, width));
    }

    private static String path(XMLStreamReader xml) throws IOException {
        return switch (xml.getLocalName()) {
            case "svg" -> {
                if (!VIEW.equals(xml.getAttributeValue(null, "viewBox"))) {
                    throw new IOException("the grid is not " + VIEW);
                }
                yield "";
            }
            case "path" -> {
                String data = plain(xml).getAttributeValue(null, "d");
                if (data == null || !data.matches("[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+")) {
                    throw new IOException("not path data: " + data);
                }
                yield data;
            }
            case "rect" -> rect(plain(xml));
            case "circle" -> ellipse(number(plain(xml), "cx"), number(xml, "cy"),
                    number(xml, "r"), number(xml, "r"));
            case "ellipse" -> ellipse(number(plain(xml), "cx"), number(xml, "cy"),
                    number(xml, "rx"), number(xml, "ry"));
            default -> throw new IOException("a glyph is not drawn with " + xml.getLocalName());
        };
    }

    private static XMLStreamReader plain(XMLStreamReader xml) throws IOException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            if (!name.matches("d|x|y|width|height|rx|ry|r|cx|cy|stroke-width")) {
                throw new IOException("a glyph is drawn without " + name);
            }
        }
        return xml;
    }

    private static String rect(XMLStreamReader xml) throws IOException {
        double x = number(xml, "x");
        double y = number(xml, "y");
        double w = number(xml, "width");
        double h = number(xml, "height");
        double r = xml.getAttributeValue(null, "rx") == null ? 0 : number(xml, "rx");
        if (r == 0) {
            return text("M%s %sh%sv%sh%sz", x, y, w, h, -w);
        }
        return text("M%s %sh%sa%s %s 0 0 1 %s %sv%sa%s %s 0 0 1 %s %sh%sa%s %s 0 0 1 %s %s"
                + "v%sa%s %s 0 0 1 %s %sz", x + r, y, w - 2 * r, r, r, r, r, h - 2 * r, r, r, -r,
                r, 2 * r - w, r, r, -r, -r, 2 * r - h, r, r, r, -r);
    }

    private static String ellipse(double cx, double cy, double rx, double ry) {
        return text("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z", cx - rx, cy, rx, ry, 2 * rx, rx,
                ry, -2 * rx);
    }

    private static double number(XMLStreamReader xml, String name) throws IOException {
        String value = xml.getAttributeValue(null, name);
        if (value == null || !value.matches("-?[0-9]{0,3}(\\.[0-9]{1,6})?")
                || value.isEmpty()) {
            throw new IOException(name + " is not a number: " + value);
        }
        return Double.parseDouble(value);
    }

    private static String text(String format, double... numbers) {
        Object[] texts = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            String text = String.format(Locale.ROOT, "%.4f", numbers[i]);
            texts[i] = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return String.format(Locale.ROOT, format, texts);
    }
}
