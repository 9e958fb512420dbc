package org.holdfast.device.changer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiDevice;
import org.holdfast.device.scsi.ScsiException;

/**
 * Reads the elements of a library, one type and at most 1,000 elements at a time, each time the
 * size first and then into a buffer of that size: what large libraries can bear.
 *
 * <p>Thread rule: one thread at a time.
 */
final class Inventory {
    private static final int STEP = 1_000;
    private static final int ALL_TYPES = 0;
    private static final int LAST_ADDRESS = 0xFFFF;
    /** More than 1,000 elements with both tags, identifier and vendor's bytes ever have. */
    private static final int MAX_ANSWER = 1 << 20;

    private final ScsiDevice device;
    private boolean driveSerials = true;

    Inventory(ScsiDevice device) {
        this.device = device;
    }

    List<Element> all() throws IOException {
        Optional<ElementAddresses> addresses = addresses();
        List<Element> elements = new ArrayList<>();
        for (ElementType type : ElementType.values()) {
            int first = addresses.map(a -> a.first(type)).orElse(0);
            int expected = addresses.map(a -> a.count(type)).orElse(LAST_ADDRESS + 1);
            if (expected > 0) {
                ofType(type, first, expected, elements);
            }
        }
        return elements;
    }

    Element one(int address) throws IOException {
        List<Element> found = ask(ALL_TYPES, address, 1, driveSerials);
        if (found.size() != 1 || found.getFirst().address() != address) {
            throw new IOException("%s: no element %04Xh".formatted(device.address(), address));
        }
        return found.getFirst();
    }

    /** The assignment page, unless the robot does not have it. */
    Optional<ElementAddresses> addresses() throws IOException {
        try {
            return Optional.of(ElementAddresses.read(device));
        } catch (ScsiException e) {
            if (e.sense().is(5, 0x20, 0) || e.sense().is(5, 0x24, 0)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void ofType(ElementType type, int first, int expected, List<Element> elements)
            throws IOException {
        int next = first;
        int step = STEP;
        int seen = 0;
        while (next <= LAST_ADDRESS) {
            boolean drives = type == ElementType.DRIVE && driveSerials;
            List<Element> batch;
            try {
                batch = ask(type.code(), next, step, drives);
            } catch (TooMuchException e) {
                step = Math.max(1, step / 2);
                continue;
            } catch (ScsiException e) {
                if (e.sense().is(5, 0x21, 1)) {
                    return;
                }
                throw e;
            }
            for (Element e : batch) {
                if (e.type() != type || e.address() < next) {
                    throw new IOException("%s: element %04Xh was not asked for"
                            .formatted(device.address(), e.address()));
                }
                next = e.address() + 1;
            }
            elements.addAll(batch);
            seen += batch.size();
            if (batch.isEmpty() || batch.size() < step && seen >= expected) {
                return;
            }
        }
    }

    /** One question, without the drives' serial numbers if the robot does not know DVCID. */
    private List<Element> ask(int type, int first, int count, boolean drives)
            throws IOException {
        try {
            return once(type, first, count, drives);
        } catch (ScsiException e) {
            if (drives && e.sense().is(5, 0x24, 0)) {
                driveSerials = false;
                return once(type, first, count, false);
            }
            throw e;
        }
    }

    private List<Element> once(int type, int first, int count, boolean drives)
            throws IOException {
        byte[] header = device.receive(command(type, first, count, drives, ElementStatus.HEADER),
                ElementStatus.HEADER);
        int length = ElementStatus.length(header);
        if (length == ElementStatus.HEADER) {
            return List.of();
        }
        int most = Math.min(device.maxTransferBytes(), MAX_ANSWER);
        if (length > most) {
            if (count == 1) {
                throw new IOException("%s: %d bytes of status for one element"
                        .formatted(device.address(), length));
            }
            throw new TooMuchException();
        }
        List<Element> found = new ArrayList<>(ElementStatus.parse(
                device.receive(command(type, first, count, drives, length), length),
                drives));
        if (found.size() > count) {
            throw new IOException("%s: %d elements instead of at most %d"
                    .formatted(device.address(), found.size(), count));
        }
        found.sort(Comparator.comparingInt(Element::address));
        return found;
    }

    private static ScsiCommand command(int type, int first, int count, boolean drives,
            int room) {
        return ChangerCommands.readElementStatus(type, first, count, drives, room);
    }

    /** The answer does not fit into one transfer: ask for fewer elements. */
    private static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
