package org.holdfast.icons.font;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.holdfast.icons.Glyph;
import org.holdfast.icons.Glyphs;
import org.holdfast.icons.HoldfastIkonHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonProvider;

/** The font that the build has made: whole, loadable, and what the drawings show. */
class FontTest {
    private static final float EM = 1024;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    private static byte[] bytes;
    private static Font font;

    @BeforeAll
    static void load() throws Exception {
        System.setProperty("java.awt.headless", "true");
        try (InputStream in = new HoldfastIkonHandler().getFontResourceAsStream()) {
            bytes = in.readAllBytes();
        }
        font = Font.createFont(Font.TRUETYPE_FONT, new java.io.ByteArrayInputStream(bytes))
                .deriveFont(EM);
    }

    @Test
    void theSameDrawingsGiveTheSameBytes() {
        assertArrayEquals(bytes, MakeFont.make());
        assertTrue(bytes.length < 200 << 10, bytes.length + " bytes");
    }

    @Test
    void theSumOfTheFileIsRight() {
        int sum = 0;
        for (ByteBuffer words = ByteBuffer.wrap(bytes); words.hasRemaining();) {
            sum += words.getInt();
        }
        assertEquals(0xB1B0AFBA, sum);
    }

    @Test
    void everyConstantHasAGlyphOfItsOwn() {
        assertEquals(HoldfastIkonHandler.FAMILY, font.getFamily());
        assertEquals(2 * Glyph.values().length + 1, font.getNumGlyphs());
        Set<Integer> codes = new HashSet<>();
        for (Glyph glyph : Glyph.values()) {
            for (Ikon ikon : new Ikon[] {glyph, glyph.heavy()}) {
                assertTrue(font.canDisplay(ikon.getCode()), ikon.getDescription());
                assertTrue(codes.add(ikon.getCode()), ikon.getDescription());
            }
        }
        assertFalse(font.canDisplay('A'));
    }

    @ParameterizedTest
    @EnumSource(Glyph.class)
    void aGlyphIsItsDrawing(Glyph glyph) {
        assertTrue(differs(glyph, 1) < 0.015, "by " + differs(glyph, 1));
        assertTrue(differs(glyph.heavy(), glyph, 1.2) < 0.015, "heavy");
        GlyphMetrics metrics = metrics(glyph);
        assertEquals(EM, metrics.getAdvance());
        Rectangle2D box = metrics.getBounds2D();
        assertTrue(box.getMinX() >= 0 && box.getMaxX() <= EM, box.toString());
        assertTrue(box.getMinY() >= -Outline.ASCENT
                && box.getMaxY() <= EM - Outline.ASCENT, box.toString());
    }

    private static double differs(Glyph glyph, double weight) {
        return differs(glyph, glyph, weight);
    }

    /** The area of the difference as a share of the drawing's area. */
    private static double differs(Ikon ikon, Glyph glyph, double weight) {
        Area drawn = new Area();
        for (Glyphs.Stroke stroke : Glyphs.strokes(glyph)) {
            for (var part : SvgPath.parts(stroke.path())) {
                drawn.add(new Area(new BasicStroke((float) (stroke.width() * weight), 1, 1)
                        .createStrokedShape(part)));
            }
        }
        drawn.transform(new AffineTransform(EM / 24, 0, 0, EM / 24, 0, -Outline.ASCENT));
        Area inFont = new Area(font.createGlyphVector(PLAIN,
                Character.toString(ikon.getCode())).getOutline());
        Area both = (Area) drawn.clone();
        both.exclusiveOr(inFont);
        return size(both) / size(drawn);
    }

    /** By the trapezoids under the flattened outline. */
    private static double size(Area area) {
        double[] c = new double[6];
        double sum = 0;
        double x = 0;
        double y = 0;
        double firstX = 0;
        double firstY = 0;
        for (var at = area.getPathIterator(null, 0.05); !at.isDone(); at.next()) {
            int kind = at.currentSegment(c);
            if (kind == java.awt.geom.PathIterator.SEG_CLOSE) {
                c[0] = firstX;
                c[1] = firstY;
            }
            if (kind == java.awt.geom.PathIterator.SEG_MOVETO) {
                firstX = c[0];
                firstY = c[1];
            } else {
                sum += (c[0] - x) * (c[1] + y) / 2;
            }
            x = c[0];
            y = c[1];
        }
        return Math.abs(sum);
    }

    private static GlyphMetrics metrics(Ikon ikon) {
        return font.createGlyphVector(PLAIN, Character.toString(ikon.getCode()))
                .getGlyphMetrics(0);
    }

    @Test
    void anEmIsAsHighAsItIsWide() {
        var line = font.getLineMetrics(Character.toString(Glyph.SAFE.getCode()), PLAIN);
        assertEquals(Outline.ASCENT, line.getAscent(), 0.5);
        assertEquals(EM - Outline.ASCENT, line.getDescent(), 0.5);
        assertEquals(0, line.getLeading(), 0.5);
    }

    @Test
    void javaFxLoadsItToo() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var loaded = javafx.scene.text.Font.loadFont(
                new java.io.ByteArrayInputStream(bytes), 16);
        assertEquals(HoldfastIkonHandler.FAMILY, loaded.getFamily());
    }

    @Test
    void ikonliFindsItByTheServiceLoader() {
        IkonHandler handler = java.util.ServiceLoader.load(IkonHandler.class).findFirst()
                .orElseThrow();
        assertTrue(handler.supports("hf-mail-slot"));
        assertFalse(handler.supports("fa-bell"));
        assertEquals(Glyph.MAIL_SLOT, handler.resolve("hf-mail-slot"));
        assertEquals(Glyph.BELL.at(16), handler.resolve("hf-bell-heavy"));
        assertEquals(Glyph.BELL, Glyph.BELL.at(18));
        assertThrows(IllegalArgumentException.class, () -> handler.resolve("hf-no-such"));
        assertEquals(Glyph.class, java.util.ServiceLoader.load(IkonProvider.class).findFirst()
                .orElseThrow().getIkon());
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1", "M1 1 B2", "M1 1 C1 1 1 1 1"})
    void whatIsNoPathIsRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> SvgPath.parts(path));
    }

    @Test
    void allCommandsOfAPathAreDrawn() {
        assertEquals(new Rectangle2D.Double(1, 1, 9, 9), SvgPath.parts(
                "M1 1H10V10h-9z m2 2 l1-1L5 5 q1 1 2 0t2 0c0 1 1 1 1 0s-1-1 -1 0a1 1 0 0 1-2 0")
                .getFirst().getBounds2D());
        assertEquals(new Rectangle2D.Double(2, 0, 4, 4),
                SvgPath.parts("M2 2a2 2 0 1 0 4 0a2 2 0 1 0-4 0z").getFirst().getBounds2D());
        assertEquals(2, SvgPath.parts("M1 1h.01M5 5a0 1 0 0 0 1 1").size());
    }
}
