package org.holdfast.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.device.changer.Element;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.device.scsi.Designator;
import org.holdfast.device.scsi.DeviceIdentity;

/**
 * Finds out which drive stands in which element, by names only: the order in which an operating
 * system finds drives says nothing.
 */
final class BayMap {
    private static final System.Logger LOG = System.getLogger(BayMap.class.getName());

    private BayMap() {
    }

    /** A drive and what it says of itself. */
    record Known(TapeDrive drive, DeviceIdentity identity) {
        String serial() {
            return identity.serial();
        }

        /** Whether a robot that says {@code name} means this drive. */
        boolean isCalled(String name) {
            return name.equals(serial()) || identity.designators().stream()
                    .filter(d -> !d.isText()).map(Designator::serial).anyMatch(name::equals);
        }
    }

    /** Asks every drive who it is; serial numbers must be there and must differ. */
    static List<Known> identify(List<TapeDrive> drives) throws IOException {
        List<Known> known = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (TapeDrive drive : drives) {
            DeviceIdentity identity = drive.names();
            if (identity.deviceType() != DeviceIdentity.TAPE) {
                throw new IOException("not a tape drive: " + identity.vendor() + " "
                        + identity.product() + " " + identity.serial());
            }
            if (identity.serial().isEmpty()) {
                throw new IOException("a drive without a serial number: " + identity.vendor()
                        + " " + identity.product());
            }
            known.add(new Known(drive, identity));
            counts.merge(identity.serial(), 1, Integer::sum);
        }
        counts.values().removeIf(n -> n == 1);
        if (!counts.isEmpty()) {
            throw new IOException("several drives have the same serial number: "
                    + String.join(", ", counts.keySet()));
        }
        return known;
    }

    /** Without a robot: numbered from 1, in the order given. */
    static List<TapeLibrary.Bay> numbered(List<Known> drives) {
        List<TapeLibrary.Bay> bays = new ArrayList<>();
        for (Known k : drives) {
            bays.add(new TapeLibrary.Bay(bays.size() + 1, k.serial(), k.drive()));
        }
        return bays;
    }

    /** With a robot: by the names it knows its drives by, in the order of elements. */
    static List<TapeLibrary.Bay> placed(List<Known> drives, List<Element> inventory)
            throws IOException {
        List<Element> elements = inventory.stream()
                .filter(e -> e.type() == ElementType.DRIVE).toList();
        Map<Integer, Known> found = new TreeMap<>();
        List<Known> missing = new ArrayList<>();
        for (Known k : drives) {
            List<Element> here = elements.stream()
                    .filter(e -> e.drive().filter(k::isCalled).isPresent()).toList();
            if (here.size() > 1) {
                throw new IOException("the robot reports drive " + k.serial() + " in elements "
                        + addresses(here));
            }
            if (here.isEmpty()) {
                missing.add(k);
            } else if (found.put(here.getFirst().address(), k) != null) {
                throw new IOException("the robot reports two drives in element "
                        + addresses(here));
            }
        }
        if (!missing.isEmpty()) {
            found.put(onlyPlace(drives, elements), missing.getFirst());
        }
        List<TapeLibrary.Bay> bays = new ArrayList<>();
        found.forEach((address, k) ->
                bays.add(new TapeLibrary.Bay(address, k.serial(), k.drive())));
        return bays;
    }

    /** A single drive in a library with a single place for one is there; nothing else is sure. */
    private static int onlyPlace(List<Known> drives, List<Element> elements) throws IOException {
        if (drives.size() == 1 && elements.size() == 1
                && elements.getFirst().drive().isEmpty()) {
            Element element = elements.getFirst();
            LOG.log(System.Logger.Level.WARNING, "the robot does not say which drive is in element "
                    + "{0}; taken to be the only one, {1}", addresses(elements),
                    drives.getFirst().serial());
            return element.address();
        }
        String ours = drives.stream().map(Known::serial).collect(Collectors.joining(", "));
        String theirs = elements.stream()
                .map(e -> "%04Xh: %s".formatted(e.address(), e.drive().orElse("not told")))
                .collect(Collectors.joining(", "));
        throw new IOException("which drive is in which element is not known: drives " + ours
                + "; the robot reports " + (theirs.isEmpty() ? "no drives" : theirs));
    }

    private static String addresses(List<Element> elements) {
        return elements.stream().map(e -> "%04Xh".formatted(e.address()))
                .collect(Collectors.joining(", "));
    }
}
