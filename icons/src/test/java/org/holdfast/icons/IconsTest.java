package org.holdfast.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every picture has a name and every name a picture, drawn as the README says. */
class IconsTest {
    @Test
    void filesAndConstantsAreTheSame() throws Exception {
        Path folder = Path.of(Glyphs.class.getResource("glyph/bucket.svg").toURI()).getParent();
        try (var list = Files.list(folder)) {
            assertEquals(Arrays.stream(Glyph.values()).map(g -> g.fileName() + ".svg")
                            .sorted().toList(),
                    list.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Glyph.class)
    void isDrawnByTheRules(Glyph glyph) {
        for (Glyphs.Stroke stroke : Glyphs.strokes(glyph)) {
            assertTrue(stroke.path().startsWith("M"), glyph.name());
            assertTrue(stroke.width() >= 1.5 && stroke.width() <= 2.5, glyph.name());
        }
        assertFalse(Glyphs.strokes(glyph).isEmpty(), glyph.name());
    }

    @Test
    void shapesBecomePaths() throws IOException {
        assertEquals("M1 2h3v4h-3z", path("<rect x='1' y='2' width='3' height='4'/>"));
        assertEquals("M2 2h1a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-1a1 1 0 0 1 -1 -1v-2"
                + "a1 1 0 0 1 1 -1z", path("<rect x='1' y='2' width='3' height='4' rx='1'/>"));
        assertEquals("M.5 2M-0.5 2a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0z",
                path("<path d='M.5 2'/><circle cx='1' cy='2' r='1.5'/>"));
    }

    @Test
    void aLineMayBeHeavier() throws IOException {
        assertEquals(List.of(new Glyphs.Stroke("M1 1h1", 2.2), new Glyphs.Stroke("M2 2h1", 1.5)),
                strokes("<svg viewBox='0 0 24 24'><path d='M1 1h1' stroke-width='2.2'/>"
                        + "<path d='M2 2h1'/></svg>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<g/>", "<text>a</text>", "<path/>", "<path d='url(x)'/>", "<path d='M1 1' style='a'/>",
        "<rect x='1' y='2' width='3'/>", "<circle cx='a' cy='1' r='1'/>",
        "<circle cx='' cy='1' r='1'/>", "<path d='&lol;'/>", "&lol;", "<path d='M1 1'>",
    })
    void anythingElseIsRefused(String shape) {
        assertThrows(IOException.class, () -> path(shape));
    }

    @Test
    void neitherDocumentTypesNorLargeFilesAreRead() {
        assertThrows(IOException.class, () -> read("<!DOCTYPE svg [<!ENTITY a SYSTEM "
                + "'file:///etc/passwd'>]><svg viewBox='0 0 24 24'/>"));
        assertThrows(IOException.class, () -> read("<svg viewBox='0 0 32 32'/>"));
        String frame = "<svg viewBox='0 0 24 24'></svg>";
        String filler = " ".repeat(SvgReader.MAX_BYTES - frame.length());
        assertEquals("", assertReads(frame + filler));
        assertThrows(IOException.class, () -> read(frame + filler + " "));
    }

    private static String assertReads(String svg) {
        try {
            return read(svg);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(String shapes) throws IOException {
        return read("<svg viewBox='0 0 24 24'>" + shapes + "</svg>");
    }

    private static String read(String svg) throws IOException {
        return strokes(svg).stream().map(Glyphs.Stroke::path).collect(Collectors.joining());
    }

    private static List<Glyphs.Stroke> strokes(String svg) throws IOException {
        return SvgReader.strokes(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theIconsAreThePaintedDrawing() throws IOException {
        for (int size : ApplicationIcon.SIZES) {
            try (InputStream in = ApplicationIcon.png(size)) {
                byte[] bytes = in.readAllBytes();
                assertTrue(bytes.length < 50_000, bytes.length + " bytes");
                same(PaintIcon.paint(size), ImageIO.read(new ByteArrayInputStream(bytes)), size);
            }
        }
        assertTrue(ApplicationIcon.svg().getPath().endsWith("holdfast.svg"));
    }

    private static void same(BufferedImage painted, BufferedImage kept, int size) {
        assertEquals(size, kept.getWidth());
        assertEquals(size, kept.getHeight());
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int a = painted.getRGB(x, y) >>> shift & 255;
                    int b = kept.getRGB(x, y) >>> shift & 255;
                    assertTrue(Math.abs(a - b) < 64, size + ": pixel " + x + ", " + y);
                }
            }
        }
    }
}
