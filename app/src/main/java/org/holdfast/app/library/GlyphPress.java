package org.holdfast.app.library;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.holdfast.app.library.floor.GlyphSheet;

/**
 * Prints the letters of barcodes once in each size, so that the painter of slots can stamp them:
 * two thousand labels through the toolkit would take several frames. On the FX thread only.
 */
final class GlyphPress {
    private static final int[] SIZES = {8, 9, 10, 11, 12, 14};

    private GlyphPress() {}

    /**
     * Sheets from small to large.
     *
     * @param scale pixels of the screen to one of the scene
     */
    static List<GlyphSheet> print(Font machine, double scale) {
        List<GlyphSheet> sheets = new ArrayList<>();
        for (int size : SIZES) {
            sheets.add(sheet(Font.font(machine.getFamily(), size * scale)));
        }
        return sheets;
    }

    private static GlyphSheet sheet(Font font) {
        Text measure = new Text("0");
        measure.setFont(font);
        int advance = (int) Math.round(measure.getLayoutBounds().getWidth());
        int height = (int) Math.ceil(font.getSize());
        String letters = GlyphSheet.LETTERS;
        Canvas canvas = new Canvas(advance * letters.length(), height);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, canvas.getWidth(), height);
        g.setFill(Color.WHITE);
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < letters.length(); i++) {
            g.fillText(letters.substring(i, i + 1), i * advance, height / 2.0);
        }
        PixelReader pixels = canvas.snapshot(new SnapshotParameters(), null).getPixelReader();
        byte[] coverage = new byte[advance * letters.length() * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < advance * letters.length(); x++) {
                coverage[y * advance * letters.length() + x] = (byte) pixels.getArgb(x, y);
            }
        }
        return new GlyphSheet(advance, height, coverage);
    }
}
