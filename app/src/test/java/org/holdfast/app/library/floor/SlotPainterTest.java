package org.holdfast.app.library.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pixels of slots. */
class SlotPainterTest {
    private static final Tints TINTS = new Tints(0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004,
            0xFF000005, 0xFF000006, 0xFF000007, 0xFF000008, 0xFF000009, 0xFF00000A, 0xFF00000B,
            0xFF00000C, 0xFF00000D, 0xFF00000E);
    private final FloorPlan plan = new FloorPlan(420, 0, 2, 0);
    private final Cells.Writing cells = new Cells.Writing(422);

    private Pixels paint(double scale, double x, double y, int width, int height) {
        Pixels pixels = new Pixels(new int[width * height], width, height);
        new SlotPainter(plan, cells.done(), TINTS, List.of()).paint(pixels,
                new Camera(scale, x, y), Detail.of(Shelving.CELL_WIDTH * scale));
        return pixels;
    }

    @Test
    void everyLookHasAPictureOfItsOwn() {
        Look[] looks = Look.values();
        for (int i = 0; i < looks.length; i++) {
            cells.cell(i, looks[i], 50, null);
        }
        Box first = plan.place(Spot.slot(0));
        Pixels near = paint(1, first.x(), first.y(), 40, 24 * looks.length);
        for (int a = 0; a < looks.length; a++) {
            for (int b = 0; b < a; b++) {
                boolean same = looks[a] == Look.HOLDS_NOT && looks[b] == Look.SCRATCH;
                assertEquals(same, Arrays.equals(cell(near, a), cell(near, b)),
                        looks[a] + " and " + looks[b]);
            }
        }
    }

    private static int[] cell(Pixels pixels, int row) {
        int[] cell = new int[38 * 20];
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 38; x++) {
                cell[y * 38 + x] = pixels.at(x, row * 24 + y);
            }
        }
        return cell;
    }

    @Test
    void aCartridgeIsFilledAsFarAsItIsFull() {
        cells.cell(0, Look.PART, 50, null);
        Box first = plan.place(Spot.slot(0));
        Pixels near = paint(1, first.x(), first.y(), 40, 24);
        assertEquals(TINTS.edge(), near.at(0, 10));
        assertEquals(TINTS.fill(), near.at(1, 10));
        assertEquals(TINTS.fill(), near.at(18, 10));
        assertEquals(TINTS.cell(), near.at(20, 10));
        assertEquals(TINTS.frame(), near.at(39, 10));
    }

    @Test
    void fromFarAwayEverySlotStillHasAPixel() {
        for (int i = 0; i < 422; i++) {
            cells.cell(i, Look.FULL, 100, null);
        }
        Pixels far = paint(0.03, 0, 0, 60, 40);
        int full = 0;
        for (int y = 0; y < far.height(); y++) {
            for (int x = 0; x < far.width(); x++) {
                full += far.at(x, y) == TINTS.flatFull() ? 1 : 0;
            }
        }
        assertTrue(full > 200, full + " pixels");
        assertEquals(TINTS.ground(), far.at(59, 39));
    }

    @Test
    void whatIsOutsideIsNotDrawn() {
        for (double at : new double[] {-5_000, 5_000}) {
            Pixels nothing = new Pixels(new int[10_000], 100, 100);
            new SlotPainter(plan, Cells.empty(422), TINTS, List.of()).paint(nothing,
                    new Camera(1, at, at), Detail.LABEL);
            for (int i = 0; i < 100; i++) {
                assertEquals(TINTS.ground(), nothing.at(i, i));
            }
        }
    }

    @Test
    void theLabelIsTheEndOfTheSerialUntilThereIsRoomForMore() {
        byte[] solid = new byte[5 * GlyphSheet.LETTERS.length() * 8];
        Arrays.fill(solid, (byte) -1);
        GlyphSheet sheet = new GlyphSheet(5, 8, solid);
        cells.cell(0, Look.SCRATCH, 0, "AB0012L9");
        Cells done = cells.done();
        Box first = plan.place(Spot.slot(0));
        int[] widths = new int[2];
        for (int i = 0; i < 2; i++) {
            Pixels pixels = new Pixels(new int[80 * 48], 80, 48);
            new SlotPainter(plan, done, TINTS, List.of(sheet)).paint(pixels,
                    new Camera(i + 1, first.x(), first.y()), Detail.LABEL);
            for (int x = 0; x < 80; x++) {
                widths[i] += pixels.at(x, 10 * (i + 1)) == TINTS.text() ? 1 : 0;
            }
        }
        assertEquals(6 * 5, widths[0]);
        assertEquals(8 * 5, widths[1]);
    }

    @Test
    void cellsAreComparedByWhatIsSeen() {
        Cells a = new Cells.Writing(3).done();
        Cells.Writing other = new Cells.Writing(3);
        assertEquals(a, Cells.empty(3));
        other.cell(1, Look.PART, 200, "x");
        Cells b = other.done();
        assertNotEquals(a, b);
        assertEquals(100, b.fill(1));
        assertEquals(1, b.count(Look.PART));
        assertEquals(2, b.emptyIn(0, 3));
    }

    @Test
    void colours() {
        assertEquals(0xFF7F7F7F, Tints.mix(0xFF000000, 0xFFFFFFFF, 127));
        assertEquals(0xFF102030, Tints.over(0xFF102030, 0x00FFFFFF));
        assertEquals(0xFFFFFFFF, Tints.over(0xFF102030, 0xFFFFFFFF));
    }
}
