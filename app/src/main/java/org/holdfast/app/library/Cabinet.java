package org.holdfast.app.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.holdfast.app.library.floor.FloorPlan;
import org.holdfast.app.library.floor.Spot;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Rows;

/** One library as the engine said it, by spots instead of addresses. Immutable. */
final class Cabinet {
    private static final String VIRTUAL = "virtual:";
    private static final Spot ROBOT = new Spot(Spot.Kind.ROBOT, 0);

    private final Rows.LibraryRow row;
    private final Map<Spot.Kind, List<Rows.ElementRow>> elements = new HashMap<>();
    private final Map<Integer, Spot> byAddress = new HashMap<>();
    private final Map<String, Spot> byBarcode = new HashMap<>();
    private final Map<String, Rows.CartridgeRow> cartridges;
    private final Map<Integer, Rows.DriveRow> drives = new HashMap<>();
    private final Map<Spot, Failure> needs = new HashMap<>();
    private final FloorPlan plan;

    /**
     * A library.
     *
     * @param cartridges all that the archive knows, by barcode
     * @param drives all drives of all libraries
     * @param problems what the archive reports now
     */
    Cabinet(Rows.LibraryRow row, Map<String, Rows.CartridgeRow> cartridges,
            List<Rows.DriveRow> drives, List<Failure> problems) {
        this.row = row;
        this.cartridges = cartridges;
        for (Spot.Kind kind : Spot.Kind.values()) {
            elements.put(kind, new ArrayList<>());
        }
        row.elements().stream().sorted(Comparator.comparingInt(Rows.ElementRow::address))
                .forEach(e -> kind(e.type()).ifPresent(kind -> elements.get(kind).add(e)));
        elements.forEach((kind, rows) -> {
            for (int i = 0; i < rows.size(); i++) {
                Spot spot = new Spot(kind, i);
                byAddress.put(rows.get(i).address(), spot);
                rows.get(i).barcode().ifPresent(b -> byBarcode.put(b, spot));
            }
        });
        drives.stream().filter(d -> d.library().equals(row.name()))
                .forEach(d -> this.drives.put(d.element(), d));
        this.plan = new FloorPlan(elements.get(Spot.Kind.SLOT).size(),
                elements.get(Spot.Kind.DRIVE).size(), elements.get(Spot.Kind.MAIL_SLOT).size(),
                elements.get(Spot.Kind.ROBOT).size());
        problems.forEach(this::need);
    }

    private static Optional<Spot.Kind> kind(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "SLOT" -> Optional.of(Spot.Kind.SLOT);
            case "DRIVE" -> Optional.of(Spot.Kind.DRIVE);
            case "MAIL_SLOT" -> Optional.of(Spot.Kind.MAIL_SLOT);
            case "ROBOT" -> Optional.of(Spot.Kind.ROBOT);
            default -> Optional.empty();
        };
    }

    /** Which cartridge or element a problem is about: a person has to look there. */
    private void need(Failure problem) {
        Optional<Spot> spot = switch (problem) {
            case Failure.CartridgeAside f -> f.library().equals(name())
                    ? at(f.element()) : Optional.empty();
            case Failure.CartridgeDiffers f -> where(f.barcode());
            case Failure.CartridgeForeign f -> where(f.barcode());
            case Failure.CartridgeUnusable f -> where(f.barcode());
            case Failure.CartridgeWriteFailed f -> where(f.barcode());
            case Failure.RobotFailed f -> f.library().equals(name()) && plan.has(ROBOT)
                    ? Optional.of(ROBOT) : Optional.empty();
            case Failure.DriveOffline f -> drives.values().stream()
                    .filter(d -> d.serial().equals(f.serial())).findFirst()
                    .flatMap(d -> at(d.element()));
            default -> Optional.empty();
        };
        spot.ifPresent(s -> needs.putIfAbsent(s, problem));
    }

    /** Its name. */
    String name() {
        return row.name();
    }

    /** Where everything stands. */
    FloorPlan plan() {
        return plan;
    }

    /** Whether a robot moves its cartridges. */
    boolean robot() {
        return row.robot();
    }

    /** Whether it is made of software, so that a person's hands are, too. */
    boolean virtual() {
        return row.address().startsWith(VIRTUAL);
    }

    /** Why it is not there, in the engine's words. */
    Optional<String> offline() {
        return row.offline();
    }

    /** What the engine said of a spot. */
    Rows.ElementRow element(Spot spot) {
        return elements.get(spot.kind()).get(spot.index());
    }

    /** All of a kind, by address. */
    List<Rows.ElementRow> elements(Spot.Kind kind) {
        return elements.get(kind);
    }

    /** The spot with an element address. */
    Optional<Spot> at(int address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** Where a cartridge is. */
    Optional<Spot> where(String barcode) {
        return Optional.ofNullable(byBarcode.get(barcode));
    }

    /** What the archive knows of the cartridge in a spot. */
    Optional<Rows.CartridgeRow> cartridge(Spot spot) {
        return element(spot).barcode().map(cartridges::get);
    }

    /** What the archive knows of a cartridge. */
    Optional<Rows.CartridgeRow> known(String barcode) {
        return Optional.ofNullable(cartridges.get(barcode));
    }

    /** The barcodes of all cartridges in it, sorted. */
    SortedSet<String> barcodes() {
        return new TreeSet<>(byBarcode.keySet());
    }

    /** The drive in a spot. */
    Optional<Rows.DriveRow> drive(Spot spot) {
        return Optional.ofNullable(drives.get(element(spot).address()));
    }

    /** Why a person should look at a spot. */
    Optional<Failure> need(Spot spot) {
        return Optional.ofNullable(needs.get(spot));
    }

    /** All spots that a person should look at. */
    Map<Spot, Failure> needs() {
        return needs;
    }

    /** How many cartridges are in it. */
    int filled() {
        return (int) row.elements().stream().filter(Rows.ElementRow::full).count();
    }

    /** How many of a kind have a cartridge. */
    int filled(Spot.Kind kind) {
        return (int) elements.get(kind).stream().filter(Rows.ElementRow::full).count();
    }

    /** Whether a cartridge in one spot may be asked to go to another. */
    boolean mayMove(Spot from, Spot to) {
        return !from.equals(to) && from.kind() != Spot.Kind.ROBOT
                && to.kind() != Spot.Kind.ROBOT && plan.has(from) && plan.has(to)
                && element(from).full() && !element(to).full()
                && drive(to).flatMap(Rows.DriveRow::barcode).isEmpty()
                && drive(to).flatMap(Rows.DriveRow::offline).isEmpty();
    }

    /** Whether the engine said the same of both. */
    boolean same(Cabinet other) {
        return row.equals(other.row) && cartridges.equals(other.cartridges)
                && drives.equals(other.drives) && needs.equals(other.needs);
    }
}
