package org.holdfast.app.theme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the fonts of the window from their released files: only the scripts that the window
 * speaks, no substitutions (a digest has to look as it is), a family name of its own as the licence
 * asks, the heavy one as the bold of its family, which is all that JavaFX knows of weights.
 *
 * <p>{@code CutFont in.ttf out.ttf family [bold]}. Run when a font is exchanged, never in a build.
 */
final class CutFont {
    private static final int[][] KEPT = {{0x20, 0x7E}, {0xA0, 0x17F}, {0x218, 0x21B},
        {0x2C6, 0x2DD}, {0x300, 0x30C}, {0x370, 0x3FF}, {0x400, 0x45F}, {0x490, 0x491},
        {0x1E9E, 0x1E9E}, {0x2000, 0x206F}, {0x20AC, 0x20BF}, {0x2100, 0x214F},
        {0x2190, 0x2199}, {0x2200, 0x2265}, {0x25A0, 0x25CF}};
    private static final int WORDS = 1;
    private static final int MORE = 32;
    private static final int CHECK = 0xB1B0AFBA;

    private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();
    private final int glyphs;

    private CutFont(byte[] font) {
        ByteBuffer file = ByteBuffer.wrap(font);
        for (int i = 0; i < file.getShort(4); i++) {
            byte[] tag = Arrays.copyOfRange(font, 12 + 16 * i, 16 + 16 * i);
            int at = file.getInt(20 + 16 * i);
            int length = file.getInt(24 + 16 * i);
            tables.put(new String(tag, StandardCharsets.US_ASCII),
                    ByteBuffer.wrap(Arrays.copyOfRange(font, at, at + length)));
        }
        glyphs = tables.get("maxp").getShort(4) & 0xFFFF;
    }

    public static void main(String[] arguments) throws IOException {
        CutFont font = new CutFont(Files.readAllBytes(Path.of(arguments[0])));
        boolean bold = arguments.length > 3;
        Files.write(Path.of(arguments[1]), font.cut(arguments[2], bold));
    }

    private byte[] cut(String family, boolean bold) {
        TreeMap<Integer, Integer> codes = codes();
        codes.keySet().removeIf(code -> Arrays.stream(KEPT)
                .noneMatch(range -> code >= range[0] && code <= range[1]));
        outlines(codes);
        tables.put("cmap", cmap(codes));
        tables.put("name", names(family, bold));
        tables.put("post", ByteBuffer.allocate(32).putInt(0, 0x00030000)
                .put(4, tables.get("post").array(), 4, 12));
        tables.keySet().removeAll(java.util.Set.of("GSUB", "STAT", "DSIG"));
        tables.get("head").putShort(44, (short) (bold ? 1 : 0));
        tables.get("OS/2").putShort(62, (short) (bold ? 1 << 5 : 1 << 6));
        return file();
    }

    /** Of the format 4 of the basic plane. */
    private TreeMap<Integer, Integer> codes() {
        ByteBuffer cmap = tables.get("cmap");
        TreeMap<Integer, Integer> codes = new TreeMap<>();
        for (int i = 0; i < cmap.getShort(2); i++) {
            int at = cmap.getInt(8 + 8 * i);
            if (cmap.getShort(at) == 4) {
                int count = cmap.getShort(at + 6) / 2;
                for (int s = 0; s < count; s++) {
                    segment(cmap, at + 14 + 2 * s, count, codes);
                }
            }
        }
        return codes;
    }

    private static void segment(ByteBuffer cmap, int end, int count,
            TreeMap<Integer, Integer> codes) {
        int start = end + 2 * count + 2;
        int delta = start + 2 * count;
        int offset = delta + 2 * count;
        int range = cmap.getShort(offset) & 0xFFFF;
        int first = cmap.getShort(start) & 0xFFFF;
        for (int code = first; code <= (cmap.getShort(end) & 0xFFFF) && code != 0xFFFF; code++) {
            int glyph = range == 0 ? code
                    : cmap.getShort(offset + range + 2 * (code - first)) & 0xFFFF;
            if (range == 0 || glyph != 0) {
                codes.put(code, glyph + cmap.getShort(delta) & 0xFFFF);
            }
        }
    }

