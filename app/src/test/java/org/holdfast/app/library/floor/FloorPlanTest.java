package org.holdfast.app.library.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** Everything has a place of its own, and what is at a place is found there. */
class FloorPlanTest {
    @ParameterizedTest
    @CsvSource({"0,1,0,0", "1,1,1,1", "24,2,2,1", "144,2,0,1", "145,3,7,1", "420,4,6,1",
        "2000,10,10,2", "2001,10,10,2", "55968,144,30,2"})
    void whatIsAtAPlaceIsFoundThere(int slots, int drives, int mail, int robots) {
        FloorPlan plan = new FloorPlan(slots, drives, mail, robots);
        for (Spot.Kind kind : Spot.Kind.values()) {
            for (int i = 0; i < plan.count(kind); i++) {
                Spot spot = new Spot(kind, i);
                Box place = plan.place(spot);
                assertEquals(Optional.of(spot), plan.at(place.centerX(), place.centerY()));
                assertTrue(kind == Spot.Kind.ROBOT || plan.bounds().grown(0.001).contains(
                        place.x(), place.y()) && plan.bounds().grown(0.001).contains(
                        place.right(), place.bottom()), spot + " " + place);
            }
        }
        assertEquals(slots, plan.slotsIn(plan.bounds()));
        assertEquals(Optional.empty(), plan.at(-1, -1));
        assertEquals(Optional.empty(), plan.at(plan.bounds().right() + 1, 5));
    }

    @Test
    void slotsAreNumberedDownTheColumns() {
        Shelving s = Shelving.of(420);
        assertEquals(20, s.rows());
        assertEquals(3, s.frames());
        assertEquals(s.slot(0).x(), s.slot(19).x());
        assertEquals(s.slot(0).y(), s.slot(20).y());
        assertEquals(s.frame(1).x() + Shelving.PAD, s.slot(140).x());
        assertEquals(140, s.firstSlot(1));
    }

    @Test
    void aPartOfThePlanHasItsSlots() {
        FloorPlan plan = new FloorPlan(420, 4, 6, 1);
        assertEquals(140, plan.slotsIn(plan.shelving().frame(0)));
        assertEquals(1, plan.slotsIn(plan.place(Spot.slot(7))));
        assertEquals(0, plan.slotsIn(plan.drive(0)));
    }

    @Test
    void aLargeLibraryHasTheShapeOfAWindow() {
        Box all = new FloorPlan(55_968, 144, 30, 2).bounds();
        assertTrue(all.width() / all.height() > 1.4 && all.width() / all.height() < 3,
                all.toString());
    }

    @Test
    void levelsOfDetail() {
        assertEquals(Detail.FLAT, Detail.of(7.99));
        assertEquals(Detail.OUTLINE, Detail.of(8));
        assertEquals(Detail.OUTLINE, Detail.of(23.99));
        assertEquals(Detail.LABEL, Detail.of(24));
    }

    @Test
    void arrowsWalkEverywhereAndBack() {
        FloorPlan plan = new FloorPlan(420, 4, 6, 1);
        Walk walk = new Walk(plan);
        assertEquals(Spot.slot(0), walk.next(Spot.slot(0), Walk.Way.UP));
        assertEquals(Spot.slot(0), walk.next(Spot.slot(0), Walk.Way.LEFT));
        assertEquals(Spot.slot(1), walk.next(Spot.slot(0), Walk.Way.DOWN));
        assertEquals(Spot.slot(20), walk.next(Spot.slot(0), Walk.Way.RIGHT));
        assertEquals(Spot.slot(140), walk.next(Spot.slot(120), Walk.Way.RIGHT));
        assertEquals(Spot.slot(120), walk.next(Spot.slot(140), Walk.Way.LEFT));
        Spot below = walk.next(Spot.slot(19), Walk.Way.DOWN);
        assertEquals(Spot.Kind.DRIVE, below.kind());
        assertTrue(walk.next(below, Walk.Way.UP).isSlot());
        assertEquals(Spot.drive(1), walk.next(Spot.drive(0), Walk.Way.RIGHT));
        assertEquals(Spot.Kind.MAIL_SLOT, walk.next(Spot.drive(3), Walk.Way.RIGHT).kind());
    }

    @Test
    void walkingOnlyMeetsWhatThereIs() {
        for (int slots : new int[] {0, 1, 5, 141, 2_113}) {
            FloorPlan plan = new FloorPlan(slots, 2, 3, 1);
            Walk walk = new Walk(plan);
            for (Spot.Kind kind : Spot.Kind.values()) {
                for (int i = 0; i < plan.count(kind); i++) {
                    for (Walk.Way way : Walk.Way.values()) {
                        assertTrue(plan.has(walk.next(new Spot(kind, i), way)));
                    }
                }
            }
        }
        assertFalse(new FloorPlan(1, 0, 0, 0).has(Spot.slot(1)));
    }
}
