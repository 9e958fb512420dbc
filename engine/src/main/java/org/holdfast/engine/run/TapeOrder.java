package org.holdfast.engine.run;

import java.util.Comparator;
import java.util.List;
import org.holdfast.engine.run.RestorePlanner.Stretch;

/**
 * The order in which a cartridge is read: one pure function, by position from the beginning.
 *
 * <p>For a few scattered files a model of the drive's seeks would be faster; it takes this place.
 */
final class TapeOrder {
    private TapeOrder() {}

    static void sort(List<Stretch> stretches) {
        stretches.sort(Comparator.comparingLong((Stretch s) -> s.run().run().startBlock())
                .thenComparingInt(s -> s.run().run().byteOffset())
                .thenComparingInt(Stretch::from));
    }
}
