package org.holdfast.app.library;

import java.nio.IntBuffer;
import java.util.Objects;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.holdfast.app.library.floor.Camera;
import org.holdfast.app.library.floor.Detail;
import org.holdfast.app.library.floor.Pixels;
import org.holdfast.app.library.floor.Shelving;
import org.holdfast.app.library.floor.SlotPainter;

/**
 * The picture of the slots, painted anew only when something in it is another than before.
 *
 * <p>Two pictures in turn: while the toolkit still reads one, the other is painted.
 */
final class SlotLayer {
    private final Sheet[] sheets = new Sheet[2];
    private int turn;
    private Object painted = "";

    private record Sheet(int[] data, PixelBuffer<IntBuffer> buffer, WritableImage image,
            Pixels pixels) {
        static Sheet of(int width, int height) {
            int[] data = new int[width * height];
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(width, height,
                    IntBuffer.wrap(data), PixelFormat.getIntArgbPreInstance());
            return new Sheet(data, buffer, new WritableImage(buffer),
                    new Pixels(data, width, height));
        }
    }

    private record Key(SlotPainter painter, Camera camera, int width, int height) {}

    /**
     * Draws the slots over all of a canvas.
     *
     * @param scale pixels of the screen to one of the scene
     */
    void draw(GraphicsContext g, SlotPainter painter, Camera camera, double scale) {
        double width = g.getCanvas().getWidth();
        double height = g.getCanvas().getHeight();
        int w = Math.max(1, (int) Math.round(width * scale));
        int h = Math.max(1, (int) Math.round(height * scale));
        Key key = new Key(painter, camera, w, h);
        if (!Objects.equals(key, painted)) {
            turn = 1 - turn;
            Sheet sheet = sheets[turn];
            if (sheet == null || sheet.pixels.width() != w || sheet.pixels.height() != h) {
                sheet = Sheet.of(w, h);
                sheets[turn] = sheet;
            }
            painter.paint(sheet.pixels, new Camera(camera.scale() * scale, camera.x(),
                    camera.y()), Detail.of(Shelving.CELL_WIDTH * camera.scale()));
            sheet.buffer.updateBuffer(b -> null);
            painted = key;
        }
        g.setImageSmoothing(false);
        g.drawImage(sheets[turn].image, 0, 0, width, height);
    }
}
