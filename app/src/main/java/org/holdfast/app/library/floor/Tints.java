package org.holdfast.app.library.floor;

/**
 * Colours as opaque {@code 0xAARRGGBB}.
 *
 * @param ground behind everything
 * @param frame a frame's ground
 * @param frameEdge its outline
 * @param edge a cartridge's outline
 * @param faint an empty slot's outline
 * @param cell a cartridge's ground
 * @param fill how full it is
 * @param text on both
 * @param flatFull a full cartridge from far away
 * @param flatPart one with room
 * @param flatScratch one with nothing on it
 * @param solid what is asked for is on it
 * @param solidText on it
 * @param hatch lines over what is not known yet
 */
public record Tints(int ground, int frame, int frameEdge, int edge, int faint, int cell,
        int fill, int text, int flatFull, int flatPart, int flatScratch, int solid,
        int solidText, int hatch) {

    /** A translucent colour over an opaque one. */
    public static int over(int below, int colour) {
        int alpha = colour >>> 24;
        return mix(below, colour, alpha);
    }

    /** {@code share} 0 to 255 of the second in the first. */
    static int mix(int a, int b, int share) {
        int rest = 255 - share;
        int red = ((a >> 16 & 255) * rest + (b >> 16 & 255) * share + 127) / 255;
        int green = ((a >> 8 & 255) * rest + (b >> 8 & 255) * share + 127) / 255;
        int blue = ((a & 255) * rest + (b & 255) * share + 127) / 255;
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }
}
