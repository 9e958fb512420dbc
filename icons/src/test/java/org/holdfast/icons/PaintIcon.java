package org.holdfast.icons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Paints the bitmaps of the application icon; needs no display. */
final class PaintIcon {
    private PaintIcon() {}

    /** Writes all sizes to the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        for (int size : ApplicationIcon.SIZES) {
            ImageIO.write(paint(size), "png",
                    new File(arguments[0], ApplicationIcon.fileName(size)));
        }
    }

    static BufferedImage paint(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL,
                RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 32.0, size / 32.0);
        g.setColor(new Color(0x09, 0x69, 0xda));
        g.fill(new RoundRectangle2D.Double(0, 0, 32, 32, 12, 12));
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D lines = new Path2D.Double();
        lines.moveTo(10, 8);
        lines.lineTo(10, 24);
        lines.moveTo(10, 16);
        lines.lineTo(21, 16);
        lines.moveTo(21, 8);
        lines.lineTo(21, 17);
        g.draw(lines);
        g.draw(new Ellipse2D.Double(18.9, 19.9, 5.2, 5.2));
        g.dispose();
        return image;
    }
}
