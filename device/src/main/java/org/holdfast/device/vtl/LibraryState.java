package org.holdfast.device.vtl;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which cartridge is in which element; a value, replaced as a whole, so that a cartridge is never
 * in two elements or in none while it moves. A cartridge in no element is on the shelf.
 *
 * @param elements what is in the full elements, by address; a drive of a library without a robot
 *     has its address too
 */
record LibraryState(Map<Integer, Content> elements) {
    /**
     * What is in an element.
     *
     * @param barcode the cartridge
     * @param source the slot it came from, 0 when it came from a person
     */
    record Content(String barcode, int source) {}

    LibraryState {
        elements = Map.copyOf(elements);
    }

    Content at(int address) {
        return elements.get(address);
    }

    LibraryState put(int address, Content content) {
        Map<Integer, Content> next = new TreeMap<>(elements);
        next.put(address, content);
        return new LibraryState(next);
    }

    LibraryState take(int address) {
        Map<Integer, Content> next = new TreeMap<>(elements);
        next.remove(address);
        return new LibraryState(next);
    }

    LibraryState move(int from, int to, int source) {
        return take(from).put(to, new Content(elements.get(from).barcode(), source));
    }

    boolean holds(String barcode) {
        return elements.values().stream().anyMatch(c -> c.barcode().equals(barcode));
    }
}
