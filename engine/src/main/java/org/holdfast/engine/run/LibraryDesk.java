package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.changer.Element;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.schedule.Input;

/**
 * One library at work: its robot, or the shelf and the person who has the hands.
 *
 * <p>{@link #look} and {@link #move} belong to the library's own lane; {@link #seen} is for anyone.
 */
final class LibraryDesk {
    private final String name;
    private final TapeLibrary library;
    private final Optional<Shelf> shelf;
    private final Optional<Hands> hands;
    private final Catalog catalog;
    private volatile List<Element> seen = List.of();

    LibraryDesk(String name, TapeLibrary library, Optional<Shelf> shelf, Optional<Hands> hands,
            Catalog catalog) {
        this.name = name;
        this.library = library;
        this.shelf = shelf;
        this.hands = hands;
        this.catalog = catalog;
    }

    String name() {
        return name;
    }

    TapeLibrary library() {
        return library;
    }

    Optional<Hands> hands() {
        return hands;
    }

    boolean robot() {
        return library.changer().isPresent();
    }

    /** The elements as they were when the library was last looked at. */
    List<Element> seen() {
        return seen;
    }

    private List<Element> elements() throws IOException {
        if (library.changer().isPresent()) {
            // Asked for before: what changes from here on is a change again.
            library.changer().get().contentsChanged();
            return library.changer().get().inventory();
        }
        return shelf.isPresent() ? shelf.get().elements() : List.of();
    }

    /**
     * Whether somebody has changed what is in it since it was last looked at: the robot says so, a
     * shelf is looked at.
     */
    boolean changed() throws IOException {
        if (library.changer().isPresent()) {
            library.changer().get().ready();
            return library.changer().get().contentsChanged();
        }
        return !seen.equals(elements());
    }

    /** Reads the inventory; what the catalog knows of each cartridge goes with it. */
    Input.LibrarySeen look() throws IOException {
        List<Element> elements = elements();
        seen = List.copyOf(elements);
        TreeSet<Integer> slots = new TreeSet<>();
        TreeSet<Integer> mailSlots = new TreeSet<>();
        TreeSet<Integer> blocked = new TreeSet<>();
        List<CartridgeStatus> cartridges = new ArrayList<>();
        for (Element e : elements) {
            switch (e.type()) {
                case SLOT -> slots.add(e.address());
                case MAIL_SLOT -> mailSlots.add(e.address());
                case ROBOT, DRIVE -> { }
            }
            if (e.full() && e.barcode().isEmpty()) {
                blocked.add(e.address());
            } else if (e.full()) {
                cartridges.add(status(e.barcode().get(), e.address(), e.source()));
            }
        }
        List<DriveId> drives = library.bays().stream()
                .map(b -> new DriveId(name, b.element())).toList();
        return new Input.LibrarySeen(name, robot(), slots, mailSlots, blocked, drives,
                cartridges);
    }

    private CartridgeStatus status(Barcode barcode, int element, OptionalInt source)
            throws IOException {
        Optional<CartridgeRow> known = catalog.cartridges().find(barcode);
        Optional<CartridgeRow.Volume> volume = known.flatMap(CartridgeRow::volume);
        return new CartridgeStatus(barcode,
                known.map(CartridgeRow::state).orElse(CartridgeState.SCRATCH),
                volume.map(CartridgeRow.Volume::domain),
                volume.map(CartridgeRow.Volume::remaining).orElse(0L), Optional.of(name), element,
                source);
    }

    /** Has the robot move a cartridge. */
    void move(int from, int to) throws IOException {
        library.changer().orElseThrow().move(from, to);
    }

    /** Where a person has put a cartridge: any place of the shelf will do. */
    OptionalInt laid(Barcode barcode, int to) {
        boolean drive = library.bays().stream().anyMatch(b -> b.element() == to);
        return seen.stream().filter(e -> e.barcode().filter(barcode::equals).isPresent()
                && (drive ? e.address() == to : e.type() != ElementType.DRIVE))
                .mapToInt(Element::address).findFirst();
    }

    /** Whether a cartridge is where a failed move should have brought it after all. */
    boolean arrived(Barcode barcode, int to) {
        return seen.stream().anyMatch(e -> e.address() == to
                && e.barcode().filter(barcode::equals).isPresent());
    }
}
