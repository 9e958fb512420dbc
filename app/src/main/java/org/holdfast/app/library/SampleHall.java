package org.holdfast.app.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Rows;

/** A made-up library of any size, for benchmarks and pictures; the same for the same seed. */
final class SampleHall {
    private static final long TERA = 1_000_000_000_000L;
    private static final int SLOTS_FROM = 1_000;
    private static final int DRIVES_FROM = 1;
    private static final int MAIL_FROM = 60_001;

    private final Rows.LibraryRow row;
    private final Map<String, Rows.CartridgeRow> cartridges = new HashMap<>();
    private final List<Rows.DriveRow> drives = new ArrayList<>();
    private final List<Failure> problems = new ArrayList<>();

    SampleHall(int slots, int driveCount, int mailSlots, boolean robot, long seed) {
        Random chance = new Random(seed);
        List<Rows.ElementRow> elements = new ArrayList<>();
        if (robot) {
            elements.add(new Rows.ElementRow("robot", 0, false, Optional.empty(),
                    Optional.empty()));
        }
        for (int i = 0; i < slots; i++) {
            double where = (double) i / slots;
            elements.add(element("slot", SLOTS_FROM + i, chance.nextDouble() < 0.93 - where / 2,
                    i, where, chance));
        }
        for (int i = 0; i < mailSlots; i++) {
            elements.add(element("mail_slot", MAIL_FROM + i, i < mailSlots / 3, slots + i, 0.1,
                    chance));
        }
        for (int i = 0; i < driveCount; i++) {
            drive(elements, i, slots + mailSlots + i, chance);
        }
        row = new Rows.LibraryRow("library", "virtual:vtl", robot, Optional.empty(), elements);
    }

    private Rows.ElementRow element(String type, int address, boolean full, int number,
            double where, Random chance) {
        if (!full) {
            return new Rows.ElementRow(type, address, false, Optional.empty(),
                    Optional.empty());
        }
        String barcode = cartridge(number, where, chance);
        boolean aside = chance.nextInt(1_200) == 7;
        if (aside) {
            problems.add(new Failure.CartridgeAside(barcode, "library", address, "04/83"));
        }
        return new Rows.ElementRow(type, address, true, Optional.of(barcode),
                aside ? Optional.of("04/83") : Optional.empty());
    }

    private String cartridge(int number, double where, Random chance) {
        String barcode = "%c%c%04dL9".formatted('A' + number / 260_000, 'A' + number / 10_000,
                number % 10_000);
        double kind = chance.nextDouble();
        boolean scratch = kind < where * where;
        boolean full = !scratch && kind > 0.35;
        long remaining = scratch ? 18 * TERA : full ? 0 : (long) (18 * TERA * chance.nextDouble());
        long used = 18 * TERA - remaining;
        cartridges.put(barcode, new Rows.CartridgeRow(barcode,
                scratch ? "scratch" : full ? "full" : "appendable",
                scratch ? Optional.empty() : Optional.of("copy-1"),
                scratch ? Optional.empty() : Optional.of("volume"), scratch ? 0 : 118,
                18 * TERA, remaining, used / 40_000_000, used, "library/" + number));
        return barcode;
    }

    private void drive(List<Rows.ElementRow> elements, int i, int number, Random chance) {
        int address = DRIVES_FROM + i;
        Optional<String> barcode = chance.nextInt(3) > 0
                ? Optional.of(cartridge(number, 0.2, chance)) : Optional.empty();
        boolean off = barcode.isEmpty() && chance.nextInt(12) == 5;
        String doing = barcode.isEmpty() ? "empty" : i % 5 == 3 ? "ready" : "busy";
        elements.add(new Rows.ElementRow("drive", address, barcode.isPresent(), barcode,
                Optional.empty()));
        drives.add(new Rows.DriveRow("library", address, "S%05d".formatted(address),
                "ULTRIUM-TD9", doing, barcode, off ? Optional.of("04/44") : Optional.empty()));
        if (off) {
            problems.add(new Failure.DriveOffline("S%05d".formatted(address), "04/44"));
        }
    }

    Rows.LibraryRow row() {
        return row;
    }

    List<Rows.CartridgeRow> cartridges() {
        return List.copyOf(cartridges.values());
    }

    List<Rows.DriveRow> drives() {
        return drives;
    }

    List<Failure> problems() {
        return problems;
    }

    /** As the screen would have it. */
    LibraryNews news() {
        Cabinet cabinet = new Cabinet(row, cartridges, drives, problems);
        return new LibraryNews(true, List.of(row.name()), Optional.of(cabinet),
                new CellsOf(cabinet).fill(), new Overlay.Fill(), List.of(),
                Carrying.of(cabinet), List.of());
    }
}
