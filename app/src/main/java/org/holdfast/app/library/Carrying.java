package org.holdfast.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.engine.api.Rows;

/**
 * A cartridge on its way to or from a drive. The engine says the drive and the cartridge; where
 * between them the robot is, it does not say.
 *
 * @param from the slot where it came from; known while it is brought
 * @param bringing to the drive, or away from it
 */
record Carrying(String barcode, Spot drive, Optional<Spot> from, boolean bringing) {
    /** All that is carried now. */
    static List<Carrying> of(Cabinet cabinet) {
        List<Carrying> all = new ArrayList<>();
        for (int i = 0; i < cabinet.plan().count(Spot.Kind.DRIVE); i++) {
            Spot drive = Spot.drive(i);
            Optional<Rows.DriveRow> row = cabinet.drive(drive);
            if (row.isEmpty() || row.get().barcode().isEmpty()) {
                continue;
            }
            String barcode = row.get().barcode().get();
            switch (row.get().doing()) {
                case "arriving" -> all.add(new Carrying(barcode, drive, cabinet.where(barcode)
                        .filter(s -> !s.equals(drive)), true));
                case "leaving" -> all.add(new Carrying(barcode, drive, Optional.empty(), false));
                default -> { }
            }
        }
        return all;
    }
}
