package org.holdfast.app.library.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Zooming, panning, fitting and flying. */
class CameraTest {
    private static final double NEAR = 1e-6;
    private static final Box ALL = new Box(0, 0, 12_000, 5_000);

    @Test
    void allOfItIsInTheMiddle() {
        Camera fit = Camera.fit(ALL, 1_000, 600, 20);
        assertEquals(960.0 / 12_000, fit.scale(), NEAR);
        assertEquals(500, fit.viewX(6_000), NEAR);
        assertEquals(300, fit.viewY(2_500), NEAR);
    }

    @Test
    void whatIsSmallIsNotBlownUp() {
        assertEquals(1.4, Camera.fit(new Box(0, 0, 10, 10), 1_000, 600, 20).scale(), NEAR);
    }

    @Test
    void thePointUnderThePointerStays() {
        Camera fit = Camera.fit(ALL, 1_000, 600, 20);
        Camera zoomed = fit.zoomed(3, 700, 100, fit);
        assertEquals(fit.planX(700), zoomed.planX(700), NEAR);
        assertEquals(fit.planY(100), zoomed.planY(100), NEAR);
        assertEquals(3 * fit.scale(), zoomed.scale(), NEAR);
    }

    @Test
    void zoomHasItsEnds() {
        Camera fit = Camera.fit(ALL, 1_000, 600, 20);
        assertEquals(Camera.MOST, fit.zoomed(1e9, 0, 0, fit).scale(), NEAR);
        assertEquals(fit.scale() * 0.7, fit.zoomed(1e-9, 0, 0, fit).scale(), NEAR);
        assertThrows(IllegalArgumentException.class, () -> new Camera(0, 0, 0));
    }

    @Test
    void thePlanIsNeverLostFromSight() {
        Camera far = Camera.fit(ALL, 1_000, 600, 20).panned(1e7, -1e7).kept(ALL, 1_000, 600);
        assertEquals(0, far.planX(500), NEAR);
        assertEquals(5_000, far.planY(300), NEAR);
    }

    @Test
    void aFlightBeginsAndEndsWhereItShould() {
        Camera from = Camera.centered(100, 100, 2, 1_000, 600);
        Camera to = Camera.centered(9_000, 4_000, 1, 1_000, 600);
        Flight flight = new Flight(from, to, 1_000, 600);
        assertEquals(from.scale(), flight.at(0).scale(), NEAR);
        assertEquals(from.x(), flight.at(0).x(), NEAR);
        assertEquals(to, flight.at(1));
        assertEquals(to, flight.at(2));
        Camera middle = flight.at(0.5);
        assertTrue(middle.scale() < 0.2, "goes out on the way: " + middle.scale());
    }
}
