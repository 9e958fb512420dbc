package org.holdfast.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.fx.HeadlessFx;
import org.holdfast.icons.Glyph;
import org.holdfast.icons.HoldfastIkonHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fonts, tokens, and that no colour is written down. */
@Timeout(60)
class ThemeTest {
    @BeforeAll
    static void start() throws Exception {
        HeadlessFx.start();
    }

    @Test
    void theFontsAreOurs() throws Exception {
        HeadlessFx.run(() -> {
            Theme.dress(new Scene(new Region()));
            assertTrue(Font.getFamilies().containsAll(List.of("Holdfast Inter",
                    "Holdfast Inter Medium", "Holdfast Mono", "Holdfast Mono Medium")));
            assertEquals(List.of("Holdfast Inter", "Holdfast Inter Bold"),
                    Font.getFontNames("Holdfast Inter").stream().sorted().toList());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18, 20, 24, 32})
    void aGlyphIsOfOurFontAndAsLargeAsAsked(int size) throws Exception {
        HeadlessFx.run(() -> {
            Theme.use(ColorScheme.LIGHT);
            var glyph = GlyphNode.of(Glyph.SAFE, size, "success");
            Scene scene = new Scene(new javafx.scene.layout.StackPane(
                    new javafx.scene.control.Button("", glyph)), 100, 100);
            Theme.dress(scene);
            scene.snapshot(null);
            assertEquals(HoldfastIkonHandler.FAMILY, glyph.getFont().getFamily());
            assertEquals(size, glyph.getFont().getSize());
            assertEquals(size, glyph.getLayoutBounds().getWidth(), 0.5);
            assertEquals(size, glyph.getLayoutBounds().getHeight(), 0.5);
        });
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void tokensAreKnownInBothLooks(ColorScheme look) throws Exception {
        HeadlessFx.run(() -> {
            Theme.use(look);
            Region cell = new Region();
            Scene scene = new Scene(new javafx.scene.layout.StackPane(cell), 10, 10);
            Theme.dress(scene);
            for (String token : List.of("-hf-cell-full", "-hf-cell-part", "-hf-cell-scratch")) {
                cell.setStyle("-fx-background-color: " + token);
                scene.getRoot().applyCss();
                Color colour = (Color) cell.getBackground().getFills().getFirst().getFill();
                assertEquals(1, colour.getOpacity(), token);
                assertFalse(colour.equals(Color.BLACK), token);
            }
            assertEquals(look, Theme.look().get());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdfast.css", "controlsfx.css"})
    void noColourIsWrittenDown(String sheet) throws Exception {
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?s)/\\*.*?\\*/", "");
            assertFalse(css.matches("(?s).*(#[0-9a-fA-F]{3}|rgba?\\(|hsb|white|black).*"), sheet);
        }
    }
}
