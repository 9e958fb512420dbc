package org.holdfast.device.vtl;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.unit.DriveUnit;
import org.holdfast.device.vtl.unit.Robot;

/** The hand of a library: what the changer's logical unit sees and does. */
final class RobotArm implements Robot {
    /** From element to element in a library of middle size. */
    private static final Duration MOVE = Duration.ofSeconds(11);
    private static final SenseData NO_ELEMENT = SenseData.of(5, 0x21, 0x01);
    private static final SenseData FULL = SenseData.of(5, 0x3B, 0x0D);
    private static final SenseData EMPTY = SenseData.of(5, 0x3B, 0x0E);
    private final VirtualLibrary library;

    RobotArm(VirtualLibrary library) {
        this.library = library;
    }

    @Override
    public List<View> elements() {
        library.lock().lock();
        try {
            LibraryPlan plan = library.plan();
            List<View> all = new ArrayList<>();
            all.add(view(1, plan.addresses().robot()));
            for (int i = 0; i < plan.slots(); i++) {
                all.add(view(2, plan.addresses().slots() + i));
            }
            for (int i = 0; i < plan.mailSlots(); i++) {
                all.add(view(3, plan.addresses().mailSlots() + i));
            }
            for (int i = 0; i < plan.drives().size(); i++) {
                all.add(view(4, plan.addresses().drives() + i));
            }
            return all;
        } finally {
            library.lock().unlock();
        }
    }

    private View view(int type, int address) {
        LibraryState.Content content = library.shelves().state().at(address);
        Optional<String> barcode = Optional.ofNullable(content).map(LibraryState.Content::barcode);
        OptionalInt source = content == null || content.source() == 0 ? OptionalInt.empty()
                : OptionalInt.of(content.source());
        if (type != 4) {
            boolean byOperator = content != null && content.source() == 0;
            return new View(type, address, barcode, source, true, byOperator, Optional.empty());
        }
        int drive = address - library.plan().addresses().drives();
        boolean accessible = library.units().get(drive).refusal().isEmpty();
        return new View(type, address, barcode, source, accessible, false,
                Optional.of(library.plan().drives().get(drive).identity()));
    }

    @Override
    public Optional<SenseData> move(int source, int destination) throws IOException {
        Shelves shelves = library.shelves();
        if (!known(source) || !known(destination)) {
            return Optional.of(NO_ELEMENT);
        }
        library.lock().lock();
        try {
            LibraryState state = shelves.state();
            if (state.at(source) == null) {
                return Optional.of(EMPTY);
            }
            if (state.at(destination) != null) {
                return Optional.of(FULL);
            }
            Optional<DriveUnit> from = drive(source);
            Optional<SenseData> refusal = from.flatMap(DriveUnit::refusal);
            if (refusal.isPresent()) {
                return refusal;
            }
            library.pass(MOVE);
            if (from.isPresent()) {
                from.get().remove();
            }
            int origin = shelves.isSlot(source) ? source : state.at(source).source();
            shelves.change(state.move(source, destination, origin));
            Optional<DriveUnit> into = drive(destination);
            if (into.isPresent()) {
                into.get().insert(library.open(state.at(source).barcode()));
            }
            return Optional.empty();
        } finally {
            library.lock().unlock();
        }
    }

    private boolean known(int element) {
        Shelves s = library.shelves();
        return s.isSlot(element) || s.isMailSlot(element) || s.isDrive(element);
    }

    private Optional<DriveUnit> drive(int element) {
        return library.shelves().isDrive(element)
                ? Optional.of(library.units().get(element - library.plan().addresses().drives()))
                : Optional.empty();
    }
}
