package org.holdfast.icons.font;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a font of outlines as the OpenType specification 1.9 has it, with TrueType outlines:
 * glyph 0 is empty, every glyph is one em wide. No times, no chance: the same in, the same out.
 */
final class TrueType {
    private static final int MAGIC = 0x5F0F3CF5;
    private static final int CHECK = 0xB1B0AFBA;
    private static final int WINDOWS = 3;
    private static final int UNICODE = 1;
    private static final int ENGLISH = 0x409;
    private static final int ON_CURVE = 1;

    private TrueType() {}

    /** A glyph at a place of the basic plane; places rise from one to the next. */
    record Drawn(int code, List<List<Outline.Point>> contours) {}

    /** What writes a table. */
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** The bytes of the font. */
    static byte[] write(String family, List<Drawn> drawn) {
        List<byte[]> glyphs = new ArrayList<>(List.of(new byte[0]));
        drawn.forEach(d -> glyphs.add(glyph(d.contours())));
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("OS/2", bytes(out -> os2(out, drawn)));
        tables.put("cmap", bytes(out -> cmap(out, drawn)));
        tables.put("glyf", bytes(out -> {
            for (byte[] glyph : glyphs) {
                out.write(glyph);
            }
        }));
        tables.put("head", bytes(TrueType::head));
        tables.put("hhea", bytes(out -> hhea(out, glyphs.size())));
        tables.put("hmtx", bytes(out -> hmtx(out, drawn)));
        tables.put("loca", bytes(out -> {
            int at = 0;
            for (byte[] glyph : glyphs) {
                out.writeInt(at);
                at += glyph.length;
            }
            out.writeInt(at);
        }));
        tables.put("maxp", bytes(out -> maxp(out, drawn)));
        tables.put("name", bytes(out -> name(out, family)));
        tables.put("post", bytes(TrueType::post));
        return file(tables);
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int count = tables.size();
        int at = 12 + 16 * count;
        int length = at + tables.values().stream().mapToInt(t -> padded(t.length)).sum();
        ByteBuffer file = ByteBuffer.allocate(length);
        int power = Integer.highestOneBit(count);
        file.putInt(0x00010000).putShort((short) count).putShort((short) (power * 16))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) ((count - power) * 16));
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(sum(ByteBuffer.wrap(java.util.Arrays.copyOf(content,
                            padded(content.length))))).putInt(at).putInt(content.length);
            file.put(at, content);
            head = table.getKey().equals("head") ? at : head;
            at += padded(content.length);
        }
        file.rewind();
        file.putInt(head + 8, CHECK - sum(file));
        return file.array();
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    private static int sum(ByteBuffer words) {
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        words.rewind();
        return sum;
    }

    private static byte[] glyph(List<List<Outline.Point>> contours) {
        List<Outline.Point> points = contours.stream().flatMap(List::stream).toList();
        return bytes(out -> {
            out.writeShort(contours.size());
            out.writeShort(points.stream().mapToInt(Outline.Point::x).min().orElse(0));
            out.writeShort(points.stream().mapToInt(Outline.Point::y).min().orElse(0));
            out.writeShort(points.stream().mapToInt(Outline.Point::x).max().orElse(0));
            out.writeShort(points.stream().mapToInt(Outline.Point::y).max().orElse(0));
            int end = -1;
            for (List<Outline.Point> contour : contours) {
                end += contour.size();
                out.writeShort(end);
            }
            out.writeShort(0);
            for (Outline.Point point : points) {
                out.writeByte(point.on() ? ON_CURVE : 0);
            }
            int last = 0;
            for (Outline.Point point : points) {
                out.writeShort(point.x() - last);
                last = point.x();
            }
            last = 0;
            for (Outline.Point point : points) {
                out.writeShort(point.y() - last);
                last = point.y();
            }
            while (out.size() % 4 != 0) {
                out.writeByte(0);
            }
        });
    }

    private static void head(DataOutputStream out) throws IOException {
        out.writeInt(0x00010000);
        out.writeInt(0x00010000);
        out.writeInt(0);
        out.writeInt(MAGIC);
        out.writeShort(0b11);
        out.writeShort(Outline.EM);
        out.writeLong(0);
        out.writeLong(0);
        out.writeShort(0);
        out.writeShort(Outline.ASCENT - Outline.EM);
        out.writeShort(Outline.EM);
        out.writeShort(Outline.ASCENT);
        out.writeShort(0);
        out.writeShort(8);
        out.writeShort(2);
        out.writeShort(1);
        out.writeShort(0);
    }

    private static void hhea(DataOutputStream out, int glyphs) throws IOException {
        out.writeInt(0x00010000);
        out.writeShort(Outline.ASCENT);
        out.writeShort(Outline.ASCENT - Outline.EM);
        out.writeShort(0);
        out.writeShort(Outline.EM);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(Outline.EM);
        out.writeShort(1);
        for (int reserved = 0; reserved < 7; reserved++) {
            out.writeShort(0);
        }
        out.writeShort(glyphs);
    }

    private static void hmtx(DataOutputStream out, List<Drawn> drawn) throws IOException {
        out.writeShort(Outline.EM);
        out.writeShort(0);
        for (Drawn glyph : drawn) {
            out.writeShort(Outline.EM);
            out.writeShort(glyph.contours().stream().flatMap(List::stream)
                    .mapToInt(Outline.Point::x).min().orElse(0));
        }
    }

    private static void maxp(DataOutputStream out, List<Drawn> drawn) throws IOException {
        out.writeInt(0x00010000);
        out.writeShort(drawn.size() + 1);
        out.writeShort(drawn.stream().mapToInt(
                d -> d.contours().stream().mapToInt(List::size).sum()).max().orElse(0));
        out.writeShort(drawn.stream().mapToInt(d -> d.contours().size()).max().orElse(0));
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(2);
        for (int unused = 0; unused < 8; unused++) {
            out.writeShort(0);
        }
    }

    /** Format 4, a segment for each glyph: short enough, and no special cases. */
    private static void cmap(DataOutputStream out, List<Drawn> drawn) throws IOException {
        int segments = drawn.size() + 1;
        int power = Integer.highestOneBit(segments);
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(WINDOWS);
        out.writeShort(UNICODE);
        out.writeInt(12);
        out.writeShort(4);
        out.writeShort(16 + 8 * segments);
        out.writeShort(0);
        out.writeShort(2 * segments);
        out.writeShort(2 * power);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort(2 * (segments - power));
        for (Drawn glyph : drawn) {
            out.writeShort(glyph.code());
        }
        out.writeShort(0xFFFF);
        out.writeShort(0);
        for (Drawn glyph : drawn) {
            out.writeShort(glyph.code());
        }
        out.writeShort(0xFFFF);
        for (int i = 0; i < drawn.size(); i++) {
            out.writeShort(i + 1 - drawn.get(i).code());
        }
        out.writeShort(1);
        for (int i = 0; i < segments; i++) {
            out.writeShort(0);
        }
    }

    private static void name(DataOutputStream out, String family) throws IOException {
        Map<Integer, String> names = new TreeMap<>(Map.of(1, family, 2, "Regular", 3, family,
                4, family, 5, "Version 1.0", 6, family.replace(" ", ""),
                13, "Apache License 2.0"));
        out.writeShort(0);
        out.writeShort(names.size());
        out.writeShort(6 + 12 * names.size());
        int at = 0;
        for (Map.Entry<Integer, String> name : names.entrySet()) {
            int length = 2 * name.getValue().length();
            out.writeShort(WINDOWS);
            out.writeShort(UNICODE);
            out.writeShort(ENGLISH);
            out.writeShort(name.getKey());
            out.writeShort(length);
            out.writeShort(at);
            at += length;
        }
        for (String name : names.values()) {
            out.write(name.getBytes(StandardCharsets.UTF_16BE));
        }
    }

    private static void post(DataOutputStream out) throws IOException {
        out.writeInt(0x00030000);
        for (int word = 0; word < 7; word++) {
            out.writeInt(0);
        }
    }

    private static void os2(DataOutputStream out, List<Drawn> drawn) throws IOException {
        out.writeShort(4);
        out.writeShort(Outline.EM);
        out.writeShort(400);
        out.writeShort(5);
        for (int unused = 0; unused < 12; unused++) {
            out.writeShort(0);
        }
        out.write(new byte[10]);
        for (int range = 0; range < 4; range++) {
            out.writeInt(range == 1 ? 1 << 28 : 0);
        }
        out.write("HOLD".getBytes(StandardCharsets.US_ASCII));
        out.writeShort(1 << 6);
        out.writeShort(drawn.getFirst().code());
        out.writeShort(drawn.getLast().code());
        out.writeShort(Outline.ASCENT);
        out.writeShort(Outline.ASCENT - Outline.EM);
        out.writeShort(0);
        out.writeShort(Outline.ASCENT);
        out.writeShort(Outline.EM - Outline.ASCENT);
        out.writeLong(1L << 32);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(' ');
        out.writeShort(1);
    }
}
