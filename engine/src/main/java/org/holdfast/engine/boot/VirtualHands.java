package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.changer.Element;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.run.Hands;
import org.holdfast.engine.run.Shelf;

/**
 * What a person does to a virtual library, and the shelf of one that has no robot: places from
 * {@value #FIRST_PLACE}, one for each cartridge in the order of their labels.
 */
final class VirtualHands implements Hands, Shelf {
    /** Above all element addresses that drives without a robot have. */
    static final int FIRST_PLACE = 10_001;

    private final VirtualLibrary library;
    private final TapeLibrary devices;

    VirtualHands(VirtualLibrary library, TapeLibrary devices) {
        this.library = library;
        this.devices = devices;
    }

    /** The drive's number in the virtual library, from 0, by its place in ours. */
    private OptionalInt drive(int element) {
        for (int i = 0; i < devices.bays().size(); i++) {
            if (devices.bays().get(i).element() == element) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Every cartridge has a place of its own, whether it lies there or not. */
    private TreeMap<Barcode, Integer> places() throws IOException {
        TreeMap<Barcode, Integer> places = new TreeMap<>();
        for (Barcode b : library.shelf()) {
            places.put(b, 0);
        }
        for (int i = 0; i < devices.bays().size(); i++) {
            library.inDrive(i).ifPresent(b -> places.put(b, 0));
        }
        int next = FIRST_PLACE;
        for (Barcode b : List.copyOf(places.keySet())) {
            places.put(b, next++);
        }
        return places;
    }

    @Override
    public List<Element> elements() throws IOException {
        List<Element> all = new ArrayList<>();
        List<Barcode> shelf = library.shelf();
        places().forEach((barcode, place) -> all.add(element(ElementType.SLOT, place,
                shelf.contains(barcode) ? Optional.of(barcode) : Optional.empty())));
        for (int i = 0; i < devices.bays().size(); i++) {
            all.add(element(ElementType.DRIVE, devices.bays().get(i).element(),
                    library.inDrive(i)));
        }
        return all;
    }

    private static Element element(ElementType type, int address, Optional<Barcode> barcode) {
        return new Element(type, address, barcode.isPresent(), true, OptionalInt.empty(), barcode,
                OptionalInt.empty(), Optional.empty());
    }

    @Override
    public void move(int from, int to) throws IOException {
        OptionalInt source = drive(from);
        OptionalInt target = drive(to);
        if (source.isPresent() && target.isEmpty()) {
            library.takeByHand(source.getAsInt());
        } else if (source.isEmpty() && target.isPresent()) {
            Barcode barcode = places().entrySet().stream().filter(e -> e.getValue() == from)
                    .map(java.util.Map.Entry::getKey).findFirst().orElseThrow(
                            () -> new IOException("no cartridge at place " + from));
            library.putByHand(barcode, target.getAsInt());
        } else {
            throw new IOException("by hand a cartridge goes from the shelf to a drive or back");
        }
    }

    @Override
    public void insert(Path directory, int slot, Barcode barcode) throws IOException {
        library.insert(directory, slot, barcode);
    }
}