    /** Glyphs that nobody reaches are emptied; their numbers stay, so kerning stays right. */
    private void outlines(TreeMap<Integer, Integer> codes) {
        ByteBuffer loca = tables.get("loca");
        byte[] glyf = tables.get("glyf").array();
        boolean wide = tables.get("head").getShort(50) == 1;
        int[] at = new int[glyphs + 1];
        for (int i = 0; i <= glyphs; i++) {
            at[i] = wide ? loca.getInt(4 * i) : 2 * (loca.getShort(2 * i) & 0xFFFF);
        }
        BitSet used = new BitSet(glyphs);
        Deque<Integer> open = new ArrayDeque<>(codes.values());
        open.add(0);
        while (!open.isEmpty()) {
            int glyph = open.pop();
            if (!used.get(glyph)) {
                used.set(glyph);
                parts(ByteBuffer.wrap(glyf, at[glyph], at[glyph + 1] - at[glyph]), open);
            }
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteBuffer places = ByteBuffer.allocate(4 * (glyphs + 1));
        for (int i = 0; i < glyphs; i++) {
            places.putInt(kept.size());
            if (used.get(i)) {
                kept.write(glyf, at[i], at[i + 1] - at[i]);
                while (kept.size() % 4 != 0) {
                    kept.write(0);
                }
            }
        }
        tables.put("loca", places.putInt(kept.size()));
        tables.put("glyf", ByteBuffer.wrap(kept.toByteArray()));
        tables.get("head").putShort(50, (short) 1);
    }

    /** The parts of a glyph that is put together. */
    private static void parts(ByteBuffer glyph, Deque<Integer> open) {
        if (!glyph.hasRemaining() || glyph.getShort() >= 0) {
            return;
        }
        glyph.position(glyph.position() + 8);
        int flags;
        do {
            flags = glyph.getShort();
            open.add(glyph.getShort() & 0xFFFF);
            int transform = (flags & 8) != 0 ? 2 : (flags & 64) != 0 ? 4 : (flags & 128) != 0 ? 8
                    : 0;
            glyph.position(glyph.position() + ((flags & WORDS) != 0 ? 4 : 2) + transform);
        } while ((flags & MORE) != 0);
    }

    /** Format 4, with a segment for each run of neighbours. */
    private static ByteBuffer cmap(TreeMap<Integer, Integer> codes) {
        java.util.List<int[]> runs = new java.util.ArrayList<>();
        codes.forEach((code, glyph) -> {
            int[] last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last[1] + 1 == code && glyph - code == last[2]) {
                last[1] = code;
            } else {
                runs.add(new int[] {code, code, glyph - code});
            }
        });
        runs.add(new int[] {0xFFFF, 0xFFFF, 1});
        int n = runs.size();
        int power = Integer.highestOneBit(n);
        ByteBuffer out = ByteBuffer.allocate(12 + 16 + 8 * n);
        out.putShort((short) 0).putShort((short) 1).putShort((short) 3).putShort((short) 1)
                .putInt(12).putShort((short) 4).putShort((short) (16 + 8 * n))
                .putShort((short) 0).putShort((short) (2 * n)).putShort((short) (2 * power))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (2 * (n - power)));
        runs.forEach(run -> out.putShort((short) run[1]));
        out.putShort((short) 0);
        runs.forEach(run -> out.putShort((short) run[0]));
        runs.forEach(run -> out.putShort((short) run[2]));
        return out;
    }

    private ByteBuffer names(String family, boolean bold) {
        String style = bold ? "Bold" : "Regular";
        Map<Integer, String> names = new TreeMap<>(Map.of(1, family, 2, style, 3,
                family + " " + style, 4, bold ? family + " Bold" : family, 6,
                family.replace(" ", "") + "-" + style, 0, old(0), 5, old(5), 13, old(13), 14,
                old(14)));
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        ByteBuffer out = ByteBuffer.allocate(1 << 14);
        out.putShort((short) 0).putShort((short) names.size())
                .putShort((short) (6 + 12 * names.size()));
        names.forEach((id, text) -> {
            out.putShort((short) 3).putShort((short) 1).putShort((short) 0x409)
                    .putShort((short) (int) id).putShort((short) (2 * text.length()))
                    .putShort((short) texts.size());
            texts.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
        });
        out.put(texts.toByteArray());
        return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.position()));
    }

    private String old(int id) {
        ByteBuffer name = tables.get("name");
        for (int i = 0; i < name.getShort(2); i++) {
            int at = 6 + 12 * i;
            if (name.getShort(at) == 3 && name.getShort(at + 6) == id) {
                int from = (name.getShort(4) & 0xFFFF) + (name.getShort(at + 10) & 0xFFFF);
                return new String(name.array(), from, name.getShort(at + 8),
                        StandardCharsets.UTF_16BE);
            }
        }
        throw new IllegalArgumentException("the font has no name " + id);
    }

    private byte[] file() {
        TreeMap<String, byte[]> sorted = new TreeMap<>();
        tables.get("head").putInt(8, 0);
        tables.forEach((tag, table) -> sorted.put(tag, table.array()));
        int n = sorted.size();
        int power = Integer.highestOneBit(n);
        int at = 12 + 16 * n;
        ByteBuffer file = ByteBuffer.allocate(at
                + sorted.values().stream().mapToInt(t -> t.length + 3 & ~3).sum());
        file.putInt(0x00010000).putShort((short) n).putShort((short) (16 * power))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (16 * (n - power)));
        int head = 0;
        for (Map.Entry<String, byte[]> table : sorted.entrySet()) {
            byte[] content = Arrays.copyOf(table.getValue(), table.getValue().length + 3 & ~3);
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(sum(content))
                    .putInt(at).putInt(table.getValue().length);
            file.put(at, content);
            head = table.getKey().equals("head") ? at : head;
            at += content.length;
        }
        file.putInt(head + 8, CHECK - sum(file.array()));
        return file.array();
    }

    private static int sum(byte[] words) {
        int sum = 0;
        for (ByteBuffer b = ByteBuffer.wrap(words); b.hasRemaining();) {
            sum += b.getInt();
        }
        return sum;
    }
}
