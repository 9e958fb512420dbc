package org.holdfast.device.vtl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.EndOfTape;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.device.vtl.unit.DriveModel;
import org.holdfast.device.vtl.unit.UnitIdentity;

/**
 * What a virtual library is made of; kept as {@code plan.json} in its directory.
 *
 * @param library who the robot says it is; its serial number is the library's
 * @param robot whether there is a robot; without one a person moves the cartridges
 * @param drives 1 to 144 drives with different serial numbers
 * @param slots 0 to 60,000; 0 without a robot
 * @param mailSlots 0 to 255; 0 without a robot
 * @param addresses where element addresses begin
 * @param cartridges blank cartridges; they fill the slots in order, the rest is on the shelf
 * @param form how cartridges are kept
 * @param ends sizes of index partitions and early warning
 * @param timed whether robot and tape take the time that real ones take
 */
public record LibraryPlan(UnitIdentity library, boolean robot, List<DriveModel> drives, int slots,
        int mailSlots, ElementAddresses addresses, List<CartridgePlan> cartridges, MediaForm form,
        EndOfTape ends, boolean timed) {
    /** The most drives. */
    public static final int MAX_DRIVES = 144;
    /** The most slots. */
    public static final int MAX_SLOTS = 60_000;
    /** The most mail slots. */
    public static final int MAX_MAIL_SLOTS = 255;

    /** Checks the ranges; plans also come from files. */
    public LibraryPlan {
        drives = List.copyOf(drives);
        cartridges = List.copyOf(cartridges);
        if (drives.isEmpty() || drives.size() > MAX_DRIVES || slots < 0 || slots > MAX_SLOTS
                || mailSlots < 0 || mailSlots > MAX_MAIL_SLOTS) {
            throw new IllegalArgumentException("library of " + drives.size() + " drives, " + slots
                    + " slots, " + mailSlots + " mail slots");
        }
        if (!robot && slots + mailSlots > 0) {
            throw new IllegalArgumentException("slots without a robot");
        }
        if (library == null || addresses == null || form == null || ends == null) {
            throw new IllegalArgumentException("library plan with a part missing");
        }
        distinct("drive serial numbers",
                drives.stream().map(d -> d.identity().serial()).toList());
        distinct("barcodes", cartridges.stream().map(CartridgePlan::barcode).toList());
        List<Integer> all = new ArrayList<>(List.of(addresses.robot()));
        add(all, addresses.drives(), drives.size());
        add(all, addresses.mailSlots(), mailSlots);
        add(all, addresses.slots(), slots);
        distinct("element addresses", all);
    }

    private static void add(List<Integer> all, int first, int count) {
        if (first < 1 || first + count - 1 > 0xFFFF) {
            throw new IllegalArgumentException("element addresses from " + first);
        }
        for (int i = 0; i < count; i++) {
            all.add(first + i);
        }
    }

    private static void distinct(String what, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (Object v : values) {
            if (!seen.add(v)) {
                throw new IllegalArgumentException("two " + what + " are " + v);
            }
        }
    }

    /** A library of equal drives with a robot, as IBM's are; containers, and nothing takes time. */
    public static LibraryPlan of(MediaType generation, int drives, int slots, int mailSlots) {
        List<DriveModel> models = new ArrayList<>();
        for (int i = 0; i < drives; i++) {
            models.add(DriveModel.usual(generation, "HV%08d".formatted(i + 1)));
        }
        return new LibraryPlan(new UnitIdentity("IBM", "03584L32", "1001", "HV0000LIB0"), true,
                models, slots, mailSlots, ElementAddresses.USUAL, List.of(), MediaForm.CONTAINER,
                EndOfTape.USUAL, false);
    }

    /** Drives without a robot: a person is the robot. */
    public static LibraryPlan drivesOnly(MediaType generation, int drives) {
        LibraryPlan p = of(generation, drives, 0, 0);
        return new LibraryPlan(p.library, false, p.drives, 0, 0, p.addresses, p.cartridges, p.form,
                p.ends, p.timed);
    }

    /** With these cartridges. */
    public LibraryPlan with(List<CartridgePlan> blanks) {
        return new LibraryPlan(library, robot, drives, slots, mailSlots, addresses, blanks, form,
                ends, timed);
    }

    /** With cartridges {@code HVnnnn} and the type's suffix, numbered from 1. */
    public LibraryPlan withBlanks(int count, MediaType type, long capacityBytes) {
        List<CartridgePlan> blanks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            blanks.add(new CartridgePlan("HV%04d%s".formatted(i, type.suffix()), type,
                    capacityBytes));
        }
        return with(blanks);
    }

    /** With cartridges kept in another form. */
    public LibraryPlan withForm(MediaForm other) {
        return new LibraryPlan(library, robot, drives, slots, mailSlots, addresses, cartridges,
                other, ends, timed);
    }

    /** With other ends of tape. */
    public LibraryPlan withEnds(EndOfTape other) {
        return new LibraryPlan(library, robot, drives, slots, mailSlots, addresses, cartridges,
                form, other, timed);
    }

    /** With drives that take their time. */
    public LibraryPlan withTiming(boolean on) {
        return new LibraryPlan(library, robot, drives, slots, mailSlots, addresses, cartridges,
                form, ends, on);
    }
}
