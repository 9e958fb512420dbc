package org.holdfast.device.vtl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.medium.CartridgeCard;

/** Who is where in a library: the state, its rules and its keeping. Used under its lock. */
final class Shelves {
    private final LibraryPlan plan;
    private final Vault vault;
    private LibraryState state;

    Shelves(LibraryPlan plan, Vault vault) throws IOException {
        this.plan = plan;
        this.vault = vault;
        this.state = vault.state();
    }

    LibraryState state() {
        return state;
    }

    /** Keeps a new state durably, and only then believes it. */
    void change(LibraryState next) throws IOException {
        vault.keep(next);
        state = next;
    }

    int driveAddress(int drive) {
        if (drive < 0 || drive >= plan.drives().size()) {
            throw new IllegalArgumentException("drive " + drive);
        }
        return plan.addresses().drives() + drive;
    }

    /** The number of a drive that is named by its number or by its element. */
    int driveIndex(int indexOrElement) {
        return indexOrElement < plan.drives().size() ? driveIndexAt(indexOrElement)
                : driveIndexAt(indexOrElement - plan.addresses().drives());
    }

    private int driveIndexAt(int index) {
        return driveAddress(index) - plan.addresses().drives();
    }

    boolean isDrive(int element) {
        int i = element - plan.addresses().drives();
        return i >= 0 && i < plan.drives().size();
    }

    boolean isSlot(int element) {
        int i = element - plan.addresses().slots();
        return i >= 0 && i < plan.slots();
    }

    boolean isMailSlot(int element) {
        int i = element - plan.addresses().mailSlots();
        return i >= 0 && i < plan.mailSlots();
    }

    Optional<Barcode> inElement(int element) {
        return Optional.ofNullable(state.at(element)).map(c -> new Barcode(c.barcode()));
    }

    List<Barcode> shelf() {
        List<Barcode> free = new ArrayList<>();
        for (CartridgeCard card : vault.cards()) {
            if (!state.holds(card.barcode())) {
                free.add(new Barcode(card.barcode()));
            }
        }
        return free;
    }

    CartridgeCard card(String barcode) throws IOException {
        return vault.card(barcode)
                .orElseThrow(() -> new IOException("no cartridge " + barcode));
    }

    void checkNew(Barcode barcode) throws IOException {
        if (vault.card(barcode.value()).isPresent()) {
            throw new IOException("there is a cartridge " + barcode + " already");
        }
    }

    void create(CartridgeCard card) throws IOException {
        checkNew(new Barcode(card.barcode()));
        vault.create(card);
    }

    void checkWithin(int element, int first, int count) throws IOException {
        if (element < first || element >= first + count) {
            throw new IOException("element " + element + " is not one of " + count + " from "
                    + first);
        }
    }

    void checkFree(int element, int first, int count) throws IOException {
        checkWithin(element, first, count);
        if (state.at(element) != null) {
            throw new IOException("element " + element + " holds " + state.at(element).barcode());
        }
    }

    void exchange(int slot, int other) throws IOException {
        checkWithin(slot, plan.addresses().slots(), plan.slots());
        checkWithin(other, plan.addresses().slots(), plan.slots());
        LibraryState next = state.take(slot).take(other);
        next = byHand(next, slot, state.at(other));
        change(byHand(next, other, state.at(slot)));
    }

    private static LibraryState byHand(LibraryState before, int slot,
            LibraryState.Content content) {
        return content == null ? before
                : before.put(slot, new LibraryState.Content(content.barcode(), 0));
    }

    void putFromShelf(Barcode barcode, int element) throws IOException {
        card(barcode.value());
        if (state.holds(barcode.value())) {
            throw new IOException(barcode + " is not on the shelf");
        }
        if (state.at(element) != null) {
            throw new IOException("element " + element + " holds " + state.at(element).barcode());
        }
        change(state.put(element, new LibraryState.Content(barcode.value(), 0)));
    }
}
